import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import type * as contract from '../contract.ts'
import { renewedEnd } from '../listing/expiry.ts'
import { photosOf, watermarked } from '../photos.ts'
import { canSee, canTakeDown } from '../policy.ts'
import { shownProduct } from '../product-rows.ts'
import { rulesNow } from '../rules/rules.ts'
import type { SellerCard } from './contract.ts'
import { type DetailRow, detailRow } from './detail-row.ts'

export async function getProduct(ctx: ReadCtx, media: Media, id: string): Promise<contract.ProductDetail> {
  return await inDetail(ctx, media, await seenRow(ctx, id), signedIn(ctx))
}

/** @throws NotFound for one that was taken down, and for one that is not the viewer's to see */
export async function seenRow(ctx: ReadCtx, id: string): Promise<DetailRow> {
  const viewer = signedIn(ctx)
  const row = await detailRow(ctx, viewer, id)
  if (!row || !canSee(viewer, row) || !row.open) throw new NotFound()
  return row
}

export async function inDetail(
  ctx: ReadCtx,
  media: Media,
  row: DetailRow,
  viewer: Viewer,
): Promise<contract.ProductDetail> {
  const shown = shownProduct(media, row, viewer)
  return {
    ...shown,
    description: row.description,
    branch: row.branch,
    brand: row.brand,
    leastOfferPct: row.leastOfferPct,
    delivery: row.delivery,
    availableFrom: row.availableFrom,
    pictureId: row.pictureId,
    swapFor: row.swapFor,
    isbn: row.isbn,
    edition: row.edition,
    seller: { ...shown.seller, ...standingOf(row), rating: shown.sellerRating },
    inCart: row.inCart,
    saved: row.saved,
    media: await (row.pictureId
      ? watermarked(ctx, media, row.pictureId, row.title)
      : photosOf(ctx, media, row.id)),
    own: canTakeDown(viewer, row) ? await ownFacts(ctx, row) : null,
  }
}

function standingOf(row: DetailRow): Omit<SellerCard, 'id' | 'name' | 'avatar' | 'rating'> {
  return {
    verified: row.sellerVerified,
    since: row.sellerSince.toISOString(),
    completed: row.completed,
    missed: row.missed,
    showsReviews: !row.sellerHeld,
    answersIn: row.answers ? Math.max(1, Math.round(row.answerSeconds / row.answers / 60)) : null,
  }
}

async function ownFacts(ctx: ReadCtx, row: DetailRow) {
  const { expiresAt, status } = row
  const timed = status === 'active' || status === 'expired'
  const renewsUntil = timed ? renewedEnd(await rulesNow(ctx), expiresAt, ctx.now) : null
  return {
    views: row.viewCount,
    saves: row.favouriteCount,
    expiresAt: timed ? (expiresAt?.toISOString() ?? null) : null,
    renewsUntil: renewsUntil?.toISOString() ?? null,
    refusal: row.refusal,
    placeInLine: status === 'pending' ? await placeInLine(ctx, row.id) : null,
  }
}

async function placeInLine(ctx: ReadCtx, id: string): Promise<number> {
  const [line] = await ctx.sql<{ place: number }>(
    sql`select count(*)::int as place from products where status = 'pending' and id <= ${id}::uuid`,
  )
  return line?.place ?? 1
}
