import type { Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { unblockedBetween } from '../../people/blocks.ts'
import { inCategory } from '../catalogue/narrowed.ts'
import type { Category } from '../contract.ts'
import { productWords } from '../product-words.ts'
import { anchorOf } from '../searches/anchor.ts'
import type { SearchFilters } from '../searches/contract.ts'
import { wantedMatched } from './topics.ts'
import { enoughOf, wordsWanted } from './wanted-words.ts'

interface Wanted {
  id: string
  authorId: string
  title: string
  category: Category
  isbn: string | null
  priceAmount: number
}

/** A wanted listing looks for what its author wants, from now on and in what is here already. */
export async function followWanted(ctx: Ctx, id: string): Promise<void> {
  const [wanted] = await ctx.sql<Wanted>(sql`
    select id, seller_id as "authorId", title, category, trim(isbn) as isbn, price_amount as "priceAmount" from products
     where id = ${id}::uuid and kind = 'wanted' and status = 'active' and stock > 0`)
  if (!wanted) return
  const words = wanted.isbn ? [] : wordsWanted(wanted.title)
  // It says nothing that could be looked for.
  if (!wanted.isbn && !words.length) return
  const { category, isbn, priceAmount: max } = wanted
  const filters: SearchFilters = isbn ? { isbn, max } : { category, max }
  // It stops when its author has said so, and not again with every change of the listing.
  ctx.write(sql`
    insert into saved_searches (id, user_id, name, q, filters, alert, words, anchor, wanted_id, created_at)
    values (${id}::uuid, ${wanted.authorId}::uuid, ${wanted.title}, ${words.join(' ')}, ${JSON.stringify(filters)}::jsonb, 'instant',
            ${wordsOf(words)}, ${anchorOf('', filters)}, ${id}::uuid, ${ctx.now})
    on conflict (school_id, id) do update
       set name = excluded.name, q = excluded.q, filters = excluded.filters, words = excluded.words, anchor = excluded.anchor`)
  const [found] = await ctx.sql<{ count: number }>(sql`
    with hit as (${alreadyHere(wanted)}), matched as (
      insert into wanted_matches (wanted_id, product_id, at) select ${id}::uuid, id, ${ctx.now} from hit on conflict do nothing),
    written as (
      insert into saved_search_hits (search_id, product_id, at) select ${id}::uuid, id, ${ctx.now} from hit
      on conflict do nothing returning product_id)
    select count(*)::int as count from written`)
  if (found?.count) await publish(ctx, wantedMatched, { wanted_id: id })
}

const wordsOf = (words: string[]): Prisma.Sql =>
  words.length
    ? sql`(select string_agg('(' || enough::text || ')', ' | ')::tsquery
             from (select app.search_query(app.school_id(), 'product', way) as enough from unnest(${enoughOf(words)}::text[]) way) ways)`
    : sql`null::tsquery`

/** Older ones than these nobody has wanted for long. */
const LATEST = 200

/** Of the latest on its shelf, those that its search finds. */
const alreadyHere = ({ id, authorId, category, isbn, priceAmount }: Wanted): Prisma.Sql => {
  const shelf = isbn ? sql`p.isbn is not null and p.isbn = ${isbn}::char(13)` : inCategory[category]
  return sql`
    select p.id
      from (select * from products p
             where p.status = 'active' and p.stock > 0 and p.kind <> 'wanted' and ${shelf} order by p.id desc limit ${LATEST}) p
      join users v on v.school_id = p.school_id and v.id = p.seller_id and v.status = 'active'
      join saved_searches s on s.school_id = p.school_id and s.id = ${id}::uuid and s.alert <> 'none'
     where p.seller_id <> ${authorId}::uuid and p.price_amount <= ${priceAmount}
       and ${unblockedBetween(sql`${authorId}::uuid`, sql`p.seller_id`)}
       and (s.words is null or app.search_words(p.school_id, 'product', p.title, ${productWords}) @@ s.words)`
}
