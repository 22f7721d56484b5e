import * as identity from '@banter/api/identity/contract'
import { api, safeNext } from '../api.server.ts'
import { AuthPage, TEXT_LINK } from '../identity/auth-page.tsx'
import { EmailField } from '../identity/email-field.tsx'
import { PasswordField } from '../identity/password-field.tsx'
import { keepPending, newVerifier, readPending } from '../identity/pending.server.ts'
import { requireVisitor } from '../identity/visitors.server.ts'
import { refused } from '../refused.server.ts'
import { useHere } from '../root-data.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useSearchParams } from '../router.ts'
import { kindOfHost } from '../shell/place.ts'
import { Alert } from '../ui/alert.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Create your account · Banter' }]

export function loader({ request, context }: LoaderFunctionArgs) {
  requireVisitor(request, context)
  // Nobody joins the people who run Banter by asking.
  if (kindOfHost(context) === 'platform') throw redirect('/sign-in')
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const email = text('email').trim()
  // Who asks once more in the same browser is the same applicant.
  const verifier = (await readPending(request, context))?.verifier || newVerifier()
  try {
    const { resendAfter } = await api(request, context)(identity.signUp, {
      body: {
        name: text('name'),
        email,
        password: text('password'),
        major: text('major') || undefined,
        verifier,
      },
    })
    await keepPending(context, { email, resendAfter, next: safeNext(form.get('next')), verifier })
  } catch (error) {
    return refused(error, form)
  }
  return redirect('/verify')
}

const LABELS = { name: 'Your name', email: 'E-mail', password: 'Password', major: 'Major' }

export default function RegisterPage() {
  const here = useHere()
  const [query] = useSearchParams()
  const domains = here?.school?.emailDomains ?? []
  return (
    <AuthPage
      title="Create your account"
      lead={`Join ${here?.school?.name ?? 'your campus'}.`}
      footer={
        <>
          Already have an account?{' '}
          <Link to="/sign-in" className={TEXT_LINK}>
            Sign in
          </Link>
        </>
      }
    >
      {here?.school?.status === 'suspended' ? (
        <Alert tone="caution" title="New accounts are closed for now">
          This campus is read-only at the moment. Please come back later.
        </Alert>
      ) : (
        <RegisterForm domains={domains} next={query.get('next') ?? ''} />
      )}
    </AuthPage>
  )
}

function RegisterForm({ domains, next }: { domains: string[]; next: string }) {
  const refusal = useActionData<typeof action>()
  const hint =
    domains.length > 0
      ? `Your school address, ending in ${domains.map((one) => `@${one}`).join(' or ')}.`
      : undefined
  return (
    <Form method="post" className="grid gap-4">
      <FormErrors refusal={refusal} labels={LABELS} />
      <input type="hidden" name="next" value={next} />
      <Field name="name" label={LABELS.name} error={refusal?.fields.name} required>
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
      <EmailField defaultValue={refusal?.values.email} error={refusal?.fields.email} hint={hint} />
      <PasswordField
        autoComplete="new-password"
        error={refusal?.fields.password}
        hint="At least 10 characters. A few words in a row are easy to remember."
      />
      <Field name="major" label={LABELS.major} error={refusal?.fields.major} optional>
        {(control) => (
          <Input {...control} autoComplete="off" maxLength={80} defaultValue={refusal?.values.major} />
        )}
      </Field>
      <SubmitButton wide>Create account</SubmitButton>
      <p className="text-center text-[0.8125rem] text-muted">Next, we send a code to your address.</p>
    </Form>
  )
}
