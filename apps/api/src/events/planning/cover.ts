import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { MediaItem } from '../../media/contract.ts'
import { keyOfAsset, releaseMedia, setMedia } from '../../media/uses.ts'

/** Shows this picture on top of these events, or none. @throws what `setMedia` throws */
export async function setCover(ctx: Ctx, eventIds: string[], cover: MediaItem | null): Promise<void> {
  for (const id of eventIds)
    await setMedia(ctx, 'event', id, cover ? [cover] : [], { max: 1, kinds: ['image'] })
  const key = cover && (await keyOfCover(ctx, cover))
  ctx.write(sql`update events set cover_key = ${key} where id = any(${eventIds}::uuid[])`)
}

/** Its owner may be another officer, whose picture is there already: `setMedia` has looked at that. */
async function keyOfCover(ctx: Ctx, { id, crop }: MediaItem) {
  const [asset] = await ctx.sql<{ ownerId: string }>(
    sql`select owner_id as "ownerId" from media_assets where id = ${id}::uuid`,
  )
  return await keyOfAsset(ctx, id, asset?.ownerId ?? signedIn(ctx).id, crop)
}

/** The new event shows what the old one shows: another use of the same picture. */
export function copyCover(ctx: Ctx, from: string, to: string): void {
  ctx.write(sql`
    insert into media_uses (subject, subject_id, media_id, position, alt, crop, created_at)
    select subject, ${to}::uuid, media_id, position, alt, crop, ${ctx.now}
      from media_uses where subject = 'event' and subject_id = ${from}::uuid`)
}

export const releaseCovers = (ctx: Ctx, eventIds: string[]): Promise<void> =>
  releaseMedia(ctx, 'event', eventIds)
