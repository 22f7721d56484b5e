import type { OrderState, PaymentMethod } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'

export type OrderRole = 'buyer' | 'seller' | 'staff'

interface Parties {
  buyerId: string
  sellerId: string
}

/** What someone is to an order; null means that it is not there for them. */
export function roleIn({ buyerId, sellerId }: Parties, viewer: Viewer): OrderRole | null {
  if (viewer.id === buyerId) return 'buyer'
  if (viewer.id === sellerId) return 'seller'
  return viewer.role === 'moderator' || viewer.role === 'admin' ? 'staff' : null
}

export const seesFee = (role: OrderRole) => role !== 'buyer'
export const canCancel = (role: OrderRole, state: OrderState) =>
  role !== 'staff' && (state === 'awaiting_payment' || state === 'held')
export const canHandOff = (role: OrderRole, state: OrderState) => role === 'seller' && state === 'held'
export const canRefund = (role: OrderRole, state: OrderState) => role !== 'buyer' && state === 'held'
export const canPay = (role: OrderRole, state: OrderState, method: PaymentMethod) =>
  role === 'buyer' && state === 'awaiting_payment' && method === 'card'
export const showsCode = (role: OrderRole, state: OrderState) => role === 'buyer' && state === 'held'
