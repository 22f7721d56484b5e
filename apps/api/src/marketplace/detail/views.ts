import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import { unblocked } from '../../people/blocks.ts'

/**
 * Counted once for each person: the row of who has looked is written first, and only a new one counts. Looking again moves it to the front
 * of what they looked at lately, though not with every reload. @throws NotFound
 */
export async function viewProduct(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const [seen] = await ctx.sql<{ known: boolean }>(sql`
    with shown as (
      select p.id, p.seller_id from products p
       where p.id = ${id}::uuid and p.status in ('active', 'expired', 'paused') and ${unblocked(viewer, sql`p.seller_id`)}
         and (p.status <> 'paused' or p.seller_id = ${viewer.id}::uuid)),
    looked as (
      insert into product_views (product_id, user_id, at)
      select id, ${viewer.id}::uuid, ${ctx.now} from shown where seller_id <> ${viewer.id}::uuid
      on conflict (school_id, product_id, user_id) do update set at = excluded.at
        where product_views.at < excluded.at - interval '5 minutes'
      returning product_id, xmax = 0 as first),
    counted as (update products p set view_count = view_count + 1 from looked l where p.id = l.product_id and l.first)
    select true as known from shown`)
  if (!seen) throw new NotFound()
}
