import { post } from '@banter/billing/ledger'
import { refundCameBack, refundedToWallet } from '@banter/billing/ledger-facts'
import type { CardRefund, Payments } from '@banter/billing/payments'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Effect } from '../../payments/stripe-inbox.ts'
import { checkoutById, noteStep } from '../checkout/checkout-rows.ts'
import { factOf } from '../order-facts.ts'
import { note } from '../order-notes.ts'
import { type OrderRow, orderById, ordersOf, totalPaid } from '../order-rows.ts'
import { refundToWallet } from '../topics.ts'

/** What an event about a refund means is what the refund is now. `ref` is our refund, or the checkout that was paid too late. */
export async function followRefund(payments: Payments, ref: string, id: string): Promise<Effect | null> {
  const made = await payments.getRefund(id)
  return made.failure ? (ctx) => cameBack(ctx, ref, made) : null
}

/** A card's bank may send a refund back days after it was made: what it was for stays, and the buyer has it in the wallet, once. */
export async function cameBack(ctx: Ctx, ref: string, made: CardRefund): Promise<void> {
  if (!made.failure) return
  const [refund] = await ctx.sql<{ orderId: string }>(
    sql`select order_id as "orderId" from refunds where id = ${ref}::uuid`,
  )
  return refund ? ofOrder(ctx, refund.orderId, ref, made) : ofLatePayment(ctx, ref, made)
}

async function ofOrder(ctx: Ctx, orderId: string, refundId: string, made: CardRefund) {
  const order = await orderById(ctx, orderId, { lock: true })
  const [mine] = await ctx.sql<{ gross: number }>(sql`
    update refunds set method = 'wallet'
     where id = ${refundId}::uuid and state = 'done' and method = 'card' and stripe_refund = ${made.id}
    returning amount + surcharge as gross`)
  if (!mine) return
  const { gross } = mine
  await post(ctx, refundCameBack(orderId, order.currency, made, [{ orderId, gross }]))
  await intoWallet(ctx, order, { key: refundId, gross, stripeRefund: made.id })
}

async function ofLatePayment(ctx: Ctx, checkoutId: string, made: CardRefund) {
  const { currency } = await checkoutById(ctx, checkoutId, { lock: true })
  if (!(await noteStep(ctx, checkoutId, 'back_to_wallet', made.id))) return
  const orders = await ordersOf(ctx, checkoutId)
  const held = orders.map((order) => ({ orderId: order.id, gross: totalPaid(order) }))
  await post(ctx, refundCameBack(checkoutId, currency, made, held))
  for (const order of orders) {
    const key = `${made.id}:${order.id}`
    await intoWallet(ctx, order, { key, gross: totalPaid(order), stripeRefund: made.id })
  }
}

interface Back {
  key: string
  gross: number
  stripeRefund: string
}

async function intoWallet(ctx: Ctx, order: OrderRow, { key, gross, stripeRefund }: Back) {
  const { id: orderId, currency, buyerId } = order
  await note(ctx, orderId, 'refund_to_wallet', { amount: gross }, null)
  await post(ctx, refundedToWallet(key, { orderId, currency, gross }, buyerId))
  await publish(ctx, refundToWallet, { ...factOf(order), stripe_refund: stripeRefund, amount: gross })
}
