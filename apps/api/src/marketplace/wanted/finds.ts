import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblockedBetween } from '../../people/blocks.ts'

export interface WantedFind {
  wantedId: string
  wantedTitle: string
  authorId: string
  authorName: string
  authorEmail: string
  stopKey: string
  productId: string
  title: string
  sellerId: string
  kind: string
  amount: number
  currency: string
}

/** What was found for wanted listings, for one of them or in one listing, noted as told: what can still be had of what is still wanted. */
export async function takeWantedFinds(
  ctx: Ctx,
  of: { wantedId: string } | { productId: string },
): Promise<WantedFind[]> {
  const ours =
    'wantedId' in of ? sql`s.wanted_id = ${of.wantedId}::uuid` : sql`h.product_id = ${of.productId}::uuid`
  return await ctx.sql<WantedFind>(sql`
    with told as (
      update saved_search_hits h set told_at = ${ctx.now} from saved_searches s
       where s.school_id = h.school_id and s.id = h.search_id and s.wanted_id is not null and h.told_at is null and s.alert <> 'none' and ${ours}
      returning h.school_id, s.wanted_id, s.stop_key, h.product_id)
    select w.id as "wantedId", w.title as "wantedTitle", w.seller_id as "authorId", a.name as "authorName", a.email as "authorEmail",
           t.stop_key as "stopKey", p.id as "productId", p.title, p.seller_id as "sellerId", p.kind, p.price_amount as amount, p.currency
      from told t
      join products w on w.school_id = t.school_id and w.id = t.wanted_id and w.status = 'active' and w.stock > 0
      join users a on a.school_id = w.school_id and a.id = w.seller_id and a.status = 'active'
      join products p on p.school_id = t.school_id and p.id = t.product_id and p.status = 'active' and p.stock > 0
     where ${unblockedBetween(sql`w.seller_id`, sql`p.seller_id`)}
     order by w.id, p.id desc`)
}
