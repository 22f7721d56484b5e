import type { Dispute } from '@banter/api/disputes/contract'
import { Form } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'

interface DecisionFormProps {
  dispute: Dispute
  refusal: FormRefusal | undefined
}

/** What the buyer gets back, and why: all, a part or nothing. */
export function DecisionForm({ dispute, refusal }: DecisionFormProps) {
  const { wanted, left, offered, instance, notHandedOver, seller } = dispute
  const typed = refusal?.values ?? {}
  const errors = refusal?.fields ?? {}
  const money = (amount: number) => formatMoney({ amount, currency: left.currency })
  return (
    <Card title="Your decision">
      <Form method="post" className="grid gap-5">
        {notHandedOver && (
          <Alert tone="caution" title="Nobody has said that it changed hands.">
            What does not go back goes to the seller. If the buyer does not have it, give everything back.
          </Alert>
        )}
        <Field
          name="amount"
          label="What does the buyer get back?"
          required
          error={errors.amount}
          hint={`Asked for ${formatMoney(wanted)}${offered ? `, offered ${formatMoney(offered)}` : ''}; ${formatMoney(left)} is left. Write 0 if the seller keeps all.`}
        >
          {(control) => (
            <MoneyInput
              {...control}
              currency={left.currency}
              defaultValue={typed.amount}
              outcome={(minor) =>
                minor !== null &&
                (minor > left.amount ? (
                  <span className="text-danger-text">Only {formatMoney(left)} is left.</span>
                ) : (
                  <span className="text-muted">
                    {money(minor)} goes back, {money(left.amount - minor)} before fees stays with{' '}
                    {seller.name}.
                  </span>
                ))
              }
            />
          )}
        </Field>
        <Field name="reason" label="Why?" required error={errors.reason} hint="Both read it.">
          {(control) => (
            <Textarea {...control} rows={4} minLength={10} maxLength={1000} defaultValue={typed.reason} />
          )}
        </Field>
        <p className="text-[0.8125rem] text-muted">
          {instance === 'school'
            ? 'Either of them can ask Banter for a second decision within three days. Then it is done.'
            : 'This is final, and done at once.'}
        </p>
        <div>
          <SubmitButton intent="decide">Decide</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
