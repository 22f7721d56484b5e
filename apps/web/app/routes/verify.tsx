import * as identity from '@banter/api/identity/contract'
import { api, safeNext } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { AuthPage, TEXT_LINK } from '../identity/auth-page.tsx'
import { CodeForm, ResendForm } from '../identity/code-form.tsx'
import { PasswordField } from '../identity/password-field.tsx'
import { forgetPending, readPending } from '../identity/pending.server.ts'
import { askAgain } from '../identity/verification.server.ts'
import { requireAccounts } from '../identity/visitors.server.ts'
import { refused } from '../refused.server.ts'
import { useHere } from '../root-data.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [
  { title: 'Confirm your address · Banter' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAccounts(context)
  const token = new URL(request.url).searchParams.get('token')
  const pending = await readPending(request, context)
  const asked = pending && { email: pending.email, resendAfter: pending.resendAfter }
  // The verifier stays in its cookie.
  return { token, pending: asked, own: Boolean(pending?.verifier) }
}

/** Only a press of a button confirms: mail scanners follow links, and must not. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const pending = await readPending(request, context)
  const text = (name: string) => String(form.get(name) ?? '')
  const email = text('email') || pending?.email || ''
  if (form.get('intent') === 'resend')
    return askAgain({ request, context }, email, safeNext(pending?.next ?? null))
  const proof = {
    ...(pending?.verifier && { verifier: pending.verifier }),
    ...(form.has('password') && { password: text('password') }),
  }
  const body = form.has('token')
    ? { token: text('token'), ...proof }
    : { email, code: text('code').replace(/\s/g, ''), ...proof }
  try {
    const { user } = await api(request, context)(identity.verifyEmail, { body })
    await forgetPending(context)
    // Who was on the way to nowhere in particular begins with the guide.
    const next = safeNext(pending?.next ?? null)
    return await redirectWith(
      context,
      next === '/' ? '/welcome' : next,
      `Welcome, ${user.name}. Your address is confirmed.`,
    )
  } catch (error) {
    return refused(error, form)
  }
}

export default function VerifyPage() {
  const { token, pending, own } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const school = useHere()?.school?.name
  if (token && refusal?.code !== 'WRONG_TOKEN') {
    return (
      <AuthPage title="Confirm your address" lead={`One press, and you are at ${school ?? 'your campus'}.`}>
        <Form method="post" className="grid gap-4">
          <FormErrors refusal={refusal} labels={{ password: 'Password' }} />
          <input type="hidden" name="token" value={token} />
          {(!own || refusal?.fields.password) && <OwnPassword error={refusal?.fields.password} />}
          <SubmitButton wide size="lg">
            Confirm my address
          </SubmitButton>
        </Form>
      </AuthPage>
    )
  }
  return (
    <AuthPage
      title="Check your mail"
      lead={
        pending ? (
          <>
            We sent a 6-digit code to{' '}
            <strong className="font-medium break-all text-ink">{pending.email}</strong>.
          </>
        ) : (
          'Type the 6-digit code from our mail.'
        )
      }
      footer={
        <>
          A wrong address?{' '}
          <Link to="/register" className={TEXT_LINK}>
            Start again
          </Link>
        </>
      }
    >
      <CodeForm refusal={refusal} email={pending?.email ?? null}>
        {!own && <OwnPassword error={refusal?.fields.password} />}
      </CodeForm>
      {pending && <ResendForm key={pending.resendAfter} email={pending.email} after={pending.resendAfter} />}
    </AuthPage>
  )
}

/** Where the account was not asked for: whoever asked for it knows the password that they gave then, and must not know this one. */
function OwnPassword({ error }: { error: string | undefined }) {
  return (
    <PasswordField
      label="Choose a password"
      autoComplete="new-password"
      error={error}
      hint="This is not the browser in which the account was asked for. At least 10 characters."
    />
  )
}
