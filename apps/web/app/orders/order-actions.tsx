import type { Order } from '@banter/api/orders/contract'
import { formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Select } from '../ui/select.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { becauseOf } from './cancel-words.ts'
import { RefundForm } from './refund-form.tsx'

/** What its viewer may do with an order, besides the handoff by code. */
export function OrderActions({ order, attempt }: { order: Order; attempt: string }) {
  const { may, checkoutId } = order
  if (!may.pay && !may.cancel && !may.refund && !may.receive && !may.ship) return null
  return (
    <div className="flex flex-wrap items-start gap-2 border-t border-line pt-4">
      {may.pay && (
        <LinkButton to={`/checkout/${checkoutId}?open=1`} variant="primary" size="lg">
          Pay {formatMoney(order.total)}
        </LinkButton>
      )}
      {may.ship && <Ship buyer={order.buyer.name} />}
      {may.receive && <Receive order={order} />}
      {may.cancel && <Cancel order={order} />}
      {may.refund && <RefundForm order={order} attempt={attempt} />}
    </div>
  )
}

function Ship({ buyer }: { buyer: string }) {
  return (
    <Confirm
      label="I sent it"
      variant="primary"
      question={`Have you sent it to ${buyer}?`}
      detail={`${buyer} is told, and has two weeks to say when it is there.`}
      deed="Yes, it is sent"
      decline="Not yet"
      intent="ship"
    >
      <Field name="tracking" label="Tracking number" optional className="mb-4">
        {(control) => <Input {...control} maxLength={60} autoComplete="off" />}
      </Field>
    </Confirm>
  )
}

/** Beside the code: for what came by post, or for a meeting where the code did not work. */
function Receive({ order: { delivery, seller, method } }: { order: Order }) {
  const released =
    method === 'in_person' ? '' : ` ${seller.name} is paid at once, and you cannot take it back.`
  return (
    <Confirm
      label="I have it"
      variant={delivery === 'ship' ? 'primary' : 'secondary'}
      question="Is it in your hands?"
      detail={`Say so only once you have looked at everything.${released}`}
      deed="Yes, I have it"
      decline="Not yet"
      intent="receive"
    />
  )
}

function Cancel({ order }: { order: Order }) {
  const paid = order.state === 'held'
  return (
    <Confirm
      label="Cancel order"
      question="Cancel this order?"
      detail={cancelDetail(order)}
      deed={
        paid && order.role === 'seller' && hasMoney(order) ? 'Cancel and give the money back' : 'Cancel order'
      }
      intent="cancel"
      danger
    >
      {paid && (
        <Field name="because" label="What happened?" required className="mb-4">
          {(control) => <Select {...control} blank="Please choose" options={becauseOf(order.role)} />}
        </Field>
      )}
      <Field
        name="reason"
        label="In your words"
        optional
        hint="Shown to both of you in the order."
        className="mb-4"
      >
        {(control) => <Textarea {...control} rows={2} maxLength={300} className="min-h-18" />}
      </Field>
    </Confirm>
  )
}

const hasMoney = ({ method, total }: Order) => method !== 'in_person' && total.amount > 0

function cancelDetail(order: Order): string {
  const { state, role, buyer, seller, total } = order
  if (state !== 'held') return 'Nothing has been paid. What was reserved goes back to the shop.'
  const other = role === 'buyer' ? seller.name : buyer.name
  const often = role === 'seller' ? ' Sellers who often cancel lose standing.' : ''
  if (!hasMoney(order)) return `${other} is told. What was reserved goes back to the shop.${often}`
  const whose = role === 'buyer' ? 'You get' : `${buyer.name} gets`
  return `${whose} ${formatMoney(total)} back in full, and ${other} is told. This cannot be undone.${often}`
}
