import type { ReadCtx, School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { statement } from '@banter/tenants/outbox'
import type { OrderRow } from './order-rows.ts'
import { type OrderFact, orderCreated } from './topics.ts'

/** What topics say of an order. */
export function factOf(order: OrderRow): OrderFact {
  const { id, checkoutId, buyerId, sellerId, subtotal, currency, method } = order
  return {
    order_id: id,
    checkout_id: checkoutId,
    buyer_id: buyerId,
    seller_id: sellerId,
    subtotal,
    currency,
    method,
  }
}

export function createdStatement(school: School, order: OrderRow) {
  const { fee, feeRateBps, feeCap, processing, reservedUntil, items } = order
  return statement(orderCreated, {
    ...factOf(order),
    school_id: school.id,
    items: items.map(({ productId, title, quantity, unitAmount }) => ({
      product_id: productId,
      title,
      quantity,
      unit_amount: unitAmount,
    })),
    fee: { amount: fee, rate_bps: feeRateBps, cap: feeCap, capped: isCapped(order) },
    processing,
    reserved_until: reservedUntil.toISOString(),
  })
}

/** The cap held the fee: it would have been more. */
export function isCapped({ subtotal, fee, feeRateBps, feeCap }: OrderRow): boolean {
  return fee === feeCap && subtotal * feeRateBps >= (feeCap + 0.5) * 10_000
}

/** What of it is the seller's, after the fee, card processing and what was given back. */
export function netOf(order: OrderRow): number {
  return (
    order.subtotal -
    order.refunded -
    (order.fee - order.feeRefunded) -
    (order.processing - order.processingRefunded)
  )
}

/** How long the two of a completed order can rate each other. */
export const RATING_DAYS = 7
const DAY_MS = 86_400_000

/** When that is over; null before it is complete. */
export async function ratingCloses(ctx: ReadCtx, orderId: string): Promise<Date | null> {
  const [completed] = await ctx.sql<{ at: Date }>(
    sql`select at from order_events where order_id = ${orderId}::uuid and state = 'settled'`,
  )
  return completed ? new Date(completed.at.getTime() + RATING_DAYS * DAY_MS) : null
}
