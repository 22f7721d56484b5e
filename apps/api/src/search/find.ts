import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { pageOf } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import { cardsOf } from './cards.ts'
import type { search } from './contract.ts'
import { didYouMean } from './did-you-mean.ts'
import { type Counts, type Found, findHits, type Pages, type Query } from './hits.ts'

type Answer = z.output<(typeof search.schema.response)[200]>

/** What at this school has these words and may be seen by the viewer; else what has words like them; else what helps to ask otherwise. */
export async function find(ctx: ReadCtx, media: Media, query: Query): Promise<Answer> {
  const exact = await findHits(ctx, query, false)
  const few = exact.counts ? (total(exact.counts) ?? 0) : ENOUGH
  // Ordered by price or time, what is only alike would stand among what was asked for.
  const widen = few === 0 || (few < ENOUGH && query.sort === 'relevance')
  const pages = widen ? await findHits(ctx, query, true) : exact
  const page = await shownPage(ctx, media, query, pages)
  const nothing = exact.counts !== null && page.items.length === 0
  return {
    ...page,
    counts: pages.counts && { ...NONE, ...pages.counts, all: total(pages.counts) ?? 0 },
    match: few === 0 ? 'similar' : 'words',
    didYouMean: widen ? didYouMean(query.q, textsOf(page.items)) : null,
    withoutFilters: nothing && isNarrowed(query) ? await countUnfiltered(ctx, query) : null,
    popular: nothing ? await popularWords(ctx) : [],
  }
}

async function shownPage(ctx: ReadCtx, media: Media, { q, limit }: Query, { found, widened, keyOf }: Pages) {
  const { items, nextCursor } = pageOf(
    found,
    limit,
    (last: Found) => keyOf(last),
    (row) => row,
  )
  return { items: await cardsOf(ctx, media, items, q, widened), nextCursor }
}

const textsOf = (items: Answer['items']) => items.flatMap(({ title, excerpt }) => [title.text, excerpt.text])

const total = (counts: Counts | null) =>
  counts && Object.values(counts).reduce((sum: number, count) => sum + count, 0)

const isNarrowed = ({ category, min, max, from, to }: Query) =>
  [category, min, max, from, to].some((filter) => filter !== undefined)

async function countUnfiltered(ctx: ReadCtx, { q, type, limit, sort }: Query): Promise<number> {
  const { counts } = await findHits(ctx, { q, type, limit, sort }, false)
  return (type === 'all' ? total(counts) : counts?.[type]) ?? 0
}

/** Fewer than this, and what has words like these is looked for as well. */
const ENOUGH = 4
const NONE = { post: 0, person: 0, club: 0, event: 0, product: 0 }
const LOOKED_AT = 300

/** The categories of what was put up for everybody lately: words that find something. */
async function popularWords(ctx: ReadCtx): Promise<string[]> {
  const rows = await ctx.sql<{ category: string }>(sql`
    select category from (
      select category::text from (select category from products where status = 'active' and stock > 0 order by id desc limit ${LOOKED_AT}) p
      union all
      select category from (select category from events where state = 'published' and deleted_at is null and audience = 'school'
                             order by starts_at desc limit ${LOOKED_AT}) e) lately
     where category <> 'other' group by category order by count(*) desc, category limit 6`)
  return rows.map(({ category }) => category)
}
