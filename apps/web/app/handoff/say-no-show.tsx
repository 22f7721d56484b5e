import type { Plan } from '@banter/api/handoff/meetings/contract'
import type { Order } from '@banter/api/orders/contract'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { shortTime } from './words.ts'

interface SayNoShowProps {
  order: Order
  plan: Plan
}

/** For whoever waits in vain; before it can be said it says from when on. */
export function SayNoShow({ order, plan }: SayNoShowProps) {
  const { may, agreed, timeZone } = plan
  const other = order.role === 'buyer' ? order.seller.name : order.buyer.name
  if (!may.sayNoShow) {
    const soon = may.noShowFrom && agreed?.may.late
    return soon ? (
      <p className="text-[0.8125rem] text-muted">
        If {other} does not come, you can say so here from {shortTime(may.noShowFrom ?? '', timeZone)}.
      </p>
    ) : null
  }
  return (
    <div>
      <Confirm
        label={`${other} did not come`}
        question={`Did ${other} not come?`}
        detail={detailFor(order, other)}
        deed="Say so"
        decline="Wait longer"
        intent="no-show"
        action={`/orders/${order.id}/meeting`}
      >
        <Field name="statement" label="What happened?" optional className="mb-4">
          {(control) => <Textarea {...control} rows={3} maxLength={1000} />}
        </Field>
      </Confirm>
    </div>
  )
}

function detailFor({ role }: Order, other: string) {
  const answer = `${other} has 24 hours to answer, and the money waits.`
  return role === 'buyer'
    ? `${answer} Without an answer you get everything back.`
    : `${answer} Without an answer it counts as missed: then meet again, or call the order off.`
}
