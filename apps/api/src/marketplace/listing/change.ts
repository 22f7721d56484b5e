import { type Ctx, signedIn } from '@banter/tenants/context'
import { publishAll, statement } from '@banter/tenants/outbox'
import type { z } from 'zod'
import type { Media } from '../../media/media.ts'
import type * as contract from '../contract.ts'
import type { DetailRow } from '../detail/detail-row.ts'
import { inDetail } from '../detail/product-detail.ts'
import { hasPrice } from '../kinds/contract.ts'
import { withoutFixed } from '../originals/original.ts'
import { setPhotos } from '../photos.ts'
import { wasPublic } from '../policy.ts'
import { rulesNow } from '../rules/rules.ts'
import { listingSubmitted } from '../topics.ts'
import { assertBranch, assertListable, isNewSeller } from './checks.ts'
import { lockOwn, reread } from './own-row.ts'
import { saidUpdated } from './said.ts'

type Change = z.output<typeof contract.updateProduct.schema.body>

/** What the staff look at before a new seller's listing is in the shop. */
const LOOKED_AT = ['title', 'description', 'brand', 'category', 'kind', 'swapFor'] as const

/** @throws NotFound, NotYourProduct, NoSuchBranch, Incomplete, Prohibited */
export async function updateProduct(ctx: Ctx, media: Media, id: string, asked: Change) {
  const row = await lockOwn(ctx, id)
  const change = row.pictureId ? withoutFixed(asked) : asked
  const merged = { ...row, price: { amount: row.priceAmount }, ...change }
  // A branch is of one category: with another category it says nothing.
  const branch = change.branch ?? (merged.category === row.category ? row.branch : null)
  assertBranch(merged.category, change.branch === null ? null : branch)
  const amount = hasPrice(merged.kind) ? merged.price.amount : 0
  const again = await mustBeSeenAgain(ctx, row, { ...merged, price: { amount } }, change)
  const { price: _price, media: photos, availableFrom, ...columns } = change
  await ctx.db.product.updateMany({
    where: { id },
    data: {
      ...columns,
      branch: change.branch === null ? null : branch,
      priceAmount: amount,
      ...(availableFrom === undefined
        ? {}
        : { availableFrom: availableFrom ? new Date(availableFrom) : null }),
      ...(columns.stock ? { soldAt: null } : {}),
      ...(again ? { publishedAt: null, ...(row.status === 'active' ? { status: 'pending' } : {}) } : {}),
    },
  })
  if (photos) await setPhotos(ctx, id, photos)
  return await told(ctx, media, row)
}

type Merged = Parameters<typeof assertListable>[0]

/** A draft may be anything; what others see must be allowed, and of a new seller also looked at. */
async function mustBeSeenAgain(ctx: Ctx, row: DetailRow, merged: Merged, change: Change): Promise<boolean> {
  if (row.status === 'draft' || row.status === 'refused') return false
  const rules = await rulesNow(ctx)
  assertListable(merged, rules)
  if (row.status === 'pending') return false
  const other =
    change.media !== undefined ||
    LOOKED_AT.some((field) => change[field] !== undefined && change[field] !== row[field])
  return other && (await isNewSeller(ctx, rules, row.id))
}

async function told(ctx: Ctx, media: Media, before: DetailRow) {
  const row = await reread(ctx, before.id)
  const submitted = row.status === 'pending' && before.status !== 'pending'
  await publishAll(ctx, [
    ...(wasPublic(before) ? [saidUpdated(ctx, row, before.priceAmount)] : []),
    ...(submitted ? [statement(listingSubmitted, { product_id: row.id, seller_id: row.sellerId })] : []),
  ])
  return await inDetail(ctx, media, row, signedIn(ctx))
}
