import { type ReactNode, useState } from 'react'
import { Form } from '../router.ts'
import { Countdown } from '../ui/countdown.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { EmailField } from './email-field.tsx'

interface CodeFormProps {
  refusal: FormRefusal | undefined
  /** Null when this browser did not ask for the code. */
  email: string | null
  children?: ReactNode
}

export function CodeForm({ refusal, email, children }: CodeFormProps) {
  return (
    <Form method="post" action="/verify" className="grid gap-4">
      <FormErrors refusal={refusal} labels={{ email: 'E-mail', code: 'Code', password: 'Password' }} />
      {email ? (
        <input type="hidden" name="email" value={email} />
      ) : (
        <EmailField defaultValue={refusal?.values.email} error={refusal?.fields.email} />
      )}
      <Field
        name="code"
        label="Code"
        error={refusal?.fields.code}
        hint="Nothing there? Look into the junk folder; it may take a minute."
        required
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\s*([0-9]\s*){6}"
            title="6 digits"
            maxLength={12}
            className="h-14 text-center font-mono text-2xl tracking-[0.3em] sm:text-2xl"
          />
        )}
      </Field>
      {children}
      <SubmitButton wide intent="confirm">
        Confirm
      </SubmitButton>
    </Form>
  )
}

/** Asks for another mail; until that makes sense, says when it will. Without script the API's pace decides alone. */
export function ResendForm({ email, after }: { email: string; after: string }) {
  const hydrated = useHydrated()
  const [over, setOver] = useState(() => Date.parse(after) <= Date.now())
  return (
    <Form
      method="post"
      action="/verify"
      className="grid justify-items-center gap-2 border-t border-line pt-4"
    >
      <input type="hidden" name="email" value={email} />
      {hydrated && !over ? (
        <p className="flex h-10 items-center text-muted">
          A new code can be sent in&nbsp;
          <Countdown
            until={after}
            onEnd={() => setOver(true)}
            className="font-medium text-ink tabular-nums"
          />
        </p>
      ) : (
        <SubmitButton variant="secondary" intent="resend">
          Send a new code
        </SubmitButton>
      )}
    </Form>
  )
}
