import type { Payments } from '@banter/billing/payments'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import { factOf } from '../order-facts.ts'
import { ordersOf } from '../order-rows.ts'
import { type Because, transition } from '../order-states.ts'
import { confirmPayment, paymentOf } from '../payment/card-payment.ts'
import { orderCancelled, orderExpired } from '../topics.ts'
import { checkoutById, noteStep } from './checkout-rows.ts'
import { release } from './reservation.ts'

export type Ending = { to: 'expired' | 'cancelled'; because?: string | null } & Because

/**
 * Ends a checkout that was not paid, with all its orders: they share one payment, so one of them cannot be called off alone. Closes the
 * payment page first and believes what that says: a webhook may be lost, a paid order may not.
 */
export async function endUnpaid(
  campus: Campus,
  payments: Payments,
  checkoutId: string,
  ending: Ending,
): Promise<void> {
  const { state, stripeSession } = await campus.read((ctx) => checkoutById(ctx, checkoutId))
  if (state !== 'awaiting_payment') return
  const session = stripeSession ? await payments.expireSession(stripeSession) : null
  const payment = session && paymentOf(session)
  await campus.command((ctx) =>
    payment ? confirmPayment(ctx, checkoutId, payment) : end(ctx, checkoutId, ending),
  )
}

/** Only when no one can pay any more: without a page, or with a closed one. */
async function end(ctx: Ctx, checkoutId: string, { to, because = null, ...why }: Ending): Promise<void> {
  const checkout = await checkoutById(ctx, checkoutId, { lock: true })
  if (checkout.state !== 'awaiting_payment') return
  const orders = await ordersOf(ctx, checkoutId)
  await transition(ctx, orders, to, why)
  await release(ctx, orders)
  await ctx.sql(sql`update checkouts set state = ${to}::"CheckoutState" where id = ${checkoutId}::uuid`)
  await noteStep(ctx, checkoutId, 'released', to)
  await publishAll(
    ctx,
    orders.map((order) =>
      to === 'expired'
        ? statement(orderExpired, factOf(order))
        : statement(orderCancelled, { ...factOf(order), actor_id: why.actorId ?? null, because }),
    ),
  )
}
