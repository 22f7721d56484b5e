import { post } from '@banter/billing/ledger'
import { refundedToCard } from '@banter/billing/ledger-facts'
import type { CardRefund, Payments, Purpose } from '@banter/billing/payments'
import type { Campus, Ctx, ReadCtx, School } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { checkoutById, noteStep } from '../checkout/checkout-rows.ts'
import { orderById, ordersOf, totalPaid } from '../order-rows.ts'
import { finishRefund } from './finish-refund.ts'

interface RefundRow {
  id: string
  amount: number
  fee: number
  surcharge: number
  cause: string
}

async function startedRefund(
  ctx: ReadCtx,
  id: string,
  { lock = false } = {},
): Promise<RefundRow | undefined> {
  const [row] = await ctx.sql<RefundRow>(sql`
    select id, amount, fee, surcharge, cause from refunds
     where id = ${id}::uuid and state = 'started' ${lock ? sql`for update` : empty}`)
  return row
}

/** The job: Stripe first, under the refund's own key, then the books. */
export async function refundCard(
  campus: Campus,
  payments: Payments,
  { order_id: orderId, refund_id: refundId }: { order_id: string; refund_id: string },
): Promise<void> {
  const found = await campus.read(async (ctx) => {
    const refund = await startedRefund(ctx, refundId)
    if (!refund) return null
    const order = await orderById(ctx, orderId)
    return { refund, order, checkout: await checkoutById(ctx, order.checkoutId) }
  })
  if (!found) return
  const { order, checkout, refund } = found
  const made = await payments.refund({
    key: `refund:${refundId}`,
    purpose: {
      ...purposeOf(campus.school, order.checkoutId),
      orderId,
      refundId,
      sellerId: order.sellerId,
      feeCents: refund.fee,
    },
    paymentId: checkout.stripePayment ?? '',
    amount: refund.amount + refund.surcharge,
  })
  await campus.command((ctx) => noteRefund(ctx, orderId, refundId, made))
}

async function noteRefund(ctx: Ctx, orderId: string, refundId: string, made: CardRefund) {
  const order = await orderById(ctx, orderId, { lock: true })
  const refund = await startedRefund(ctx, refundId, { lock: true })
  if (!refund) return
  await rememberRefund(ctx, made, refundId)
  const held = [{ orderId, gross: refund.amount + refund.surcharge }]
  await finishRefund(
    ctx,
    order,
    refund,
    () => post(ctx, refundedToCard(orderId, order.currency, made, held)),
    made.id,
  )
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
    const orders = (await ordersOf(ctx, checkoutId)).map((order) => ({
      orderId: order.id,
      gross: totalPaid(order),
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
