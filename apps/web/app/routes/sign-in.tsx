import { ApiError } from '@banter/api/client'
import * as identity from '@banter/api/identity/contract'
import { useRef } from 'react'
import { api, safeNext } from '../api.server.ts'
import { AuthPage, TEXT_LINK } from '../identity/auth-page.tsx'
import { DEMO_PASSWORD, type DemoAccount, demoAccounts } from '../identity/demo-accounts.ts'
import { DemoHint } from '../identity/demo-hint.tsx'
import { EmailField } from '../identity/email-field.tsx'
import { PasswordField } from '../identity/password-field.tsx'
import { askAgain } from '../identity/verification.server.ts'
import { requireVisitor } from '../identity/visitors.server.ts'
import { refused } from '../refused.server.ts'
import { useHere } from '../root-data.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useSearchParams } from '../router.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Sign in · Banter' }]

export function loader({ request, context }: LoaderFunctionArgs) {
  requireVisitor(request, context)
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const email = String(form.get('email') ?? '')
  const next = safeNext(form.get('next'))
  try {
    await api(request, context)(identity.signIn, {
      body: { email, password: String(form.get('password') ?? '') },
    })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'EMAIL_NOT_VERIFIED')
      return askAgain({ request, context }, email, next)
    return refused(error, form)
  }
  return redirect(next)
}

export default function SignInPage() {
  const refusal = useActionData<typeof action>()
  const here = useHere()
  const [query] = useSearchParams()
  const next = query.get('next') ?? ''
  const form = useRef<HTMLFormElement>(null)
  function fill({ email }: DemoAccount) {
    for (const [name, value] of [
      ['email', email],
      ['password', DEMO_PASSWORD],
    ] as const) {
      const input = form.current?.elements.namedItem(name)
      if (input instanceof HTMLInputElement) input.value = value
    }
    form.current?.querySelector<HTMLElement>('[type=submit]')?.focus()
  }
  return (
    <AuthPage
      title="Sign in"
      lead={here?.school ? `Welcome back to ${here.school.name}.` : 'For the people who run Banter.'}
      footer={
        here?.school && (
          <>
            New here?{' '}
            <Link to="/register" className={TEXT_LINK}>
              Create an account
            </Link>
          </>
        )
      }
    >
      <Form method="post" ref={form} className="grid gap-4">
        <FormErrors refusal={refusal} labels={{ email: 'E-mail', password: 'Password' }} />
        <input type="hidden" name="next" value={next} />
        <EmailField defaultValue={refusal?.values.email} error={refusal?.fields.email} />
        <PasswordField autoComplete="current-password" error={refusal?.fields.password} />
        <SubmitButton wide>Sign in</SubmitButton>
        <p className="text-center">
          <Link to="/forgot" className={TEXT_LINK}>
            Forgot your password?
          </Link>
        </p>
      </Form>
      {here && <DemoHint accounts={demoAccounts(here)} onPick={fill} />}
    </AuthPage>
  )
}
