import type { Order } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

type Column = 'id' | 'reference' | 'method' | 'currency' | 'subtotal' | 'fee' | 'processing' | 'refunded'

export interface OrderNotice extends Pick<Order, Column> {
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
  const [order] = await ctx.sql<OrderNotice>(sql`
    select o.id, o.reference, o.method, o.currency, o.subtotal, o.fee, o.processing, o.refunded, i.title, i.others,
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
     where o.id = ${id}::uuid`)
  return order ?? null
}
