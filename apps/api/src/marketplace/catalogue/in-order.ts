import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import type * as contract from '../contract.ts'
import { type ListedRow, listedColumns, savedBy, shownProduct } from '../product-rows.ts'
import { type Filters, narrowed } from './narrowed.ts'

export type Sort = NonNullable<z.output<typeof contract.listProducts.schema.querystring>['sort']>
export type Order = Exclude<Sort, 'relevance'>
export type Query = z.output<typeof contract.listProducts.schema.querystring>

const PriceKey = (sort: Order) => z.tuple([z.literal(sort), z.int32(), z.uuid()])
const keys = {
  newest: z.tuple([z.literal('newest'), z.uuid()]),
  price_asc: PriceKey('price_asc'),
  price_desc: PriceKey('price_desc'),
}

/** In an order that an index has. */
export async function listInOrder(
  ctx: ReadCtx,
  media: Media,
  query: Filters & { limit: number; cursor?: string | undefined },
  order: Order,
) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<ListedRow>(catalogueQuery(viewer, query, order))
  return pageOf(rows, query.limit, keyIn(order), (row) => shownProduct(media, row, viewer))
}

/** Where a page ended that was read in this order. */
export const keyIn =
  (order: Order) =>
  ({ id, priceAmount }: ListedRow) =>
    order === 'newest' ? [order, id] : [order, priceAmount, id]

/**
 * A page first, its sellers then: so the page comes out of an index in order, however the planner would join. The conditions on status
 * and stock are those of the hot indexes, as literals, so that it can tell.
 */
export function catalogueQuery(
  viewer: Viewer,
  query: Filters & { limit: number; cursor?: string | undefined },
  order: Order,
) {
  const page = sql`
    select * from products p
     where p.status = 'active' and p.stock > 0 and ${unblocked(viewer, sql`p.seller_id`)} ${narrowed(viewer, query)} ${beyond(order, query.cursor)}
     order by ${orders[order]} limit ${rowsFor(query.limit)}`
  return sql`
    select ${listedColumns}, ${savedBy(viewer)} from (${page}) p join users s on s.school_id = p.school_id and s.id = p.seller_id
     order by ${orders[order]}`
}

export const orders = {
  newest: sql`p.id desc`,
  price_asc: sql`p.price_amount, p.id`,
  price_desc: sql`p.price_amount desc, p.id desc`,
}

export function beyond(order: Order, cursor: string | undefined) {
  if (order === 'newest') {
    const key = readCursor(cursor, keys.newest)
    return key ? sql`and p.id < ${key[1]}::uuid` : empty
  }
  const key = readCursor(cursor, keys[order])
  if (!key) return empty
  const position = sql`(${key[1]}::int, ${key[2]}::uuid)`
  return order === 'price_asc'
    ? sql`and (p.price_amount, p.id) > ${position}`
    : sql`and (p.price_amount, p.id) < ${position}`
}
