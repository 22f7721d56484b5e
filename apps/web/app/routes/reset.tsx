import { AuthPage } from '../identity/auth-page.tsx'
import { choosePassword, tokenIn } from '../identity/choose-password.server.ts'
import { LinkUsed } from '../identity/link-used.tsx'
import { PasswordField } from '../identity/password-field.tsx'
import { requireAccounts } from '../identity/visitors.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [
  { title: 'Choose a new password · Banter' },
  { name: 'robots', content: 'noindex' },
]

export function loader({ request, context }: LoaderFunctionArgs) {
  requireAccounts(context)
  return { token: tokenIn(request) }
}

export const action = (args: ActionFunctionArgs) =>
  choosePassword(args, 'Your new password is set. You are signed out everywhere else.')

export default function ResetPage() {
  const { token } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  if (!token || refusal?.fields.token) {
    return (
      <LinkUsed way={{ to: '/forgot', label: 'Send a new link' }}>
        It was used, replaced by a newer one, or is older than an hour. Have a new one sent.
      </LinkUsed>
    )
  }
  return (
    <AuthPage title="Choose a new password" lead="You are then signed out everywhere else.">
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} labels={{ password: 'New password' }} />
        <input type="hidden" name="token" value={token} />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          error={refusal?.fields.password}
          hint="At least 10 characters. A few words in a row are easy to remember."
        />
        <SubmitButton wide>Save password</SubmitButton>
      </Form>
    </AuthPage>
  )
}
