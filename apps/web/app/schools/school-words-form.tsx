import type { School } from '@banter/api/schools/contract'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { LABELS } from './onboarding.ts'
import { SchoolWords } from './school-words.tsx'

/** What a school says of itself, to be changed. */
export function SchoolWordsForm({ school, refusal }: { school: School; refusal: FormRefusal | undefined }) {
  const { name, desc, city, state, country } = school
  return (
    <Form method="post">
      <Card title="About the school" footer={<SubmitButton intent="save">Save changes</SubmitButton>}>
        <div className="grid gap-4">
          <FormErrors refusal={refusal} labels={LABELS} />
          <SchoolWords
            values={{ name, desc, city, state, country, ...refusal?.values }}
            errors={refusal?.fields ?? {}}
          />
        </div>
      </Card>
    </Form>
  )
}
