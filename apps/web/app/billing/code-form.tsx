import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

/** Something taken off by a code, for a subscription that runs; a new one takes its code on the page where it is paid. */
export function CodeForm({ refusal }: { refusal: FormRefusal | undefined }) {
  return (
    <Card title="Discount code">
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} labels={{ code: 'Code' }} />
        <Field name="code" label="Code" error={refusal?.fields.code} required>
          {(control) => (
            <Input
              {...control}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
          )}
        </Field>
        <SubmitButton intent="code" variant="secondary">
          Redeem
        </SubmitButton>
      </Form>
    </Card>
  )
}
