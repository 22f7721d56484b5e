import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import type { listMyPictures as contract, MyPicture, PictureShelf } from './contract.ts'
import { licenceOf } from './licences/contract.ts'
import {
  disputed,
  newestProduct,
  type PreviewRow,
  previewColumn,
  previewOf,
  withListing,
} from './picture-rows.ts'

type Query = z.output<typeof contract.schema.querystring>

interface Row {
  id: string
  title: string
  preview: PreviewRow
  productId: string
  listingId: string | null
  status: string
  stock: number
  priceAmount: number
  currency: string
  made: boolean
  at: Date
  price: number | null
  licence: string
  likeCount: number
  commentCount: number
  barred: boolean
  disputed: boolean
}

const Key = z.tuple([z.uuid()])

const shelves: Record<PictureShelf, (viewer: Viewer) => Prisma.Sql> = {
  owned: ({ id }) => sql`p.owner_id = ${id}::uuid and d.id is null`,
  on_sale: ({ id }) => sql`p.owner_id = ${id}::uuid and d.id is not null`,
  sold: ({ id }) => sql`
    p.owner_id <> ${id}::uuid and p.id in (select w.picture_id from picture_owners w where w.owner_id = ${id}::uuid)`,
}

/** The viewer's pictures of one shelf, the newest first, and how many stand on each. */
export async function listMyPictures(ctx: ReadCtx, media: Media, query: Query) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<Row>(myPicturesQuery(viewer, query))
  const page = pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => mine(media, row, query.shelf, ctx.school.currency),
  )
  return { ...page, counts: await countShelves(ctx, viewer) }
}

/** Beside each: the last time that it came to the viewer, and where it went from there. */
export function myPicturesQuery(viewer: Viewer, { limit, cursor, shelf }: Query): Prisma.Sql {
  const after = readCursor(cursor, Key)
  return sql`
    select p.id, p.title, ${previewColumn} as preview, ${newestProduct} as "productId", d.id as "listingId", d.status, d.stock,
           d.price_amount as "priceAmount", d.currency, p.creator_id = ${viewer.id}::uuid as made,
           coalesce(next.since, mine.since) as at, case when next.position is null then mine.price else next.price end as price,
           mine.licence, p.like_count as "likeCount", p.comment_count as "commentCount", p.barred_at is not null as barred,
           ${disputed} as disputed
      from pictures p
      join media_assets m on m.school_id = p.school_id and m.id = p.original_id
      join lateral (select w.position, w.since, w.price, w.licence from picture_owners w
                     where w.school_id = p.school_id and w.picture_id = p.id and w.owner_id = ${viewer.id}::uuid
                     order by w.position desc limit 1) mine on true
      left join picture_owners next on next.school_id = p.school_id and next.picture_id = p.id and next.position = mine.position + 1
      ${withListing}
     where ${shelves[shelf](viewer)} and p.deleted_at is null ${after ? sql`and p.id < ${after[0]}::uuid` : empty}
     order by p.id desc limit ${rowsFor(limit)}`
}

function mine(media: Media, row: Row, shelf: PictureShelf, currency: string): MyPicture {
  const listed = shelf === 'on_sale' && row.listingId
  return {
    id: row.id,
    title: row.title,
    preview: previewOf(media, row.preview, row.title),
    productId: row.productId,
    listing: listed
      ? {
          id: row.listingId ?? '',
          status: row.stock > 0 ? row.status : 'reserved',
          price: { amount: row.priceAmount, currency: row.currency },
        }
      : null,
    made: row.made,
    at: row.at.toISOString(),
    price: row.price === null ? null : { amount: row.price, currency },
    licence: licenceOf(row.licence),
    likeCount: row.likeCount,
    commentCount: row.commentCount,
    barred: row.barred,
    mayRelist: shelf === 'owned' && !row.barred && !row.disputed,
  }
}

async function countShelves(ctx: ReadCtx, viewer: Viewer): Promise<Record<PictureShelf, number>> {
  const number = (shelf: PictureShelf) => sql`
    (select count(*)::int from pictures p ${withListing} where ${shelves[shelf](viewer)} and p.deleted_at is null)`
  const [counts] = await ctx.sql<Record<PictureShelf, number>>(
    sql`select ${number('owned')} as owned, ${number('on_sale')} as on_sale, ${number('sold')} as sold`,
  )
  return counts ?? { owned: 0, on_sale: 0, sold: 0 }
}
