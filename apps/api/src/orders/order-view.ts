import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Order, OrderSummary } from './contract.ts'
import { isCapped } from './order-facts.ts'
import type { OrderRow, ViewedOrder } from './order-rows.ts'
import { canCancel, canHandOff, canPay, canRefund, type OrderRole, seesFee, showsCode } from './policy.ts'

/** How the code of an order is found; only the buyer's view asks. */
export type HandoffCode = (orderId: string) => string

/** What an order is called in one line: its first item and how many more there are. */
export function titleOf({ items }: Pick<OrderRow, 'items'>): string {
  const [first, ...more] = items
  return `${first?.title ?? ''}${more.length ? ` and ${more.length} more` : ''}`
}

export function summaryOf(order: OrderRow, role: OrderRole): OrderSummary {
  const { id, reference, state, method, currency, items } = order
  return {
    id,
    reference,
    state,
    method,
    role,
    buyer: { id: order.buyerId, name: order.buyerName },
    seller: { id: order.sellerId, name: order.sellerName },
    title: titleOf(order),
    category: items[0]?.category ?? 'other',
    itemCount: items.reduce((count, { quantity }) => count + quantity, 0),
    total: { amount: order.subtotal, currency },
    createdAt: order.createdAt.toISOString(),
  }
}

/** An order as its viewer may see it: the fee is the seller's business, the code the buyer's alone. */
export async function orderView(ctx: ReadCtx, order: ViewedOrder, codeOf: HandoffCode): Promise<Order> {
  const { role, state, currency, fee, processing, subtotal } = order
  const money = (amount: number) => ({ amount, currency })
  const toSeller = <T>(value: T) => (seesFee(role) ? value : null)
  return {
    ...summaryOf(order, role),
    checkoutId: order.checkoutId,
    items: order.items.map(({ unitAmount, quantity, ...item }) => ({
      ...item,
      quantity,
      unitPrice: money(unitAmount),
      lineTotal: money(unitAmount * quantity),
    })),
    fee: toSeller(money(fee)),
    feeCapped: toSeller(isCapped(order)),
    processing: toSeller(money(processing)),
    sellerNet: toSeller(money(subtotal - fee - processing)),
    refunded: money(order.refunded),
    reservedUntil: state === 'awaiting_payment' ? order.reservedUntil.toISOString() : null,
    handoffCode: showsCode(role, state) ? codeOf(order.id) : null,
    timeline: await timelineOf(ctx, order.id),
    may: {
      cancel: canCancel(role, state),
      handOff: canHandOff(role, state),
      refund: canRefund(role, state),
      pay: canPay(role, state, order.method),
    },
  }
}

interface EventRow {
  state: OrderRow['state']
  at: Date
  reason: string | null
  actorId: string | null
  actorName: string | null
}

async function timelineOf(ctx: ReadCtx, orderId: string): Promise<Order['timeline']> {
  const events = await ctx.sql<EventRow>(sql`
    select e.state, e.at, e.reason, u.id as "actorId", u.name as "actorName"
      from order_events e left join users u on u.school_id = e.school_id and u.id = e.actor_id
     where e.order_id = ${orderId}::uuid order by e.at, e.state`)
  return events.map(({ state, at, reason, actorId, actorName }) => ({
    state,
    at: at.toISOString(),
    actor: actorId ? { id: actorId, name: actorName ?? '' } : null,
    reason,
  }))
}
