import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import { mayBeShown } from '../people/presence.ts'
import type * as contract from './contract.ts'
import { type ListedRow, listedColumns, shownProduct } from './product-rows.ts'

export type Filters = z.output<typeof contract.listProducts.schema.querystring>
type Sort = Filters['sort']

const PriceKey = (sort: Sort) => z.tuple([z.literal(sort), z.int32(), z.uuid()])
const keys = {
  newest: z.tuple([z.literal('newest'), z.uuid()]),
  price_asc: PriceKey('price_asc'),
  price_desc: PriceKey('price_desc'),
}

/** What can be bought at this school now. */
export async function listProducts(ctx: ReadCtx, media: Media, filters: Filters) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<ListedRow>(catalogueQuery(viewer, filters))
  const keyOf = ({ id, priceAmount }: ListedRow) =>
    filters.sort === 'newest' ? [filters.sort, id] : [filters.sort, priceAmount, id]
  return pageOf(rows, filters.limit, keyOf, (row) => shownProduct(media, row, viewer))
}

/**
 * A page first, its sellers then: so the page comes out of an index in order, however the planner would join. The conditions on status
 * and stock are those of the hot indexes, as literals, so that it can tell.
 */
export function catalogueQuery(viewer: Viewer, filters: Filters) {
  const { limit, sort } = filters
  const page = sql`
    select * from products p
     where p.status = 'active' and p.stock > 0 and ${unblocked(viewer, sql`p.seller_id`)} ${narrowed(viewer, filters)} ${beyond(filters)}
     order by ${orders[sort]} limit ${rowsFor(limit)}`
  return sql`
    select ${listedColumns} from (${page}) p join users s on s.school_id = p.school_id and s.id = p.seller_id
     order by ${orders[sort]}`
}

const orders = {
  newest: sql`p.id desc`,
  price_asc: sql`p.price_amount, p.id`,
  price_desc: sql`p.price_amount desc, p.id desc`,
}

function beyond({ sort, cursor }: Filters) {
  if (sort === 'newest') {
    const key = readCursor(cursor, keys.newest)
    return key ? sql`and p.id < ${key[1]}::uuid` : empty
  }
  const key = readCursor(cursor, keys[sort])
  if (!key) return empty
  const position = sql`(${key[1]}::int, ${key[2]}::uuid)`
  return sort === 'price_asc'
    ? sql`and (p.price_amount, p.id) > ${position}`
    : sql`and (p.price_amount, p.id) < ${position}`
}

/** Literals, as each category has an index of its own: behind the wall none can be searched by an enum. */
export const inCategory = {
  textbooks: sql`p.category = 'textbooks'`,
  furniture: sql`p.category = 'furniture'`,
  electronics: sql`p.category = 'electronics'`,
  pictures: sql`p.category = 'pictures'`,
  clothing: sql`p.category = 'clothing'`,
  sports: sql`p.category = 'sports'`,
  kitchen: sql`p.category = 'kitchen'`,
  tickets: sql`p.category = 'tickets'`,
  services: sql`p.category = 'services'`,
  other: sql`p.category = 'other'`,
}

/** Listed since move-out began, to be picked up. At a school without such days there is nothing. */
const toGoBeforeMoveOut = sql`p.kind in ('sale', 'free') and p.delivery = 'pickup'
  and p.published_at >= (select move_out_from::timestamptz from market_rules)`

/** What is wanted is no offer: it is shown to whoever asks for it. */
const ofKind = (kind: Filters['kind']) => (kind ? sql`p.kind = ${kind}` : sql`p.kind <> 'wanted'`)

function narrowed(viewer: Viewer, filters: Filters) {
  const { q, kind, category, condition, course, isbn, seller, moveOut, min, max } = filters
  const conditions = [
    ofKind(kind),
    course && sql`p.course is not null and p.course = ${course}`,
    isbn && sql`p.isbn is not null and p.isbn = ${isbn}::char(13)`,
    category && inCategory[category],
    condition && sql`p.condition = ${condition}::"Condition"`,
    moveOut && toGoBeforeMoveOut,
    // Somebody's shelf is for those they show it to; in the shop each thing is for sale to all.
    seller && sql`p.seller_id = ${seller}::uuid and ${mayBeShown(viewer, 'listings', sql`${seller}::uuid`)}`,
    min !== undefined && sql`p.price_amount >= ${min}`,
    max !== undefined && sql`p.price_amount <= ${max}`,
    ...wordsOf(q).map((word) => sql`(p.title || ' ' || p.description) ilike ${likeWord(word)}`),
  ].filter((condition) => typeof condition === 'object')
  return sql`and ${join(conditions, ' and ')}`
}

const MOST_WORDS = 6

/** Every word must occur in the title or the description. */
function wordsOf(q: string | undefined): string[] {
  return (q ?? '').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
}

const likeWord = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
