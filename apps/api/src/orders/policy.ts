import type { OrderState, PaymentMethod } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'

export type OrderRole = 'buyer' | 'seller' | 'staff'

interface Parties {
  buyerId: string
  sellerId: string
}

/** What decides over an order. */
interface Standing {
  state: OrderState
  method: PaymentMethod
  frozen: string
  delivery: 'pickup' | 'ship' | 'digital'
  shippedAt: Date | null
  releaseAt: Date | null
  subtotal: number
  refunded: number
}

const DAY_MS = 86_400_000
/** How long the buyer has to say that something is wrong, from the agreed meeting or the shipment on. */
export const COMPLAINT_MS = { pickup: 3 * DAY_MS, ship: 14 * DAY_MS, digital: 0 } as const

/** The two were to meet by now: whether they did, the one who pays does not say alone. */
export const mayHaveMet = (
  { method, delivery, releaseAt }: Pick<Standing, 'method' | 'delivery' | 'releaseAt'>,
  now: Date,
) =>
  method !== 'in_person' &&
  delivery === 'pickup' &&
  releaseAt !== null &&
  releaseAt.getTime() - COMPLAINT_MS.pickup <= now.getTime()

/** What someone is to an order; null means that it is not there for them. */
export function roleIn({ buyerId, sellerId }: Parties, viewer: Viewer): OrderRole | null {
  if (viewer.id === buyerId) return 'buyer'
  if (viewer.id === sellerId) return 'seller'
  return viewer.role === 'moderator' || viewer.role === 'admin' ? 'staff' : null
}

export const seesFee = (role: OrderRole) => role !== 'buyer'

/** A buyer cannot call off what is on its way, what somebody looks into, or what they may have by now: an original, or what they met for. */
export function canCancel(role: OrderRole, order: Standing, now: Date): boolean {
  const { state, shippedAt, frozen, delivery } = order
  if (role === 'staff') return false
  if (state === 'awaiting_payment') return true
  if (state !== 'held') return false
  if (role === 'seller') return frozen !== 'chargeback'
  return !shippedAt && frozen === '' && delivery !== 'digital' && !mayHaveMet(order, now)
}

export const canHandOff = (role: OrderRole, { state, delivery }: Standing) =>
  role === 'seller' && state === 'held' && delivery === 'pickup'

/** The bank has taken a disputed payment already: giving it back too would be twice. */
export const canRefund = (role: OrderRole, { state, method, frozen, subtotal, refunded }: Standing) =>
  role !== 'buyer' &&
  (state === 'held' || state === 'settling' || state === 'settled') &&
  method !== 'in_person' &&
  frozen !== 'chargeback' &&
  refunded < subtotal

export const canPay = (role: OrderRole, { state, method }: Standing) =>
  role === 'buyer' && state === 'awaiting_payment' && method === 'card'

/** The buyer can say that it is there without a code: sent by post, or met without a phone. */
export const canReceive = (role: OrderRole, { state, delivery, shippedAt }: Standing) =>
  role === 'buyer' &&
  state === 'held' &&
  (delivery === 'pickup' || (delivery === 'ship' && shippedAt !== null))

export const canShip = (role: OrderRole, { state, delivery, shippedAt }: Standing) =>
  role === 'seller' && state === 'held' && delivery === 'ship' && shippedAt === null

export const showsCode = (role: OrderRole, { state, delivery }: Standing) =>
  role === 'buyer' && state === 'held' && delivery === 'pickup'
