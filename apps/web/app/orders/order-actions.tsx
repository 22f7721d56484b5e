import type { Order } from '@banter/api/orders/contract'
import { formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Textarea } from '../ui/textarea.tsx'

/** What its viewer may do with an order, besides the handoff. */
export function OrderActions({ order, attempt }: { order: Order; attempt: string }) {
  const { may, checkoutId, role } = order
  // Cancelling a paid order gives the money back already; a refund beside it would ask the same twice.
  const refund = may.refund && !may.cancel
  if (!may.pay && !may.cancel && !refund) return null
  return (
    <div className="flex flex-wrap items-start gap-2 border-t border-line pt-4">
      {may.pay && (
        <LinkButton to={`/checkout/${checkoutId}?open=1`} variant="primary" size="lg">
          Pay {formatMoney(order.total)}
        </LinkButton>
      )}
      {may.cancel && (
        <Confirm
          label="Cancel order"
          question="Cancel this order?"
          detail={cancelDetail(order)}
          deed={
            order.state === 'held' && role === 'seller' ? 'Cancel and give the money back' : 'Cancel order'
          }
          intent="cancel"
          danger
        >
          <Reason />
        </Confirm>
      )}
      {refund && (
        <Confirm
          label="Refund buyer"
          question={`Give ${formatMoney(order.total)} back to ${order.buyer.name}?`}
          detail="The whole amount goes back, and no fee is taken. This cannot be undone."
          deed="Refund"
          intent="refund"
          danger
        >
          <input type="hidden" name="attempt" value={attempt} />
          <Reason />
        </Confirm>
      )}
    </div>
  )
}

function cancelDetail({ state, role, buyer, seller, total }: Order): string {
  if (state !== 'held') return 'Nothing has been paid. What was reserved goes back to the shop.'
  const other = role === 'buyer' ? seller.name : buyer.name
  const whose = role === 'buyer' ? 'You get' : `${buyer.name} gets`
  return `${whose} ${formatMoney(total)} back in full, and ${other} is told. This cannot be undone.`
}

function Reason() {
  return (
    <Field name="reason" label="Why?" optional hint="Shown to both of you in the order." className="mb-4">
      {(control) => <Textarea {...control} rows={2} maxLength={300} className="min-h-18" />}
    </Field>
  )
}
