import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** What somebody has of sales that the buyer or a bank disputes just now: it may have to go back, so it does not leave for a bank. */
export async function disputedSales(ctx: ReadCtx, sellerId: string): Promise<number> {
  const [disputed] = await ctx.sql<{ sum: number }>(sql`
    select coalesce(sum(subtotal - refunded - (fee - fee_refunded) - (processing - processing_refunded)), 0)::bigint as sum
      from orders where seller_id = ${sellerId}::uuid and state = 'settled' and frozen <> '' and method <> 'in_person'`)
  return disputed?.sum ?? 0
}
