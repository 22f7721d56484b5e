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
  delivery: string
  shippedAt: Date | null
  subtotal: number
  refunded: number
}

/** What someone is to an order; null means that it is not there for them. */
export function roleIn({ buyerId, sellerId }: Parties, viewer: Viewer): OrderRole | null {
  if (viewer.id === buyerId) return 'buyer'
  if (viewer.id === sellerId) return 'seller'
  return viewer.role === 'moderator' || viewer.role === 'admin' ? 'staff' : null
}

export const seesFee = (role: OrderRole) => role !== 'buyer'

/** A buyer cannot call off what is on its way, or what somebody looks into. */
export function canCancel(role: OrderRole, { state, shippedAt, frozen }: Standing): boolean {
  if (role === 'staff') return false
  if (state === 'awaiting_payment') return true
  return state === 'held' && (role === 'seller' ? frozen !== 'chargeback' : !shippedAt && frozen === '')
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
