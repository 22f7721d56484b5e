import { wishForSchool } from '@banter/api/schools/contract'
import { api } from '../api.server.ts'
import { EmailField } from '../identity/email-field.tsx'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useSearchParams } from '../router.ts'
import { AuthLayout } from '../shell/auth-layout.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Ask for your school · Banter' }]

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const body = { name: text('name'), city: text('city'), email: text('email') }
  try {
    await api(request, context)(wishForSchool, { body })
  } catch (error) {
    return refused(error, form)
  }
  return redirect(`/find/ask?${new URLSearchParams({ asked: body.name })}`)
}

const LABELS = { name: 'Name of your school', city: 'City', email: 'Your e-mail' }

export default function AskPage() {
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const asked = query.get('asked')
  if (asked)
    return (
      <AuthLayout title="Thank you" lead={`We write to you as soon as ${asked.slice(0, 120)} is here.`}>
        <LinkButton to="/find" variant="primary">
          Back to all schools
        </LinkButton>
      </AuthLayout>
    )
  return (
    <AuthLayout
      title="Ask for your school"
      lead="Tell us which one it is. We write to you as soon as it opens."
      footer={
        <Link to="/find" className="font-medium text-accent-text underline-offset-2 hover:underline">
          Back to all schools
        </Link>
      }
    >
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} labels={LABELS} />
        <Field name="name" label={LABELS.name} error={refusal?.fields.name} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="organization"
              minLength={2}
              maxLength={120}
              defaultValue={refusal?.values.name ?? (query.get('name') ?? '').slice(0, 120)}
            />
          )}
        </Field>
        <Field name="city" label={LABELS.city} error={refusal?.fields.city} optional>
          {(control) => (
            <Input
              {...control}
              autoComplete="address-level2"
              maxLength={80}
              defaultValue={refusal?.values.city}
            />
          )}
        </Field>
        <EmailField defaultValue={refusal?.values.email} error={refusal?.fields.email} />
        <SubmitButton wide>Ask for it</SubmitButton>
      </Form>
    </AuthLayout>
  )
}
