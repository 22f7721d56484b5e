import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import type { ProductDetail } from '../contract.ts'
import { type DetailRow, detailRow } from '../detail/detail-row.ts'
import { inDetail } from '../detail/product-detail.ts'
import { endOf } from '../listing/expiry.ts'
import { deadlines, said, saidUpdated } from '../listing/said.ts'
import { type ListedRow, listedColumns, shownProduct, withSeller } from '../product-rows.ts'
import { listingReviewed } from '../topics.ts'
import type * as contract from './contract.ts'
import { rulesNow } from './rules.ts'

export const NotWaiting = createError('NOT_WAITING', 'Somebody has decided about this listing already.', 409)
export const ChangedMeanwhile = createError(
  'CHANGED_MEANWHILE',
  'Its seller has changed it since you looked. Please look again.',
  409,
)
export const OwnListing = createError('OWN_LISTING', 'Somebody else decides about your own listing.', 403)

interface PageAsked {
  limit: number
  cursor?: string | undefined
}

const Key = z.tuple([z.uuid()])

type WaitingRow = ListedRow & {
  description: string
  photos: number
  version: Date
  since: Date
  published: number
}

/** Listings that wait, the longest wait first. */
export async function listWaiting(ctx: ReadCtx, media: Media, { limit, cursor }: PageAsked) {
  const viewer = signedIn(ctx)
  const after = readCursor(cursor, Key)
  const rows = await ctx.sql<WaitingRow>(sql`
    select ${listedColumns}, p.description, p.updated_at as version, s.created_at as since,
           (select count(*)::int from media_uses m where m.school_id = p.school_id and m.subject = 'product' and m.subject_id = p.id) as photos,
           (select count(*)::int from products q where q.school_id = p.school_id and q.seller_id = p.seller_id and q.published_at is not null) as published
      from ${withSeller}
     where p.status = 'pending' ${after ? sql`and p.id > ${after[0]}::uuid` : empty}
     order by p.id limit ${rowsFor(limit)}`)
  const [line] = await ctx.sql<{ total: number }>(
    sql`select count(*)::int as total from products where status = 'pending'`,
  )
  const page = pageOf(
    rows,
    limit,
    ({ id }) => [id],
    (row) => {
      const shown = shownProduct(media, row, viewer)
      const seller = { ...shown.seller, since: row.since.toISOString(), published: row.published }
      return {
        ...shown,
        description: row.description,
        photos: row.photos,
        version: row.version.toISOString(),
        seller,
      }
    },
  )
  return { ...page, total: line?.total ?? 0 }
}

/** What was not looked at is not let in. @throws NotFound, NotWaiting, OwnListing, ChangedMeanwhile */
export async function approveListing(
  ctx: Ctx,
  media: Media,
  id: string,
  version: string,
): Promise<ProductDetail> {
  await lockWaiting(ctx, id)
  if (!(await ctx.db.product.count({ where: { id, updatedAt: version } }))) throw new ChangedMeanwhile()
  const expiresAt = endOf(await rulesNow(ctx), ctx.now)
  ctx.write(sql`
    update products set status = 'active', refusal = '', published_at = ${ctx.now}, expires_at = ${expiresAt} where id = ${id}::uuid`)
  return await decided(ctx, media, id, 'approved', '', expiresAt)
}

/** @throws NotFound, NotWaiting, OwnListing */
export async function refuseListing(
  ctx: Ctx,
  media: Media,
  id: string,
  reason: string,
): Promise<ProductDetail> {
  await lockWaiting(ctx, id)
  ctx.write(sql`update products set status = 'refused', refusal = ${reason} where id = ${id}::uuid`)
  return await decided(ctx, media, id, 'refused', reason, null)
}

async function lockWaiting(ctx: Ctx, id: string): Promise<void> {
  ctx.write(sql`select id from products where id = ${id}::uuid for no key update`)
  const viewer = signedIn(ctx)
  const row = await detailRow(ctx, viewer, id)
  if (!row || row.status === 'deleted' || row.status === 'draft') throw new NotFound()
  if (row.sellerId === viewer.id) throw new OwnListing()
  if (row.status !== 'pending') throw new NotWaiting()
}

async function decided(
  ctx: Ctx,
  media: Media,
  id: string,
  decision: contract.ListingDecision['decision'],
  reason: string,
  expiresAt: Date | null,
) {
  const viewer = signedIn(ctx)
  const row = (await detailRow(ctx, viewer, id)) as DetailRow
  const [before] = await ctx.sql<{ times: number }>(sql`
    select count(*)::int as times from listing_decisions where product_id = ${id}::uuid and decision = 'approved'`)
  ctx.write(sql`
    insert into listing_decisions (id, product_id, actor_id, decision, reason, title, at)
    values (${v7()}::uuid, ${id}::uuid, ${viewer.id}::uuid, ${decision}, ${reason}, ${row.title}, ${ctx.now})`)
  await publishAll(ctx, [
    statement(listingReviewed, {
      product_id: id,
      seller_id: row.sellerId,
      actor_id: viewer.id,
      decision,
      reason,
    }),
    ...(expiresAt
      ? [before?.times ? saidUpdated(ctx, row) : said(ctx, 'created', row), ...deadlines(id, expiresAt)]
      : []),
  ])
  return await inDetail(ctx, media, row, viewer)
}

interface DecisionRow {
  id: string
  productId: string
  title: string
  decision: contract.ListingDecision['decision']
  reason: string
  at: Date
  actorId: string
  actorName: string
  avatarKey: string | null
}

/** Who decided what, newest first. */
export async function listDecisions(ctx: ReadCtx, media: Media, { limit, cursor }: PageAsked) {
  const before = readCursor(cursor, Key)
  const rows = await ctx.sql<DecisionRow>(sql`
    select d.id, d.product_id as "productId", d.title, d.decision, d.reason, d.at, a.id as "actorId", a.name as "actorName",
           a.avatar_key as "avatarKey"
      from listing_decisions d join users a on a.school_id = d.school_id and a.id = d.actor_id
     ${before ? sql`where d.id < ${before[0]}::uuid` : empty}
     order by d.id desc limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    ({ actorId, actorName, avatarKey, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      by: personOf(media, { id: actorId, name: actorName, avatarKey }),
    }),
  )
}
