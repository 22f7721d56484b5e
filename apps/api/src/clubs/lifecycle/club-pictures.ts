import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { MediaItem } from '../../media/contract.ts'
import { keyOfAsset, setMedia } from '../../media/uses.ts'

interface Pictures {
  logo?: MediaItem | null | undefined
  cover?: MediaItem | null | undefined
}

const one = { max: 1, kinds: ['image'] } as const

/** Sets what is given and leaves what is not; `null` takes it away. The row keeps the key, for lists. */
export async function setPictures(ctx: Ctx, clubId: string, { logo, cover }: Pictures): Promise<void> {
  if (logo !== undefined) {
    await setMedia(ctx, 'club', clubId, logo ? [logo] : [], one)
    const key = logo && (await keyOf(ctx, logo))
    ctx.write(sql`update clubs set logo_key = ${key} where id = ${clubId}::uuid`)
  }
  if (cover !== undefined) {
    await setMedia(ctx, 'cover', clubId, cover ? [cover] : [], one)
    const key = cover && (await keyOf(ctx, cover))
    ctx.write(sql`update clubs set cover_key = ${key} where id = ${clubId}::uuid`)
  }
}

/** `setMedia` has let it pass: it is the viewer's, or another officer's that the club shows already. */
async function keyOf(ctx: Ctx, { id, crop }: MediaItem) {
  const [asset] = await ctx.sql<{ ownerId: string }>(
    sql`select owner_id as "ownerId" from media_assets where id = ${id}::uuid`,
  )
  return await keyOfAsset(ctx, id, asset?.ownerId ?? '', crop)
}
