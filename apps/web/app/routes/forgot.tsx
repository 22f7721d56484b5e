import * as identity from '@banter/api/identity/contract'
import { api } from '../api.server.ts'
import { AuthPage, TEXT_LINK } from '../identity/auth-page.tsx'
import { EmailField } from '../identity/email-field.tsx'
import { requireAccounts } from '../identity/visitors.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Forgot your password? · Banter' }]

export function loader({ context }: LoaderFunctionArgs) {
  requireAccounts(context)
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const email = String(form.get('email') ?? '').trim()
  try {
    await api(request, context)(identity.forgotPassword, { body: { email } })
    return { sentTo: email }
  } catch (error) {
    return refused(error, form)
  }
}

export default function ForgotPage() {
  const answer = useActionData<typeof action>()
  const sentTo = answer && 'sentTo' in answer ? answer.sentTo : null
  const refusal = answer && 'code' in answer ? answer : undefined
  return (
    <AuthPage
      title={sentTo ? 'Check your mail' : 'Forgot your password?'}
      lead={sentTo ? undefined : 'We send you a link to choose a new one.'}
      footer={
        <Link to="/sign-in" className={TEXT_LINK}>
          Back to signing in
        </Link>
      }
    >
      {sentTo ? (
        <Alert tone="positive" title="A link is on its way">
          If <strong className="font-medium break-all">{sentTo}</strong> has an account here, the mail arrives
          within a minute. The link works for one hour.
        </Alert>
      ) : (
        <Form method="post" className="grid gap-4">
          <FormErrors refusal={refusal} labels={{ email: 'E-mail' }} />
          <EmailField defaultValue={refusal?.values.email} error={refusal?.fields.email} />
          <SubmitButton wide>Send the link</SubmitButton>
        </Form>
      )}
    </AuthPage>
  )
}
