import { Form } from '../router.ts'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

interface HandoffFormProps {
  buyerName: string
  refusal: FormRefusal | undefined
}

/** The seller types what the buyer says: the end of a handoff. */
export function HandoffForm({ buyerName, refusal }: HandoffFormProps) {
  return (
    <Form method="post" className="grid gap-4">
      <Field
        name="code"
        label={`${buyerName}'s 6-digit code`}
        hint={`${buyerName} says it once the item is in their hands. Never ask for it before, or by message.`}
        error={refusal?.fields.code}
        required
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            title="Six digits"
            maxLength={6}
            placeholder="000000"
            className="h-14 max-w-56 text-center text-2xl font-semibold tracking-[0.3em] tabular-nums sm:text-2xl"
          />
        )}
      </Field>
      <div>
        <SubmitButton intent="hand-off" size="lg">
          Confirm handoff
        </SubmitButton>
      </div>
    </Form>
  )
}
