import { quote } from '@banter/billing/fees'
import type { Prisma, Product as ProductRow } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import { type listMyProducts as contract, type MyProduct, Shelf } from './listing/contract.ts'
import { type ListedRow, listedColumns, shownProduct, withSeller } from './product-rows.ts'
import { countWaiting, waitingAbout } from './questions/question-list.ts'

type Query = z.output<typeof contract.schema.querystring>
type MyRow = ListedRow &
  Pick<ProductRow, 'expiresAt' | 'refusal' | 'pictureId'> & {
    sold: number
    views: number
    saves: number
    offers: number
    questions: number
  }

const Key = z.tuple([z.uuid()])

/** The same words as `shownStatus`, as conditions. */
const standing: Record<Shelf, Prisma.Sql> = {
  active: sql`p.status = 'active' and p.stock > 0`,
  paused: sql`p.status = 'paused' and p.stock > 0`,
  draft: sql`p.status = 'draft'`,
  waiting: sql`p.status in ('pending', 'refused')`,
  reserved: sql`p.status in ('active', 'paused', 'expired') and p.stock = 0 and p.reserved > 0`,
  sold: sql`p.status in ('active', 'paused', 'expired') and p.stock = 0 and p.reserved = 0`,
  expired: sql`p.status = 'expired' and p.stock > 0`,
}

/** The viewer's own listings, newest first, with what waits, what is sold and what one piece brings. */
export async function listMyProducts(ctx: ReadCtx, media: Media, query: Query) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<MyRow>(myProductsQuery(viewer, query))
  const page = pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => mine(media, row, viewer),
  )
  const [counts, questions] = await Promise.all([countShelves(ctx, viewer), countWaiting(ctx)])
  return { ...page, counts, questions }
}

export function myProductsQuery(viewer: Viewer, { limit, cursor, status }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${listedColumns}, p.view_count as views, p.favourite_count as saves, p.expires_at as "expiresAt", p.refusal, p.picture_id as "pictureId",
           (select count(*)::int from offers f
             where f.school_id = p.school_id and f.product_id = p.id and f.state = 'open') as offers,
           ${waitingAbout(viewer)} as questions,
           coalesce((select sum(i.quantity) from order_items i
             join orders o on o.school_id = i.school_id and o.id = i.order_id
            where i.school_id = p.school_id and i.product_id = p.id and o.state = 'settled'), 0)::int as sold
      from ${withSeller}
     where p.seller_id = ${viewer.id}::uuid and p.status <> 'deleted' ${status ? sql`and ${standing[status]}` : empty}
           ${after ? sql`and p.id < ${after[0]}::uuid` : empty}
     order by p.id desc limit ${rowsFor(limit)}`
}

function mine(media: Media, row: MyRow, viewer: Viewer): MyProduct {
  const { priceAmount, currency } = row
  const net = row.kind === 'sale' ? quote(priceAmount, currency, 'card').sellerNet : 0
  return {
    ...shownProduct(media, row, viewer),
    original: row.pictureId !== null,
    reserved: row.reserved,
    sold: row.sold,
    views: row.views,
    saves: row.saves,
    offers: row.offers,
    questions: row.questions,
    expiresAt:
      row.status === 'active' || row.status === 'expired' ? (row.expiresAt?.toISOString() ?? null) : null,
    refusal: row.refusal,
    youGet: { amount: net, currency },
  }
}

/** How many stand on each shelf: one statement over one person's listings. */
async function countShelves(ctx: ReadCtx, viewer: Viewer): Promise<Record<Shelf, number>> {
  const shelf = sql`case ${join(
    Shelf.options.map((name) => sql`when ${standing[name]} then ${name}::text`),
    ' ',
  )} end`
  const rows = await ctx.sql<{ shelf: Shelf; count: number }>(sql`
    select shelf, count(*)::int as count from (
      select ${shelf} as shelf from products p where p.seller_id = ${viewer.id}::uuid and p.status <> 'deleted') p
     where shelf is not null group by shelf`)
  const counts = new Map(rows.map(({ shelf, count }) => [shelf, count]))
  return Object.fromEntries(Shelf.options.map((name) => [name, counts.get(name) ?? 0])) as Record<
    Shelf,
    number
  >
}
