import { post } from '@banter/billing/ledger'
import { refundedToCard, refundedToWallet } from '@banter/billing/ledger-facts'
import type { CardRefund, Payments, Purpose } from '@banter/billing/payments'
import type { Campus, Ctx, School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { checkoutById, noteStep } from '../checkout/checkout-rows.ts'
import { release } from '../checkout/reservation.ts'
import { factOf } from '../order-facts.ts'
import { type OrderRow, orderById, ordersOf } from '../order-rows.ts'
import { type Because, transition } from '../order-states.ts'
import { orderRefunded, refundStarted } from '../topics.ts'

/** The order's row is locked and held. What came from a wallet is back at once; a card has to be asked for by a job. */
export async function refundHeld(ctx: Ctx, order: OrderRow, why: Because): Promise<void> {
  await transition(ctx, [order], 'refunding', why)
  if (order.method === 'card') return publish(ctx, refundStarted, { order_id: order.id })
  await giveBack(ctx, order, async () => {
    const sale = { orderId: order.id, currency: order.currency, gross: order.subtotal }
    await post(ctx, refundedToWallet(sale, order.buyerId))
  })
}

/** The job: Stripe first, under a key of the order's own, then the books. */
export async function refundCard(campus: Campus, payments: Payments, orderId: string): Promise<void> {
  const found = await campus.read(async (ctx) => {
    const order = await orderById(ctx, orderId)
    return { order, checkout: await checkoutById(ctx, order.checkoutId) }
  })
  const { order, checkout } = found
  if (order.state !== 'refunding') return
  const refund = await payments.refund({
    key: `order:${orderId}:refund`,
    purpose: {
      ...purposeOf(campus.school, order.checkoutId),
      orderId,
      sellerId: order.sellerId,
      feeCents: order.fee,
    },
    paymentId: checkout.stripePayment ?? '',
    amount: order.subtotal,
  })
  await campus.command((ctx) => noteRefund(ctx, orderId, refund))
}

async function noteRefund(ctx: Ctx, orderId: string, refund: CardRefund) {
  const order = await orderById(ctx, orderId, { lock: true })
  if (order.state !== 'refunding') return
  await rememberRefund(ctx, refund, orderId)
  await giveBack(ctx, order, async () => {
    const held = [{ orderId, gross: order.subtotal }]
    await post(ctx, refundedToCard(orderId, order.currency, refund, held))
  })
}

async function giveBack(ctx: Ctx, order: OrderRow, postRefund: () => Promise<void>) {
  await transition(ctx, [{ id: order.id, state: 'refunding' }], 'refunded')
  await ctx.sql(sql`update orders set refunded = subtotal where id = ${order.id}::uuid`)
  await release(ctx, [order])
  await postRefund()
  await publish(ctx, orderRefunded, factOf(order))
}

/** The job for money that came after its checkout had ended: all of it goes back, and nothing else changes. */
export async function refundLatePayment(
  campus: Campus,
  payments: Payments,
  checkoutId: string,
): Promise<void> {
  const checkout = await campus.read((ctx) => checkoutById(ctx, checkoutId))
  const refund = await payments.refund({
    key: `checkout:${checkoutId}:refund`,
    purpose: purposeOf(campus.school, checkoutId),
    paymentId: checkout.stripePayment ?? '',
    amount: checkout.total,
  })
  await campus.command(async (ctx) => {
    await checkoutById(ctx, checkoutId, { lock: true })
    if (!(await noteStep(ctx, checkoutId, 'paid_back', refund.id))) return
    await rememberRefund(ctx, refund, checkoutId)
    const orders = (await ordersOf(ctx, checkoutId)).map(({ id, subtotal }) => ({
      orderId: id,
      gross: subtotal,
    }))
    await post(ctx, refundedToCard(checkoutId, checkout.currency, refund, orders))
  })
}

function purposeOf(school: School, checkoutId: string): Purpose {
  return { schoolId: school.id, schoolSlug: school.slug, kind: 'order', checkoutId }
}

function rememberRefund(ctx: Ctx, { id }: CardRefund, ref: string) {
  return ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref) values (${id}, 'refund', ${ref}::uuid) on conflict do nothing`)
}
