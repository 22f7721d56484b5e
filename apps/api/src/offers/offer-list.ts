import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { seenRow } from '../marketplace/detail/product-detail.ts'
import type { Media } from '../media/media.ts'
import type { listMyOffers as contract } from './contract.ts'
import { type OfferRow, offerSelect, ofViewer, openTo } from './offer-rows.ts'
import { offerView } from './offer-view.ts'

type Query = z.output<typeof contract.schema.querystring>
type Page = Pick<Query, 'limit' | 'cursor'>

const Key = z.tuple([z.uuid()])

export async function listMyOffers(ctx: ReadCtx, media: Media, query: Query) {
  const rows = await ctx.sql<OfferRow>(myOffersQuery(signedIn(ctx), query, ctx.now))
  return shown(ctx, media, rows, query)
}

export function myOffersQuery(viewer: Viewer, { role, state, ...page }: Query, now: Date) {
  const mine = role === 'buyer' ? sql`o.buyer_id` : sql`o.seller_id`
  const other = role === 'buyer' ? sql`o.seller_id` : sql`o.buyer_id`
  return pageQuery(
    sql`${mine} = ${viewer.id}::uuid ${state ? sql`and ${stands(state, now)}` : empty}`,
    page,
    openTo(viewer, other),
  )
}

/** Its seller sees all offers for a listing, anybody else their own. @throws NotFound for one that is not the viewer's to see */
export async function listProductOffers(ctx: ReadCtx, media: Media, productId: string, page: Page) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<OfferRow>(
    pageQuery(sql`o.product_id = ${productId}::uuid and ${ofViewer(viewer)}`, page, openTo(viewer)),
  )
  if (!rows.length) await seenRow(ctx, productId)
  return shown(ctx, media, rows, page)
}

function pageQuery(which: Prisma.Sql, { limit, cursor }: Page, open: Prisma.Sql) {
  const after = readCursor(cursor, Key)
  return sql`
    ${offerSelect} where ${which} and ${open} ${after ? sql`and o.id < ${after[0]}::uuid` : empty}
     order by o.id desc limit ${rowsFor(limit)}`
}

/** The same words as `stateNow`, as conditions. */
function stands(state: NonNullable<Query['state']>, now: Date): Prisma.Sql {
  const lapsed = sql`(o.state in ('open', 'accepted') and o.order_id is null and o.expires_at <= ${now})`
  if (state === 'live') return sql`o.state in ('open', 'accepted') and not ${lapsed}`
  if (state === 'over') return sql`(o.state not in ('open', 'accepted') or ${lapsed})`
  return state === 'expired'
    ? sql`(o.state = 'expired' or ${lapsed})`
    : sql`o.state = ${state} and not ${lapsed}`
}

function shown(ctx: ReadCtx, media: Media, rows: OfferRow[], { limit }: Page) {
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    (row) => offerView(ctx, media, row),
  )
}
