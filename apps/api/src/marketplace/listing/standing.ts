import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { Media } from '../../media/media.ts'
import type { ProductDetail } from '../contract.ts'
import type { DetailRow } from '../detail/detail-row.ts'
import { inDetail } from '../detail/product-detail.ts'
import { lockOfferable } from '../originals/offering.ts'
import { shownStatus, wasPublic } from '../policy.ts'
import { rulesNow } from '../rules/rules.ts'
import { assertListable, isNewSeller, type Rules } from './checks.ts'
import { firstWords } from './create.ts'
import { endOf, renewedEnd } from './expiry.ts'
import { lockOwn, reread } from './own-row.ts'
import { deadlines, said, saidUpdated } from './said.ts'

export const NotOffered = createError('NOT_OFFERED', 'It was not for sale yet.', 409)

const shown = async (ctx: Ctx, media: Media, row: DetailRow): Promise<ProductDetail> =>
  inDetail(ctx, media, row, signedIn(ctx))

/** Offering what is offered already changes nothing. @throws NotFound, NotYourProduct, Incomplete, Prohibited */
export async function publishProduct(ctx: Ctx, media: Media, id: string): Promise<ProductDetail> {
  const row = await lockOwn(ctx, id)
  if (row.status === 'active' || row.status === 'pending') return await shown(ctx, media, row)
  return await offer(ctx, media, row, row.stock)
}

/** One listing for another while; one that was sold is there again. @throws NotFound, NotYourProduct, Incomplete, Prohibited, NotOffered */
export async function renewProduct(
  ctx: Ctx,
  media: Media,
  id: string,
  stock?: number,
): Promise<ProductDetail> {
  const row = await lockOwn(ctx, id)
  if (!wasPublic(row)) throw new NotOffered()
  return await offer(
    ctx,
    media,
    row,
    (row.pictureId ? null : stock) ?? Math.max(row.stock, row.reserved ? 0 : 1),
  )
}

async function offer(ctx: Ctx, media: Media, row: DetailRow, stock: number): Promise<ProductDetail> {
  if (row.pictureId) await lockOfferable(ctx, row.pictureId, row.id)
  const rules = await rulesNow(ctx)
  assertListable({ ...row, price: { amount: row.priceAmount } }, rules)
  const first = row.publishedAt === null
  if (first && (await isNewSeller(ctx, rules, row.id))) {
    ctx.write(
      sql`update products set status = 'pending', stock = ${stock}, refusal = '' where id = ${row.id}::uuid`,
    )
    return await toldFirst(ctx, media, row)
  }
  const expiresAt = nextEnd(ctx, rules, row)
  ctx.write(sql`
    update products set status = 'active', stock = ${stock}, sold_at = null, refusal = '', published_at = ${ctx.now}, expires_at = ${expiresAt}
     where id = ${row.id}::uuid`)
  if (first && !wasPublic(row)) return await toldFirst(ctx, media, row)
  const now = await reread(ctx, row.id)
  await publishAll(ctx, [saidUpdated(ctx, now), ...deadlines(row.id, expiresAt)])
  return await shown(ctx, media, now)
}

/** What is offered keeps its time when renewing adds nothing worth it. */
const nextEnd = (ctx: Ctx, rules: Rules, { expiresAt, status }: DetailRow): Date =>
  renewedEnd(rules, status === 'active' ? expiresAt : null, ctx.now) ?? expiresAt ?? endOf(rules, ctx.now)

async function toldFirst(ctx: Ctx, media: Media, { id }: DetailRow): Promise<ProductDetail> {
  const row = await reread(ctx, id)
  await publishAll(ctx, firstWords(ctx, row))
  return await shown(ctx, media, row)
}

/** Out of the shop for now; what waits for the staff is a draft again. @throws NotFound, NotYourProduct */
export async function pauseProduct(ctx: Ctx, media: Media, id: string): Promise<ProductDetail> {
  const row = await lockOwn(ctx, id)
  if (row.status !== 'active' && row.status !== 'pending') return await shown(ctx, media, row)
  const { count } = await ctx.db.product.updateMany({
    where: { id, status: row.status },
    data: { status: row.status === 'active' ? 'paused' : 'draft' },
  })
  const now = await reread(ctx, id)
  if (count && row.status === 'active') await publishAll(ctx, [saidUpdated(ctx, now)])
  return await shown(ctx, media, now)
}

/** It went another way. What buyers have reserved goes on. @throws NotFound, NotYourProduct, NotOffered */
export async function markSold(ctx: Ctx, media: Media, id: string): Promise<ProductDetail> {
  const row = await lockOwn(ctx, id)
  if (!wasPublic(row)) throw new NotOffered()
  if (row.stock === 0) return await shown(ctx, media, row)
  ctx.write(sql`
    update products set stock = 0, sold_at = case when reserved = 0 then ${ctx.now}::timestamptz end where id = ${id}::uuid`)
  const now = await reread(ctx, id)
  const words = shownStatus(now) === 'sold' ? said(ctx, 'sold', now) : saidUpdated(ctx, now)
  await publishAll(ctx, [words])
  return await shown(ctx, media, now)
}
