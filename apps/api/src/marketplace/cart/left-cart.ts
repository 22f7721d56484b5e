import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblockedBetween } from '../../people/blocks.ts'

const DAY_MS = 24 * 60 * 60_000

/** What has lain in somebody's cart since yesterday and can still be bought; null when nothing has, or the cart was begun anew. */
export async function leftInCart(
  ctx: ReadCtx,
  userId: string,
): Promise<{ title: string; others: number } | null> {
  const yesterday = new Date(ctx.now.getTime() - DAY_MS)
  const [cart] = await ctx.sql<{ titles: string[] | null; old: boolean }>(sql`
    select array_agg(p.title order by c.created_at, p.id) as titles, bool_or(c.created_at <= ${yesterday}) as old
      from cart_items c join products p on p.school_id = c.school_id and p.id = c.product_id
     where c.user_id = ${userId}::uuid and not c.later and p.status = 'active' and p.stock > 0
       and ${unblockedBetween(sql`c.user_id`, sql`p.seller_id`)}`)
  const [title, ...others] = cart?.titles ?? []
  return title !== undefined && cart?.old ? { title, others: others.length } : null
}
