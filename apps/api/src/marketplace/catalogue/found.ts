import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type ListedRow, listedColumns, savedBy, shownProduct } from '../product-rows.ts'
import { beyond, keyIn, listInOrder, type Order, orders, type Query, type Sort } from './in-order.ts'
import { narrowed } from './narrowed.ts'

interface Candidate {
  id: string
  place: number
}
type Asked = Query & { q: string }
type FoundRow = ListedRow & { place: number }

/** What app.search names at most: where it names as many, there is more. */
const MOST_NAMED = 200

/** The last one's place and id, and the moment of the first page: what is fresh then stays as fresh on the next. */
const BestKey = z.tuple([z.literal('relevance'), z.number(), z.uuid(), z.int().min(0).max(8e15)])
const NewestKey = z.tuple([z.literal('newest'), z.uuid()])

/** What has these words; when nothing has, what has words like them. */
export async function listFound(ctx: ReadCtx, media: Media, query: Asked) {
  const sort = query.sort ?? 'relevance'
  const at = sort === 'relevance' ? momentOf(ctx, query.cursor) : ctx.now
  if (!at) return await walk(ctx, media, query, 'newest')
  const exact = await namedBySearch(ctx, query, { sort, at, similar: false })
  // So many have them that those named may not be those that the other filters leave.
  if (exact.length === MOST_NAMED && (sort !== 'relevance' || isNarrowedFurther(query)))
    return await walk(ctx, media, query, sort === 'relevance' ? 'newest' : sort)
  const named = exact.length ? exact : await namedBySearch(ctx, query, { sort, at, similar: true })
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<FoundRow>(foundQuery(viewer, query, sort, named))
  const keyOf = (row: FoundRow) =>
    sort === 'relevance' ? [sort, row.place, row.id, at.getTime()] : keyIn(sort)(row)
  const page = pageOf(rows, query.limit, keyOf, (row) => shownProduct(media, row, viewer))
  return { ...page, match: exact.length ? ('words' as const) : ('similar' as const) }
}

/** @returns null when the pages before were read from the newest back */
function momentOf(ctx: ReadCtx, cursor: string | undefined): Date | null {
  const key = readCursor(cursor, z.union([BestKey, NewestKey]))
  if (key?.[0] === 'newest') return null
  return key ? new Date(key[3]) : ctx.now
}

const walk = async (ctx: ReadCtx, media: Media, query: Asked, order: Order) => ({
  ...(await listInOrder(ctx, media, { ...query, having: query.q }, order)),
  match: 'words' as const,
})

/** By what app.search knows nothing of. */
const isNarrowedFurther = ({ kind, branch, condition, delivery, course, isbn, seller, moveOut }: Asked) =>
  [kind, branch, condition, delivery, course, isbn, seller, moveOut].some((filter) => filter !== undefined)

/** The audited way past the wall: what at this school has the words, whoever may see it. */
async function namedBySearch(
  ctx: ReadCtx,
  { q, category, min, max }: Asked,
  { sort, at, similar }: { sort: Sort; at: Date; similar: boolean },
): Promise<Candidate[]> {
  return await ctx.sql<Candidate>(sql`
    select subject_id as id, place
      from app.search('product', ${q}, ${similar}, ${sort}, ${category ?? null}, ${min ?? null}::int, ${max ?? null}::int,
                      null::timestamptz, null::timestamptz, ${at}::timestamptz)`)
}

/** Each of those named by its key, as it is now; `limit 1` makes sure that no more is read than they. */
export function foundQuery(viewer: Viewer, query: Asked, sort: Sort, named: Candidate[]) {
  const ids = named.map(({ id }) => id)
  const places = named.map(({ place }) => place)
  const order = sort === 'relevance' ? sql`p.place desc, p.id desc` : orders[sort]
  const live = sql`
    select p.*, n.place
      from unnest(${ids}::uuid[], ${places}::float8[]) as n(id, place),
           lateral (select * from products p
                     where p.id = n.id and p.status = 'active' and p.stock > 0 and ${unblocked(viewer, sql`p.seller_id`)}
                           ${narrowed(viewer, query)} limit 1) p
     where true ${after(query, sort)}`
  return sql`
    select ${listedColumns}, p.place, ${savedBy(viewer)}
      from (select * from (${live}) p order by ${order} limit ${rowsFor(query.limit)}) p
      join users s on s.school_id = p.school_id and s.id = p.seller_id
     order by ${order}`
}

function after({ cursor }: Asked, sort: Sort): Prisma.Sql {
  if (sort !== 'relevance') return beyond(sort, cursor)
  const key = readCursor(cursor, BestKey)
  return key ? sql`and (n.place, p.id) < (${key[1]}::float8, ${key[2]}::uuid)` : empty
}
