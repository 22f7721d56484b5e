import { AuthPage } from '../identity/auth-page.tsx'
import { choosePassword, tokenIn } from '../identity/choose-password.server.ts'
import { LinkUsed } from '../identity/link-used.tsx'
import { PasswordField } from '../identity/password-field.tsx'
import { requireAccounts } from '../identity/visitors.server.ts'
import { useHere } from '../root-data.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [
  { title: 'Accept your invitation · Banter' },
  { name: 'robots', content: 'noindex' },
]

export function loader({ request, context }: LoaderFunctionArgs) {
  requireAccounts(context)
  return { token: tokenIn(request) }
}

export const action = (args: ActionFunctionArgs) => choosePassword(args, 'Welcome! Your account is ready.')

export default function InvitationPage() {
  const { token } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const school = useHere()?.school?.name ?? 'Banter'
  if (!token || refusal?.fields.token) {
    return (
      <LinkUsed way={{ to: '/sign-in', label: 'Sign in' }}>
        It was used or is older than seven days. If you have a password already, just sign in.
      </LinkUsed>
    )
  }
  return (
    <AuthPage title={`Welcome to ${school}`} lead="Choose how others see you, and a password.">
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} labels={{ name: 'Your name', password: 'Password' }} />
        <input type="hidden" name="token" value={token} />
        <Field name="name" label="Your name" error={refusal?.fields.name} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              minLength={2}
              maxLength={80}
              defaultValue={refusal?.values.name}
            />
          )}
        </Field>
        <PasswordField
          autoComplete="new-password"
          error={refusal?.fields.password}
          hint="At least 10 characters. A few words in a row are easy to remember."
        />
        <SubmitButton wide>Accept the invitation</SubmitButton>
      </Form>
    </AuthPage>
  )
}
