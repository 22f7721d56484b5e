import type { Me } from '@banter/api/identity/contract'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export function ProfileForm({ me, refusal }: { me: Me; refusal: FormRefusal | undefined }) {
  const values: Partial<Record<string, string>> = refusal?.values ?? {}
  return (
    <Form method="post">
      <Card title="Profile" footer={<SubmitButton intent="save">Save changes</SubmitButton>}>
        <div className="grid gap-4 sm:grid-cols-2">
          {refusal && (
            <div className="sm:col-span-2">
              <FormErrors refusal={refusal} labels={{ name: 'Your name', major: 'Major' }} />
            </div>
          )}
          <Field name="name" label="Your name" error={refusal?.fields.name} required>
            {(control) => (
              <Input
                {...control}
                autoComplete="name"
                minLength={2}
                maxLength={80}
                defaultValue={values.name ?? me.name}
              />
            )}
          </Field>
          <Field name="major" label="Major" error={refusal?.fields.major} optional>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                maxLength={80}
                defaultValue={values.major ?? me.major ?? ''}
              />
            )}
          </Field>
          <Field
            name="email"
            label="E-mail"
            hint="Only you see it. It cannot be changed."
            className="sm:col-span-2"
          >
            {({ name: _, ...control }) => <Input {...control} readOnly value={me.email} />}
          </Field>
        </div>
      </Card>
    </Form>
  )
}
