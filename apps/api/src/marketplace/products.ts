import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { NotFound } from '../http/errors.ts'
import { assertNotAhead, IdTaken } from '../http/new-id.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import type * as contract from './contract.ts'
import { dropPhotos, photosOf, setPhotos } from './photos.ts'
import { canEdit, canSee, canSell, canTakeDown } from './policy.ts'
import { type ListedRow, listedColumns, shownProduct, withSeller } from './product-rows.ts'
import { productCreated, productDeleted, productUpdated } from './topics.ts'

export const MayNotSell = createError('MAY_NOT_SELL', 'Confirm your e-mail address before you sell.', 403)
export const NotYourProduct = createError('NOT_YOUR_PRODUCT', 'This listing is somebody else’s.', 403)

type Listing = z.output<typeof contract.createProduct.schema.body>
type Change = z.output<typeof contract.updateProduct.schema.body>
/** `open`: the viewer and the seller have not blocked each other. */
type DetailRow = ListedRow & { description: string; inCart: number; open: boolean }

/** @throws NotFound for a deleted one, and for a paused one that is not the viewer's */
export async function getProduct(ctx: ReadCtx, media: Media, id: string): Promise<contract.ProductDetail> {
  const viewer = signedIn(ctx)
  const row = await findProduct(ctx, viewer, id)
  if (!row || !canSee(viewer, row) || !row.open) throw new NotFound()
  return await inDetail(ctx, media, row, viewer)
}

async function inDetail(ctx: ReadCtx, media: Media, row: DetailRow, viewer: Viewer) {
  const { description, inCart, id } = row
  const photos = await photosOf(ctx, media, id)
  return { ...shownProduct(media, row, viewer), description, inCart, media: photos }
}

/** Listing the same thing under the same id again is the listing that is there. @throws MayNotSell, IdAhead, IdTaken */
export async function createProduct(
  ctx: Ctx,
  media: Media,
  listing: Listing,
): Promise<contract.ProductDetail> {
  const viewer = signedIn(ctx)
  if (!canSell(viewer)) throw new MayNotSell()
  assertNotAhead(ctx, listing.id)
  const { price, id: wanted, media: photos = [], ...columns } = listing
  const [made] = await ctx.db.product.createManyAndReturn({
    data: {
      ...columns,
      ...(wanted ? { id: wanted } : {}),
      sellerId: viewer.id,
      priceAmount: price.amount,
      currency: price.currency,
      createdAt: ctx.now,
    },
    select: { id: true },
    skipDuplicates: true,
  })
  if (!made) return await sameProduct(ctx, media, viewer, listing)
  if (photos.length) await setPhotos(ctx, made.id, photos)
  await say(ctx, productCreated, { id: made.id, sellerId: viewer.id, price, status: 'active' })
  return await getProduct(ctx, media, made.id)
}

async function sameProduct(ctx: Ctx, media: Media, viewer: Viewer, listing: Listing) {
  const row = listing.id ? await findProduct(ctx, viewer, listing.id) : null
  const same =
    row &&
    canEdit(viewer, row) &&
    row.status !== 'deleted' &&
    row.title === listing.title &&
    row.description === listing.description &&
    row.category === listing.category &&
    row.condition === listing.condition &&
    row.priceAmount === listing.price.amount &&
    row.stock + row.reserved === listing.stock
  if (!same) throw new IdTaken()
  return await inDetail(ctx, media, row, viewer)
}

/** @throws NotFound, NotYourProduct */
export async function updateProduct(ctx: Ctx, media: Media, id: string, change: Change) {
  const { price, media: photos, ...columns } = change
  await assertMine(ctx, id)
  await ctx.db.product.updateMany({
    where: { id },
    data: { ...columns, ...(price ? { priceAmount: price.amount } : {}) },
  })
  if (photos) await setPhotos(ctx, id, photos)
  return await sayUpdated(ctx, media, id)
}

/** Offering what is offered already changes nothing. @throws NotFound, NotYourProduct */
export async function setStatus(ctx: Ctx, media: Media, id: string, status: 'active' | 'paused') {
  await assertMine(ctx, id)
  const { count } = await ctx.db.product.updateMany({
    where: { id, status: status === 'active' ? 'paused' : 'active' },
    data: { status },
  })
  return count ? await sayUpdated(ctx, media, id) : await getProduct(ctx, media, id)
}

/** Orders keep their own copy of what they sold, so nothing stands against taking a listing down. @throws NotFound, NotYourProduct */
export async function deleteProduct(ctx: Ctx, id: string): Promise<null> {
  const viewer = signedIn(ctx)
  const row = await findProduct(ctx, viewer, id)
  if (!row || (row.status === 'deleted' && !canTakeDown(viewer, row))) throw new NotFound()
  if (!canTakeDown(viewer, row)) throw canSee(viewer, row) && row.open ? new NotYourProduct() : new NotFound()
  const { count } = await ctx.db.product.updateMany({
    where: { id, status: { not: 'deleted' } },
    data: { status: 'deleted' },
  })
  const price = { amount: row.priceAmount, currency: row.currency }
  if (count) await dropPhotos(ctx, [id])
  if (count) await say(ctx, productDeleted, { id, sellerId: row.sellerId, price, status: 'deleted' })
  return null
}

async function assertMine(ctx: Ctx, id: string) {
  const viewer = signedIn(ctx)
  const row = await findProduct(ctx, viewer, id)
  if (!row || !canSee(viewer, row) || !row.open) throw new NotFound()
  if (!canEdit(viewer, row)) throw new NotYourProduct()
}

async function sayUpdated(ctx: Ctx, media: Media, id: string) {
  const product = await getProduct(ctx, media, id)
  const status = product.status === 'paused' ? 'paused' : 'active'
  await say(ctx, productUpdated, { id, sellerId: product.seller.id, price: product.price, status })
  return product
}

interface Said {
  id: string
  sellerId: string
  price: { amount: number; currency: string }
  status: 'active' | 'paused' | 'deleted'
}

function say(ctx: Ctx, topic: typeof productCreated, { id, sellerId, price, status }: Said) {
  return publish(ctx, topic, {
    product_id: id,
    seller_id: sellerId,
    school_id: ctx.school.id,
    price,
    status,
  })
}

async function findProduct(ctx: ReadCtx, viewer: Viewer, id: string): Promise<DetailRow | null> {
  const [row] = await ctx.sql<DetailRow>(sql`
    select ${listedColumns}, p.description, coalesce(c.quantity, 0) as "inCart",
           ${unblocked(viewer, sql`p.seller_id`)} as open
      from ${withSeller}
      left join cart_items c on c.school_id = p.school_id and c.product_id = p.id and c.user_id = ${viewer.id}::uuid
     where p.id = ${id}::uuid`)
  return row ?? null
}
