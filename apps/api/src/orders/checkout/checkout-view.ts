import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { NotFound } from '../../http/errors.ts'
import type { Checkout } from '../contract.ts'
import { type OrderRow, ordersOf } from '../order-rows.ts'
import { summaryOf } from '../order-view.ts'
import { type CheckoutRow, checkoutById } from './checkout-rows.ts'

/** A checkout is its buyer’s alone. @throws NotFound */
export async function loadCheckout(ctx: ReadCtx, id: string): Promise<CheckoutRow> {
  const checkout = await checkoutById(ctx, id)
  if (checkout.buyerId !== signedIn(ctx).id) throw new NotFound()
  return checkout
}

export async function getCheckout(ctx: ReadCtx, id: string): Promise<Checkout> {
  const checkout = await loadCheckout(ctx, id)
  return checkoutView(checkout, await ordersOf(ctx, id))
}

export function checkoutView(checkout: CheckoutRow, orders: OrderRow[]): Checkout {
  const { id, total, currency, state, method, redirectUrl } = checkout
  const surcharge = orders.reduce((sum, order) => sum + order.surcharge, 0)
  return {
    checkoutId: id,
    orders: orders.map((order) => summaryOf(order, 'buyer')),
    total: { amount: total, currency },
    surcharge: { amount: surcharge, currency },
    reservedUntil: checkout.reservedUntil.toISOString(),
    payment: {
      status: state,
      method,
      ...(state === 'awaiting_payment' && redirectUrl ? { redirectUrl } : {}),
    },
  }
}
