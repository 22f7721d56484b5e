import { useState } from 'react'
import { Form } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'

const QUICK = ['10.00', '25.00', '50.00', '100.00']

export function TopUpForm({ refusal, attempt }: { refusal: FormRefusal | undefined; attempt: string }) {
  const hydrated = useHydrated()
  const [picked, setPicked] = useState(refusal?.values.amount ?? '25.00')
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="attempt" value={attempt} />
      <Field
        name="amount"
        label="Amount"
        required
        error={refusal?.fields.amount}
        hint="$1 to $500, by card on a secure page. It is to spend here, and cannot be paid out."
      >
        {(control) => <MoneyInput key={picked} {...control} defaultValue={picked} />}
      </Field>
      {hydrated && (
        <fieldset className="grid grid-cols-4 gap-2">
          <legend className="sr-only">Common amounts</legend>
          {QUICK.map((amount) => (
            <Button key={amount} size="sm" className="px-0" onClick={() => setPicked(amount)}>
              ${Number.parseInt(amount, 10)}
            </Button>
          ))}
        </fieldset>
      )}
      <SubmitButton wide>Continue to payment</SubmitButton>
    </Form>
  )
}
