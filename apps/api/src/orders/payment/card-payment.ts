import { post } from '@banter/billing/ledger'
import { paidByCard, processingPaid } from '@banter/billing/ledger-facts'
import type { CardPayment, PaymentSession } from '@banter/billing/payments'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish, publishAll } from '@banter/tenants/outbox'
import { type CheckoutRow, checkoutById, noteStep } from '../checkout/checkout-rows.ts'
import { paidStatements } from '../handoff/deadlines.ts'
import { type OrderRow, ordersOf, totalPaid } from '../order-rows.ts'
import { transition } from '../order-states.ts'
import { paymentCameLate } from '../topics.ts'

/** A payment page ended as it ended: whoever learns of it, by webhook or by asking, comes here with what is the case now. */
export function paymentOf(session: PaymentSession): CardPayment | null {
  if (session.paid && !session.payment)
    throw new Error(`The payment service does not yet know what ${session.id} cost.`)
  if (session.status === 'complete' && !session.paid) throw new Error(`${session.id} is still being paid.`)
  return session.payment
}

/** Notes the money, once. For a checkout that has ended in the meantime it is noted all the same, and sent back. */
export async function confirmPayment(ctx: Ctx, checkoutId: string, payment: CardPayment): Promise<void> {
  const checkout = await checkoutById(ctx, checkoutId, { lock: true })
  if (checkout.stripePayment === payment.id) return
  if (checkout.stripePayment)
    throw new Error(`Checkout ${checkoutId} was paid twice: ${checkout.stripePayment}, ${payment.id}.`)
  if (payment.amount !== checkout.total || payment.currency !== checkout.currency)
    throw new Error(`Checkout ${checkoutId} costs ${checkout.total}, ${payment.id} is ${payment.amount}.`)
  const orders = await ordersOf(ctx, checkoutId)
  await notePayment(ctx, checkout, orders, payment)
  if (checkout.state === 'awaiting_payment') await hold(ctx, checkout, orders)
  else await sendBack(ctx, checkout)
}

async function notePayment(ctx: Ctx, checkout: CheckoutRow, orders: OrderRow[], payment: CardPayment) {
  await ctx.sql(sql`update checkouts set stripe_payment = ${payment.id} where id = ${checkout.id}::uuid`)
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref)
    values (${payment.id}, 'payment', ${checkout.id}::uuid), (${payment.chargeId}, 'payment', ${checkout.id}::uuid) on conflict do nothing`)
  const held = orders.map((order) => ({ orderId: order.id, gross: totalPaid(order) }))
  await post(ctx, paidByCard(checkout.id, payment, held), processingPaid(checkout.id, payment))
}

async function hold(ctx: Ctx, checkout: CheckoutRow, orders: OrderRow[]) {
  await ctx.sql(sql`update checkouts set state = 'paid' where id = ${checkout.id}::uuid`)
  await transition(ctx, orders, 'held', { actorId: checkout.buyerId })
  await noteStep(ctx, checkout.id, 'paid', 'done')
  await publishAll(ctx, paidStatements(ctx.now, orders))
}

async function sendBack(ctx: Ctx, checkout: CheckoutRow) {
  await noteStep(ctx, checkout.id, 'paid_late', checkout.state)
  await publish(ctx, paymentCameLate, { checkout_id: checkout.id })
}
