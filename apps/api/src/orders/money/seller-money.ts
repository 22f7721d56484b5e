import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { type OrderRow, selectOrders } from '../order-rows.ts'
import { titleOf } from '../order-view.ts'

/** What buyers have paid to the viewer and still wait to be handed: after the fee and processing. */
export async function incomingMoney(ctx: ReadCtx): Promise<number> {
  const { id } = signedIn(ctx)
  const [sum] = await ctx.sql<{ incoming: number }>(sql`
    select coalesce(sum(subtotal - refunded - (fee - fee_refunded) - (processing - processing_refunded)), 0)::bigint as incoming
      from orders where seller_id = ${id}::uuid and state in ('held', 'settling') and method <> 'in_person'`)
  return sum?.incoming ?? 0
}

/** What some orders are called in one line, by id. Only for a person who is already shown that they exist. */
export async function orderTitles(ctx: ReadCtx, ids: string[]): Promise<Map<string, string>> {
  const orders = await ctx.sql<OrderRow>(sql`${selectOrders} where o.id = any(${ids}::uuid[])`)
  return new Map(orders.map((order) => [order.id, titleOf(order)]))
}
