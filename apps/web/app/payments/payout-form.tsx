import { useState } from 'react'
import { Form } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'

interface PayoutFormProps {
  refusal: FormRefusal | undefined
  attempt: string
  most: string
}

export function PayoutForm({ refusal, attempt, most }: PayoutFormProps) {
  const hydrated = useHydrated()
  const [written, setWritten] = useState(refusal?.values.payout ?? '')
  if (Number.parseFloat(most) < 1)
    return (
      <p className="text-muted">
        Payouts are set up. From $1 that you earned here you can send it to your bank.
      </p>
    )
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="attempt" value={attempt} />
      <Field
        name="payout"
        label="To your bank"
        required
        error={refusal?.fields.payout}
        hint={`At most $${most}. Most banks have it within two working days. No charge.`}
      >
        {(control) => <MoneyInput key={written} {...control} defaultValue={written} />}
      </Field>
      {hydrated && (
        <Button size="sm" onClick={() => setWritten(most)}>
          All of it
        </Button>
      )}
      <SubmitButton intent="pay-out" wide>
        Pay out
      </SubmitButton>
    </Form>
  )
}
