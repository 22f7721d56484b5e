import type { Order } from '@banter/api/orders/contract'
import { formatMoney } from '../ui/amounts.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { feeBack } from './fee-back.ts'

/** The seller or staff gives money back, all that is left or a part; what that means for the fee is said while typing. */
export function RefundForm({ order, attempt }: { order: Order; attempt: string }) {
  const { currency } = order.refunded
  const left = { amount: priceOf(order) - order.refunded.amount, currency }
  const money = (amount: number) => formatMoney({ amount, currency })
  return (
    <Confirm
      label="Refund buyer"
      question={`Give money back to ${order.buyer.name}`}
      detail={`Up to ${formatMoney(left)} can go back. This cannot be undone.`}
      deed="Give back"
      intent="refund"
      danger
    >
      <input type="hidden" name="attempt" value={attempt} />
      <Field name="amount" label="How much?" required className="mb-4">
        {(control) => (
          <MoneyInput
            {...control}
            currency={currency}
            defaultValue={left}
            outcome={(minor) => outcomeOf(order, left.amount, minor, money)}
          />
        )}
      </Field>
      <Field name="reason" label="Why?" optional hint="Shown to both of you in the order." className="mb-4">
        {(control) => <Textarea {...control} rows={2} maxLength={300} className="min-h-18" />}
      </Field>
      {order.handedOffAt && (
        <Checkbox
          name="restock"
          value="yes"
          label="I have it back"
          hint="When all of the money goes back, it can be bought again."
          className="mb-4"
        />
      )}
    </Confirm>
  )
}

export const priceOf = ({ items }: Pick<Order, 'items'>) =>
  items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)

function outcomeOf(order: Order, left: number, minor: number | null, money: (amount: number) => string) {
  if (minor === null || minor === 0) return null
  if (minor > left) return <span className="text-danger-text">Only {money(left)} is left to give back.</span>
  const fee = feeBack(order, minor)
  return (
    <span className="text-muted">
      {order.buyer.name} gets {money(minor)} back
      {fee > 0 && `; ${money(fee)} of it is the Banter fee, which comes back too`}.
    </span>
  )
}
