import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { handOver } from '../checkout/reservation.ts'
import type { OrderRow } from '../order-rows.ts'

type Goods = Pick<OrderRow, 'id' | 'items'>

/** What had been sold and left the shelf is with its seller again, and can be bought. */
export async function putBack(ctx: Ctx, { id }: Goods): Promise<void> {
  await ctx.sql(sql`
    with goods as (
      select p.id, i.quantity from products p
        join order_items i on i.school_id = p.school_id and i.product_id = p.id
       where i.order_id = ${id}::uuid order by p.id for no key update of p)
    update products p set stock = p.stock + g.quantity from goods g where p.id = g.id`)
}

/** What an order had reserved is gone although its money went back. */
export const dropReservation = (ctx: Ctx, order: Goods): Promise<void> => handOver(ctx, order)

/** Its seller was paid: what it had reserved has left the shelf. */
export async function wasSettled(ctx: Ctx, orderId: string): Promise<boolean> {
  const rows = await ctx.sql(
    sql`select 1 from order_events where order_id = ${orderId}::uuid and state = 'settled'`,
  )
  return rows.length === 1
}
