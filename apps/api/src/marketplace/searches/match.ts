import type { Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblockedBetween } from '../../people/blocks.ts'
import { toGoBeforeMoveOut } from '../catalogue/narrowed.ts'
import { MOST_CENTS } from '../contract.ts'
import { productWords } from '../product-words.ts'
import { anchorsOf } from './anchor.ts'

/**
 * Writes down which saved searches find this listing, as it is now, in one statement: each pair once for ever. Searched for are only those
 * under what the listing has, whoever can have it; what was there already when a search was saved is no news, unless its price has come
 * into the search's range since.
 * @returns how often the finds want to be told of
 */
export async function matchSearches(
  ctx: Ctx,
  productId: string,
  oldAmount: number | null,
): Promise<Set<string>> {
  const found = await ctx.sql<{ alert: string }>(sql`
    with hit as (${matchQuery(productId, oldAmount)}), written as (
      insert into saved_search_hits (search_id, product_id, at)
      select search_id, product_id, ${ctx.now} from hit on conflict do nothing returning search_id, product_id),
    wanted as (
      insert into wanted_matches (wanted_id, product_id, at)
      select h.wanted_id, w.product_id, ${ctx.now} from written w join hit h on h.search_id = w.search_id where h.wanted_id is not null
      on conflict do nothing)
    select distinct h.alert from written w join hit h on h.search_id = w.search_id`)
  return new Set(found.map(({ alert }) => alert))
}

/** What the listing has is worked out once, not for each search. */
export const matchQuery = (productId: string, oldAmount: number | null) => sql`
  with listing as materialized (
    select p.*, ${anchorsOf(sql`p.title || ' ' || ${productWords}`)} as anchors,
           app.search_words(p.school_id, 'product', p.title, ${productWords}) as words, ${toGoBeforeMoveOut} as to_go
      from products p join users v on v.school_id = p.school_id and v.id = p.seller_id and v.status = 'active'
     where p.id = ${productId}::uuid and p.status = 'active' and p.stock > 0)
  select s.id as search_id, p.id as product_id, s.wanted_id, s.alert
    from listing p
    cross join lateral unnest(p.anchors) as a(anchor)
    join saved_searches s on s.school_id = p.school_id and s.anchor = a.anchor and s.alert <> 'none'
    join users u on u.school_id = s.school_id and u.id = s.user_id and u.status = 'active'
   where s.user_id <> p.seller_id and (s.words is null or p.words @@ s.words)
     and coalesce(s.filters->>'kind', case when p.kind = 'wanted' then 'none' else p.kind end) = p.kind
     and coalesce(s.filters->>'category', p.category::text) = p.category::text
     and coalesce(s.filters->>'condition', p.condition::text) = p.condition::text
     and coalesce(s.filters->>'delivery', p.delivery) = p.delivery
     and (s.filters->>'branch' is null or s.filters->>'branch' = p.branch)
     and (s.filters->>'course' is null or s.filters->>'course' = p.course)
     and (s.filters->>'isbn' is null or s.filters->>'isbn' = p.isbn::text)
     and (s.filters->>'moveOut' is null or p.to_go)
     and ${within(sql`p.price_amount`)}
     and (p.published_at >= s.created_at or (${oldAmount}::int is not null and not ${within(sql`${oldAmount}::int`)}))
     and ${unblockedBetween(sql`s.user_id`, sql`p.seller_id`)}
     and (s.wanted_id is null or exists (
       select from products w
        where w.school_id = s.school_id and w.id = s.wanted_id and w.kind = 'wanted' and w.status = 'active' and w.stock > 0))`

/** An amount in the range of search `s`. */
const within = (amount: Prisma.Sql) => sql`(
  ${amount} >= coalesce((s.filters->>'min')::int, 0) and ${amount} <= coalesce((s.filters->>'max')::int, ${MOST_CENTS}))`
