import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { MediaItem } from '../../media/contract.ts'
import { setMedia } from '../../media/uses.ts'
import { MOST_PICTURES } from '../contract.ts'

export const OneVideo = createError('ONE_VIDEO', 'A post shows pictures, or one video.', 422)

/** What a list is filtered by. @throws OneVideo */
export async function picturesOf(
  ctx: ReadCtx,
  items: MediaItem[],
): Promise<{ count: number; video: boolean }> {
  if (!items.length) return { count: 0, video: false }
  const ids = items.map(({ id }) => id)
  const videos = await ctx.sql(
    sql`select from media_assets m where m.id = any(${ids}::uuid[]) and m.kind = 'video'`,
  )
  if (videos.length && items.length > 1)
    throw Object.assign(new OneVideo(), { fields: { media: new OneVideo().message } })
  return { count: items.length, video: videos.length > 0 }
}

/** @throws what `setMedia` throws */
export const attachPictures = (ctx: Ctx, postId: string, items: MediaItem[]) =>
  setMedia(ctx, 'post', postId, items, { max: MOST_PICTURES, kinds: ['image', 'video'] })
