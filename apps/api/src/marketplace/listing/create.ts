import { type Ctx, signedIn, type Viewer } from '@banter/tenants/context'
import { publishAll, type Statement, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import type * as contract from '../contract.ts'
import { type DetailRow, detailRow } from '../detail/detail-row.ts'
import { inDetail } from '../detail/product-detail.ts'
import { hasPrice } from '../kinds/contract.ts'
import { columnsOf, OF_ORIGINAL } from '../originals/original.ts'
import { setPhotos } from '../photos.ts'
import { canEdit, canSell } from '../policy.ts'
import { rulesNow } from '../rules/rules.ts'
import { listingSubmitted } from '../topics.ts'
import { assertBranch, assertListable, isNewSeller } from './checks.ts'
import type { clearRoom } from './contract.ts'
import { endOf } from './expiry.ts'
import { deadlines, said } from './said.ts'

export const MayNotSell = createError('MAY_NOT_SELL', 'Confirm your e-mail address before you sell.', 403)

type Listing = z.output<typeof contract.createProduct.schema.body>

/**
 * Listing the same thing under the same id again is the listing that is there.
 * @throws MayNotSell, IdAhead, IdTaken, NoSuchBranch, Prohibited
 */
export async function createProduct(ctx: Ctx, media: Media, asked: Listing): Promise<contract.ProductDetail> {
  const viewer = signedIn(ctx)
  const listing: Listing = asked.picture ? { ...asked, ...OF_ORIGINAL } : asked
  if (!canSell(viewer)) throw new MayNotSell()
  assertNotAhead(ctx, listing.id)
  assertBranch(listing.category, listing.branch)
  const id = listing.id ?? v7()
  const place = listing.draft ? ({ status: 'draft' } as const) : await enter(ctx, id, listing)
  const { price, media: photos = [], draft: _draft, availableFrom, picture, ...columns } = listing
  const { count } = await ctx.db.product.createMany({
    data: {
      ...columns,
      ...(picture ? await columnsOf(ctx, listing.title, picture) : {}),
      ...place,
      id,
      availableFrom: availableFrom ? new Date(availableFrom) : null,
      sellerId: viewer.id,
      priceAmount: hasPrice(listing.kind) ? price.amount : 0,
      currency: price.currency,
      createdAt: ctx.now,
    },
    skipDuplicates: true,
  })
  if (!count) return await sameProduct(ctx, media, viewer, listing)
  if (photos.length) await setPhotos(ctx, id, photos)
  const row = await written(ctx, viewer, id)
  await publishAll(ctx, firstWords(ctx, row))
  return await inDetail(ctx, media, row, viewer)
}

/** Straight into the shop, or to the staff first. @throws Incomplete, Prohibited */
export async function enter(ctx: Ctx, id: string, listing: Parameters<typeof assertListable>[0]) {
  const rules = await rulesNow(ctx)
  assertListable(listing, rules)
  if (await isNewSeller(ctx, rules, id)) return { status: 'pending' } as const
  return { status: 'active', publishedAt: ctx.now, expiresAt: endOf(rules, ctx.now) } as const
}

/** What is said of a listing that others may see from now on, or the staff. */
export function firstWords(ctx: Ctx, row: DetailRow): Statement[] {
  if (row.status === 'pending')
    return [statement(listingSubmitted, { product_id: row.id, seller_id: row.sellerId })]
  if (row.status !== 'active') return []
  return [said(ctx, 'created', row), ...(row.expiresAt ? deadlines(row.id, row.expiresAt) : [])]
}

async function written(ctx: Ctx, viewer: Viewer, id: string): Promise<DetailRow> {
  const row = await detailRow(ctx, viewer, id)
  if (!row) throw new Error('A listing that was just written is there.')
  return row
}

async function sameProduct(ctx: Ctx, media: Media, viewer: Viewer, listing: Listing) {
  const row = listing.id ? await detailRow(ctx, viewer, listing.id) : null
  const same =
    row &&
    canEdit(viewer, row) &&
    row.status !== 'deleted' &&
    (row.status === 'draft') === listing.draft &&
    row.kind === listing.kind &&
    row.title === listing.title &&
    row.description === listing.description &&
    row.category === listing.category &&
    row.condition === listing.condition &&
    (!hasPrice(row.kind) || row.priceAmount === listing.price.amount) &&
    row.stock + row.reserved === listing.stock
  if (!same) throw new IdTaken()
  return await inDetail(ctx, media, row, viewer)
}

type Photos = z.output<typeof clearRoom.schema.body>['items']

/** A draft for each photo. One that is there already stays as it is. @throws MayNotSell, IdAhead, IdTaken, what setMedia throws */
export async function draftEach(ctx: Ctx, items: Photos): Promise<{ ids: string[] }> {
  const viewer = signedIn(ctx)
  if (!canSell(viewer)) throw new MayNotSell()
  for (const { id } of items) assertNotAhead(ctx, id)
  const ids = items.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new IdTaken()
  const made = await ctx.db.product.createManyAndReturn({
    data: ids.map((id) => ({
      id,
      sellerId: viewer.id,
      title: '',
      description: '',
      category: 'other' as const,
      condition: 'good' as const,
      priceAmount: 0,
      stock: 1,
      status: 'draft' as const,
      createdAt: ctx.now,
    })),
    select: { id: true },
    skipDuplicates: true,
  })
  const fresh = new Set(made.map(({ id }) => id))
  for (const { id, photo } of items) if (fresh.has(id)) await setPhotos(ctx, id, [photo])
  const mine = await ctx.db.product.count({ where: { id: { in: ids }, sellerId: viewer.id } })
  if (mine < ids.length) throw new IdTaken()
  return { ids }
}
