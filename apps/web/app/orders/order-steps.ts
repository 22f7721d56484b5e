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

type Followed = Pick<Order, 'timeline' | 'state' | 'role' | 'buyer' | 'seller'>

/** What happened to an order and what comes next; the first of what comes is where it stands. */
export function stepsOf(order: Followed): TimelineStep[] {
  return [...order.timeline.map((happened) => pastStep(happened, order)), ...stepsAhead(order)]
}

function pastStep({ state, at, actor, reason }: Order['timeline'][number], order: Followed): TimelineStep {
  const failed = FAILED.includes(state)
  const staff = actor && actor.id !== order.buyer.id && actor.id !== order.seller.id
  const who = failed && actor ? `By ${actor.name}${staff ? ' (staff)' : ''}` : ''
  const detail = [who, reason ? `“${reason}”` : ''].filter(Boolean).join(': ')
  return { title: PAST[state], at, detail: detail || undefined, state: failed ? 'failed' : 'done' }
}

function stepsAhead({ state, role }: Followed): TimelineStep[] {
  return (AHEAD[state] ?? []).map((title, at) => ({
    title: title === 'Pay' && role !== 'buyer' ? 'Buyer pays' : title,
    state: at === 0 ? 'current' : 'ahead',
  }))
}
