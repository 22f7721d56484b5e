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

const FAILED: OrderState[] = ['refunding', 'cancelled', 'expired']

type Followed = Pick<Order, 'timeline' | 'state' | 'role' | 'method' | 'delivery' | 'shippedAt'>

/** What happened to an order and what comes next; the first of what comes is where it stands. */
export function stepsOf(order: Followed): TimelineStep[] {
  const handedOver = order.timeline.some(({ state }) => state === 'settling')
  return [...order.timeline.map((happened) => pastStep(happened, order, handedOver)), ...stepsAhead(order)]
}

function pastStep(
  { state, text, at, reason }: Order['timeline'][number],
  { method }: Followed,
  handedOver: boolean,
): TimelineStep {
  const quote = reason ? `“${reason}”` : ''
  if (!state) return { title: text, at, detail: quote || undefined, state: 'done' }
  const failed = FAILED.includes(state) && !handedOver
  return {
    title: titleOf(state, method, handedOver),
    at,
    detail: [text, quote].filter(Boolean).join(' '),
    state: failed ? 'failed' : 'done',
  }
}

function titleOf(state: OrderState, method: Order['method'], handedOver: boolean): string {
  if (state === 'held' && method === 'in_person') return 'Agreed'
  if (state === 'settled' && method === 'in_person') return 'Complete'
  return state === 'refunding' && handedOver ? 'Money goes back' : PAST[state]
}

function stepsAhead(order: Followed): TimelineStep[] {
  return titlesAhead(order).map((title, at) => ({ title, state: at === 0 ? 'current' : 'ahead' }))
}

function titlesAhead({ state, role, method, delivery, shippedAt }: Followed): string[] {
  const end = method === 'in_person' ? 'Complete' : 'Seller is paid'
  if (state === 'awaiting_payment')
    return [role === 'buyer' ? 'Pay' : 'Buyer pays', ...meeting(delivery, null), end]
  if (state === 'held') return [...meeting(delivery, shippedAt), end]
  if (state === 'settling') return [end]
  return state === 'refunding' ? ['Money is given back'] : []
}

function meeting(delivery: Order['delivery'], shippedAt: string | null): string[] {
  if (delivery === 'digital') return []
  if (delivery === 'pickup') return ['Meet and hand over']
  return shippedAt ? ['It arrives'] : ['Send it', 'It arrives']
}
