import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import type { MyMedia } from '../contract.ts'
import { RESTORABLE_MS } from '../file-rules.ts'
import type { Media } from '../media.ts'
import { mediaDeleted, mediaRestored } from '../topics.ts'
import { restorable, said } from '../uses.ts'
import { viewOf } from '../views.ts'
import { findOwn } from './uploads.ts'

export const MediaInUse = createError(
  'MEDIA_IN_USE',
  'Something still shows this. Take it out there, and it goes by itself.',
  409,
)

/** @throws NotFound for what is not one's own */
export async function getMedia(ctx: ReadCtx, media: Media, id: string): Promise<MyMedia> {
  const { purpose, bytes, createdAt, deletedAt, ...asset } = await findOwn(ctx, id)
  const state = asset.state === 'announced' || asset.state === 'deleted' ? asset.state : 'ready'
  const uses = await ctx.db.mediaUse.count({ where: { mediaId: id } })
  const until = deletedAt && new Date(deletedAt.getTime() + RESTORABLE_MS).toISOString()
  return {
    id,
    purpose,
    state,
    bytes,
    createdAt: createdAt.toISOString(),
    uses,
    ...(until ? { restorableUntil: until } : {}),
    ...(state === 'ready' && !asset.private ? { media: viewOf(media, { ...asset, alt: '', crop: [] }) } : {}),
    ...(state === 'ready' && asset.private ? { originalUrl: media.originalUrl(asset, ctx.now) } : {}),
  }
}

/** Deleting what is deleted changes nothing. @throws NotFound, MediaInUse */
export async function deleteMedia(ctx: Ctx, id: string): Promise<null> {
  const viewer = signedIn(ctx)
  const [asset] = await ctx.sql<{ id: string; ownerId: string; state: string }>(sql`
    select id, owner_id as "ownerId", state from media_assets
     where id = ${id}::uuid and owner_id = ${viewer.id}::uuid and state <> 'purged' for update`)
  if (!asset) throw new NotFound()
  if (asset.state === 'deleted') return null
  if (await ctx.db.mediaUse.count({ where: { mediaId: id } })) throw new MediaInUse()
  ctx.write(sql`update media_assets set state = 'deleted', deleted_at = ${ctx.now} where id = ${id}::uuid`)
  await publish(ctx, mediaDeleted, said(ctx, asset))
  return null
}

/** @throws NotFound for what was never complete, or is gone for good */
export async function restoreMedia(ctx: Ctx, media: Media, id: string): Promise<MyMedia> {
  const asset = await findOwn(ctx, id)
  if (asset.state === 'deleted') {
    if (!asset.readyAt || !restorable(ctx, asset)) throw new NotFound()
    const back = await ctx.sql(sql`
      update media_assets set state = 'ready', deleted_at = null, ready_at = ${ctx.now}
       where id = ${id}::uuid and state = 'deleted' returning id`)
    if (back.length) await publish(ctx, mediaRestored, said(ctx, asset))
  }
  return await getMedia(ctx, media, id)
}
