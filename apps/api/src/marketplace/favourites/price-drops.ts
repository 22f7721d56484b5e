import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblockedBetween } from '../../people/blocks.ts'

export interface PriceDrop {
  title: string
  currency: string
  amount: number
  /** Who keeps an eye on it, and the least they knew it to cost. */
  savers: { userId: string; was: number }[]
}

/**
 * Who has saved a listing that is cheaper now than they ever knew it, noted as told: so a drop is told once, and what was raised and
 * lowered again is none. Whatever two messages say of it, the price is read as it is.
 */
export async function takePriceDrop(ctx: Ctx, productId: string): Promise<PriceDrop | null> {
  const rows = await ctx.sql<{
    userId: string
    was: number
    title: string
    currency: string
    amount: number
  }>(sql`
    with told as (
      update favourites f set price_told = p.price_amount
        from products p, favourites before
       where p.id = ${productId}::uuid and p.status = 'active' and p.stock > 0 and p.kind in ('sale', 'free')
         and f.school_id = p.school_id and f.product_id = p.id and f.price_told > p.price_amount
         and before.school_id = f.school_id and before.user_id = f.user_id and before.product_id = f.product_id
         and ${unblockedBetween(sql`f.user_id`, sql`p.seller_id`)}
      returning f.user_id as "userId", before.price_told as was, p.title, p.currency, p.price_amount as amount)
    select * from told order by "userId"`)
  const [first] = rows
  return first ? { ...first, savers: rows.map(({ userId, was }) => ({ userId, was })) } : null
}
