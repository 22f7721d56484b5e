import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { MediaItem, MediaView } from '../media/contract.ts'
import type { Media } from '../media/media.ts'
import { keyOfAsset, mediaOf, releaseMedia, setMedia } from '../media/uses.ts'
import { MOST_PHOTOS } from './contract.ts'

/** What a listing shows from now on; its first photo stands on the row as well, for the shop. @throws what setMedia throws */
export async function setPhotos(ctx: Ctx, productId: string, items: MediaItem[]): Promise<void> {
  await setMedia(ctx, 'product', productId, items, { max: MOST_PHOTOS, kinds: ['image', 'video'] })
  const [first] = items
  const key = first ? await keyOfAsset(ctx, first.id, signedIn(ctx).id, first.crop) : null
  ctx.write(sql`update products set photo_key = ${key} where id = ${productId}::uuid`)
}

export async function photosOf(ctx: ReadCtx, media: Media, productId: string): Promise<MediaView[]> {
  return (await mediaOf(ctx, media, 'product', [productId])).get(productId) ?? []
}

/** What a listing of an original shows of it. */
export async function watermarked(
  ctx: ReadCtx,
  media: Media,
  pictureId: string,
  title: string,
): Promise<MediaView[]> {
  const views = (await mediaOf(ctx, media, 'original', [pictureId])).get(pictureId) ?? []
  return views.map((view) => ({ ...view, alt: title }))
}

/** The listings are down: their photos go with them, unless something else shows them. */
export async function dropPhotos(ctx: Ctx, productIds: string[]): Promise<void> {
  if (!productIds.length) return
  await releaseMedia(ctx, 'product', productIds)
  ctx.write(
    sql`update products set photo_key = null where picture_id is null and id = any(${productIds}::uuid[])`,
  )
}
