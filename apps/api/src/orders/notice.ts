import type { Order, OrderState, Prisma } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { HandedOffBy } from './order-rows.ts'

type Column =
  | 'id'
  | 'reference'
  | 'method'
  | 'currency'
  | 'subtotal'
  | 'surcharge'
  | 'fee'
  | 'processing'
  | 'refunded'
  | 'feeRefunded'
  | 'processingRefunded'
  | 'delivery'
  | 'tracking'
  | 'frozen'
  | 'shippedAt'
  | 'handedOffAt'
  | 'releaseAt'

export interface OrderNotice extends Pick<Order, Column> {
  handedOffBy: HandedOffBy | null
  /** The dearest thing of the order, and how many others there are. */
  title: string
  others: number
  buyer: Party
  seller: Party
  /** Who ended it before the handoff, and what they said; null when time did or nobody. */
  calledOff: { actorId: string; reason: string | null } | null
}

interface Party {
  id: string
  name: string
  email: string
}

/** An order as its two people are told of it. Null when there is none at this school. */
export async function orderForPeople(ctx: ReadCtx, id: string): Promise<OrderNotice | null> {
  const [order] = await notices(ctx, sql`o.id = ${id}::uuid`)
  return order ?? null
}

/** The same, if it still stands so. */
export async function orderToRemind(
  ctx: ReadCtx,
  id: string,
  state: OrderState,
): Promise<OrderNotice | null> {
  const [order] = await notices(ctx, sql`o.id = ${id}::uuid and o.state = ${state}::"OrderState"`)
  return order ?? null
}

/** One order of a checkout that is still to be paid: the payment is one. */
export const ordersToPay = (ctx: ReadCtx, checkoutId: string): Promise<OrderNotice[]> =>
  notices(
    ctx,
    sql`o.checkout_id = ${checkoutId}::uuid and o.state = 'awaiting_payment' order by o.id limit 1`,
  )

function notices(ctx: ReadCtx, which: Prisma.Sql): Promise<OrderNotice[]> {
  return ctx.sql<OrderNotice>(sql`
    select o.id, o.reference, o.method, o.currency, o.subtotal, o.surcharge, o.fee, o.processing, o.refunded,
           o.fee_refunded as "feeRefunded", o.processing_refunded as "processingRefunded", o.delivery, o.tracking, o.frozen,
           o.shipped_at as "shippedAt", o.handed_off_at as "handedOffAt", o.handed_off_by as "handedOffBy",
           o.release_at as "releaseAt", i.title, i.others,
           json_build_object('id', b.id, 'name', b.name, 'email', b.email) as buyer,
           json_build_object('id', s.id, 'name', s.name, 'email', s.email) as seller,
           (select json_build_object('actorId', e.actor_id, 'reason', e.reason) from order_events e
             where e.school_id = o.school_id and e.order_id = o.id and e.state in ('refunding', 'cancelled')
               and e.actor_id is not null limit 1) as "calledOff"
      from orders o
      join users b on b.school_id = o.school_id and b.id = o.buyer_id
      join users s on s.school_id = o.school_id and s.id = o.seller_id
      join lateral (
        select (array_agg(title order by unit_amount desc, product_id))[1] as title, (count(*) - 1)::int as others
          from order_items where school_id = o.school_id and order_id = o.id) i on true
     where ${which}`)
}

export interface RefundNotice {
  /** Where it went: a card that takes nothing back has the wallet in its place. */
  method: Order['method']
  amount: number
  surcharge: number
  fee: number
  reason: string
  /** Null when time decided it. */
  byId: string | null
}

export async function refundForPeople(ctx: ReadCtx, id: string): Promise<RefundNotice | null> {
  const [refund] = await ctx.sql<RefundNotice>(sql`
    select r.method, r.amount, r.surcharge, r.fee, r.reason, r.by_id as "byId" from refunds r where r.id = ${id}::uuid`)
  return refund ?? null
}

/** Who of an order's two people has rated the other one. */
export async function raterIds(ctx: ReadCtx, orderId: string): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(
    sql`select author_id as id from reviews where order_id = ${orderId}::uuid`,
  )
  return rows.map(({ id }) => id)
}
