import type { Payments } from '@banter/billing/payments'
import { type Campus, type Ctx, signedIn } from '@banter/tenants/context'
import createError from '@fastify/error'
import { type Attempt, claimKey } from '../http/idempotency.ts'
import { NotAllowed } from '../http/session.ts'
import { getCheckout, loadCheckout } from './checkout/checkout-view.ts'
import { endUnpaid } from './checkout/unpaid-checkout.ts'
import type { Checkout } from './contract.ts'
import { callOff } from './money/call-off.ts'
import { giveBack, leftOf } from './money/give-back.ts'
import { loadOrder, type OrderRow } from './order-rows.ts'
import { OrderMovedOn } from './order-states.ts'
import { canCancel, canRefund, mayHaveMet } from './policy.ts'

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

export const OrderShipped = createError(
  'ORDER_SHIPPED',
  'It is on its way already. If something is wrong with it, say so once it is there.',
  409,
)
export const OrderFrozen = createError(
  'ORDER_FROZEN',
  'Somebody looks into this order. Until that is done it cannot be changed.',
  409,
)

export const OriginalBought = createError(
  'ORIGINAL_BOUGHT',
  'An original is yours with its payment, so it cannot be called off. If something is wrong with it, report a problem.',
  409,
)

export const MeetingOver = createError(
  'MEETING_OVER',
  'You were to meet by now. If the seller did not come, say so; if something is wrong with it, report a problem.',
  409,
)

export interface Asked {
  reason?: string | undefined
  because?: string | undefined
}

/**
 * Calls an order off before the handoff, by either of its people. Unpaid, it takes the other orders of its checkout with it; paid, all
 * of its money goes back. @throws NotFound, NotAllowed, OrderMovedOn
 */
export async function cancelOrder(
  campus: Campus,
  payments: Payments,
  id: string,
  { reason, because }: Asked,
): Promise<void> {
  const { order, actorId } = await campus.read(async (ctx) => ({
    order: await loadOrder(ctx, id),
    actorId: signedIn(ctx).id,
  }))
  if (order.role === 'staff') throw new NotAllowed()
  const why = { reason: reason ?? null, because: because ?? null }
  if (order.state === 'awaiting_payment')
    await endUnpaid(campus, payments, order.checkoutId, { to: 'cancelled', actorId, ...why })
  await campus.command(async (ctx) => {
    const now = await loadOrder(ctx, id, { lock: true })
    if (now.state === 'cancelled' || now.state === 'refunding' || now.state === 'refunded') return
    if (!canCancel(now.role, now, ctx.now)) throw whyNot(now, ctx.now)
    const restock = now.role !== 'seller' || !isGone(why.because)
    await callOff(ctx, now, { cause: 'cancel', by: actorId, restock, ...why })
  })
}

/** What the seller has not got, or not as listed, is not put up for the next buyer. */
const isGone = (because: string | null) => because === 'sold_elsewhere' || because === 'not_as_listed'

function whyNot(order: OrderRow, now: Date): Error {
  const { state, frozen, shippedAt, delivery } = order
  if (state !== 'held') return new OrderMovedOn(state)
  if (frozen === '' && mayHaveMet(order, now)) return new MeetingOver()
  if (delivery === 'digital' && frozen === '') return new OriginalBought()
  return shippedAt && frozen === '' ? new OrderShipped() : new OrderFrozen()
}

export interface RefundAsked {
  /** Left out: all that is left. */
  amount?: number | undefined
  reason?: string | undefined
  /** With the last of it: the goods can be bought again. */
  restock?: boolean | undefined
}

/** The seller or the school's staff gives money back, all of it or a part. @throws NotFound, NotAllowed, OrderMovedOn, TooMuchBack */
export async function refundOrder(ctx: Ctx, id: string, asked: RefundAsked, attempt: Attempt): Promise<void> {
  const order = await loadOrder(ctx, id, { lock: true })
  if (order.role === 'buyer') throw new NotAllowed()
  if (await claimKey(ctx, attempt, id)) return
  if (order.state === 'refunding' || order.state === 'refunded') return
  if (!canRefund(order.role, order)) throw order.frozen ? new OrderFrozen() : new OrderMovedOn(order.state)
  const { amount = leftOf(order), reason = null, restock } = asked
  const by = signedIn(ctx).id
  const cause = order.role === 'staff' ? 'staff' : 'seller'
  const restocked = restock === undefined ? {} : { restock }
  // All of it before the handoff is calling it off, whatever the button was called.
  if (order.state === 'held' && amount === leftOf(order))
    await callOff(ctx, order, { cause, by, reason, ...restocked })
  else await giveBack(ctx, order, { amount, cause, by, reason, ...restocked })
}
