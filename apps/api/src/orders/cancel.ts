import type { Payments } from '@banter/billing/payments'
import { type Campus, type Ctx, signedIn } from '@banter/tenants/context'
import createError from '@fastify/error'
import { type Attempt, claimKey } from '../http/idempotency.ts'
import { NotAllowed } from '../http/session.ts'
import { getCheckout, loadCheckout } from './checkout/checkout-view.ts'
import { endUnpaid } from './checkout/unpaid-checkout.ts'
import type { Checkout } from './contract.ts'
import { refundHeld } from './money/refund.ts'
import { loadOrder } from './order-rows.ts'
import { OrderMovedOn } from './order-states.ts'
import { canCancel, canRefund } from './policy.ts'

export const CheckoutPaid = createError(
  'CHECKOUT_PAID',
  'This checkout is paid: its orders can be cancelled one by one.',
  409,
)

/** Gives up an unpaid checkout. Twice is the same as once. @throws NotFound, CheckoutPaid */
export async function cancelCheckout(campus: Campus, payments: Payments, id: string): Promise<Checkout> {
  const { buyerId } = await campus.read((ctx) => loadCheckout(ctx, id))
  await endUnpaid(campus, payments, id, { to: 'cancelled', actorId: buyerId })
  const after = await campus.read((ctx) => getCheckout(ctx, id))
  if (after.payment.status === 'paid') throw new CheckoutPaid()
  return after
}

/**
 * Calls an order off before the handoff, by either of its people. Unpaid, it takes the other orders of its checkout with it; paid, all
 * of its money goes back. @throws NotFound, NotAllowed, OrderMovedOn
 */
export async function cancelOrder(
  campus: Campus,
  payments: Payments,
  id: string,
  reason?: string,
): Promise<void> {
  const { order, actorId } = await campus.read(async (ctx) => ({
    order: await loadOrder(ctx, id),
    actorId: signedIn(ctx).id,
  }))
  if (order.role === 'staff') throw new NotAllowed()
  const why = { actorId, reason: reason ?? null }
  if (order.state === 'awaiting_payment')
    await endUnpaid(campus, payments, order.checkoutId, { to: 'cancelled', ...why })
  await campus.command(async (ctx) => {
    const now = await loadOrder(ctx, id, { lock: true })
    if (now.state === 'cancelled' || now.state === 'refunding' || now.state === 'refunded') return
    if (!canCancel(now.role, now.state)) throw new OrderMovedOn(now.state)
    await refundHeld(ctx, now, why)
  })
}

/** The seller or the school's staff gives held money back. @throws NotFound, NotAllowed, OrderMovedOn */
export async function refundOrder(
  ctx: Ctx,
  id: string,
  reason: string | undefined,
  attempt: Attempt,
): Promise<void> {
  const order = await loadOrder(ctx, id, { lock: true })
  if (order.role === 'buyer') throw new NotAllowed()
  if (await claimKey(ctx, attempt, id)) return
  if (order.state === 'refunding' || order.state === 'refunded') return
  if (!canRefund(order.role, order.state)) throw new OrderMovedOn(order.state)
  await refundHeld(ctx, order, { actorId: signedIn(ctx).id, reason: reason ?? null })
}
