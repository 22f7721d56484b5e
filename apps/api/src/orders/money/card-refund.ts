import { post } from '@banter/billing/ledger'
import { refundedToCard } from '@banter/billing/ledger-facts'
import {
  type CardRefund,
  type NewRefund,
  PaymentRefused,
  type Payments,
  type Purpose,
} from '@banter/billing/payments'
import type { Campus, Ctx, ReadCtx, School } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { checkoutById, noteStep } from '../checkout/checkout-rows.ts'
import { type OrderRow, orderById, ordersOf, totalPaid } from '../order-rows.ts'
import { cameBack } from './failed-refund.ts'
import { finishRefund } from './finish-refund.ts'
import { isDisputed, refundRefused, settleRefusal, wasLost } from './refused-refund.ts'

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

/** One that is not made yet, with all that making it needs. */
export async function startedCardRefund(
  ctx: ReadCtx,
  orderId: string,
  refundId: string,
): Promise<Found | null> {
  const refund = await startedRefund(ctx, refundId)
  if (!refund) return null
  const order = await orderById(ctx, orderId)
  return { refund, order, checkout: await checkoutById(ctx, order.checkoutId) }
}

/** The job: Stripe first, under the refund's own key, then the books. While a bank disputes the payment it waits for that. */
export async function refundCard(
  campus: Campus,
  payments: Payments,
  { order_id: orderId, refund_id: refundId }: { order_id: string; refund_id: string },
  { evenIfDisputed = false } = {},
): Promise<void> {
  const found = await campus.read(async (ctx) => {
    const started = await startedCardRefund(ctx, orderId, refundId)
    const waits = started && !evenIfDisputed && (await isDisputed(ctx, started.order.checkoutId))
    return waits ? null : started
  })
  if (!found) return
  try {
    const made = await payments.refund(wanted(campus.school, found))
    await campus.command((ctx) => noteRefund(ctx, orderId, refundId, made))
  } catch (error) {
    const { code, message } = refusalOf(error)
    await campus.command(async (ctx) => {
      // A bank disputes it, and its message is still on its way: once it is here, the refund waits for it.
      if (code === 'charge_disputed' && !(await wasLost(ctx, found.order.checkoutId))) return
      await refundRefused(ctx, orderId, refundId, { code, message })
    })
  }
}

/** A bank has decided: what of this payment's refunds was made before it asked, or can be made now, is noted before anything else. */
export async function catchUpRefunds(campus: Campus, payments: Payments, checkoutId: string): Promise<void> {
  const started = await campus.read((ctx) =>
    ctx.sql<{ order_id: string; refund_id: string }>(sql`
      select r.order_id, r.id as refund_id from refunds r join orders o on o.school_id = r.school_id and o.id = r.order_id
       where o.checkout_id = ${checkoutId}::uuid and r.state = 'started' and r.method = 'card' order by r.id`),
  )
  for (const refund of started) await refundCard(campus, payments, refund, { evenIfDisputed: true })
}

interface Found {
  refund: RefundRow
  order: OrderRow
  checkout: { stripePayment: string | null }
}

const wanted = (school: School, { refund, order, checkout }: Found): NewRefund => ({
  key: `refund:${refund.id}`,
  purpose: {
    ...purposeOf(school, order.checkoutId),
    orderId: order.id,
    refundId: refund.id,
    sellerId: order.sellerId,
    feeCents: refund.fee,
  },
  paymentId: checkout.stripePayment ?? '',
  amount: refund.amount + refund.surcharge,
})

/** What the payment service said no to; anything else is thrown on, for another try. */
function refusalOf(error: unknown): { code: string | undefined; message: string } {
  if (!(error instanceof PaymentRefused)) throw error
  const { reason } = error as Error & { reason?: string }
  return { code: reason, message: error.message }
}

/** It is made: the books say so. Noted twice it is noted once. */
export async function noteRefund(ctx: Ctx, orderId: string, refundId: string, made: CardRefund) {
  const order = await orderById(ctx, orderId, { lock: true })
  const refund = await startedRefund(ctx, refundId, { lock: true })
  if (!refund) return
  await rememberRefund(ctx, made, refundId)
  settleRefusal(ctx, refundId)
  const held = [{ orderId, gross: refund.amount + refund.surcharge }]
  await finishRefund(
    ctx,
    order,
    refund,
    () => post(ctx, refundedToCard(orderId, order.currency, made, held)),
    made.id,
  )
  await cameBack(ctx, refundId, made)
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
    await cameBack(ctx, checkoutId, refund)
  })
}

function purposeOf(school: School, checkoutId: string): Purpose {
  return { schoolId: school.id, schoolSlug: school.slug, kind: 'order', checkoutId }
}

function rememberRefund(ctx: Ctx, { id }: CardRefund, ref: string) {
  return ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref) values (${id}, 'refund', ${ref}::uuid) on conflict do nothing`)
}
