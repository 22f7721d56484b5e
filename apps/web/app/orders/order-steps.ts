import type { Order, OrderState } from '@banter/api/orders/contract'
import type { TimelineStep } from '../ui/timeline.tsx'

const PAST: Record<OrderState, string> = {
  awaiting_payment: 'Ordered',
  held: 'Paid',
  settling: 'Handed over',
  settled: 'Seller paid',
  refunding: 'Called off',
  refunded: 'Money given back',
  cancelled: 'Called off',
  expired: 'Time to pay ran out',
}

const AHEAD: Partial<Record<OrderState, string[]>> = {
  awaiting_payment: ['Pay', 'Meet and hand over', 'Seller is paid'],
  held: ['Meet and hand over', 'Seller is paid'],
  settling: ['Seller is paid'],
  refunding: ['Money is given back'],
}

const FAILED: OrderState[] = ['refunding', 'cancelled', 'expired']

/** What happened to an order and what comes next; the first of what comes is where it stands. */
export function stepsOf({
  timeline,
  state,
  buyer,
  seller,
}: Pick<Order, 'timeline' | 'state' | 'buyer' | 'seller'>) {
  const past = timeline.map(({ state, at, actor, reason }): TimelineStep => {
    const name =
      actor && actor.id !== buyer.id && actor.id !== seller.id ? `${actor.name} (staff)` : actor?.name
    const detail = [FAILED.includes(state) && name ? `By ${name}` : '', reason ? `“${reason}”` : '']
    return {
      title: PAST[state],
      at,
      detail: detail.filter(Boolean).join(': ') || undefined,
      state: FAILED.includes(state) ? 'failed' : 'done',
    }
  })
  const ahead = (AHEAD[state] ?? []).map(
    (title, at): TimelineStep => ({ title, state: at === 0 ? 'current' : 'ahead' }),
  )
  return [...past, ...ahead]
}
