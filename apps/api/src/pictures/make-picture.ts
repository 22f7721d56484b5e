import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { deliveryKey } from '../media/delivery-key.ts'
import { setMedia } from '../media/uses.ts'
import { type ShownRow, shownColumns } from '../media/views.ts'

export const OriginalTaken = createError(
  'ORIGINAL_TAKEN',
  'This file is the original of another picture already.',
  409,
)
export const AnotherOwner = createError(
  'ANOTHER_OWNER',
  'This picture is here already, and its original is somebody else’s now.',
  409,
)
export const NoStill = createError('NO_STILL', 'An original is one picture: no film, no animation.', 422)

export interface NewPicture {
  title: string
  /** The upload with the purpose `original`. */
  original: string
  licence: string
}

export interface Made {
  id: string
  previewKey: string
}

/** The same nearly to the pixel: another file of it is no other original. */
const SAME_BITS = 1

/**
 * Makes a picture of an upload: the viewer owns it, and its file stays as long as the picture. Said again of the same upload it is the
 * picture that is there. @throws what setMedia throws, NoStill, OriginalTaken, AnotherOwner
 */
export async function makePicture(ctx: Ctx, { title, original, licence }: NewPicture): Promise<Made> {
  const viewer = signedIn(ctx)
  const same = await ctx.db.picture.findFirst({ where: { originalId: original } })
  if (same) {
    if (same.ownerId !== viewer.id || same.title !== title || same.deletedAt) throw new OriginalTaken()
    return same
  }
  const id = v7()
  await setMedia(ctx, 'original', id, [{ id: original }], { max: 1, kinds: ['image'] })
  const [asset] = await ctx.sql<ShownRow>(
    sql`select ${shownColumns} from media_assets m where m.id = ${original}::uuid`,
  )
  if (asset?.format === 'gif') throw new NoStill()
  if (!asset || (await isElsewhere(ctx, original))) throw new AnotherOwner()
  const previewKey = deliveryKey({ ...asset, crop: [] })
  ctx.write(sql`
    insert into pictures (id, creator_id, owner_id, title, original_id, preview_key, licence, created_at)
    values (${id}::uuid, ${viewer.id}::uuid, ${viewer.id}::uuid, ${title}, ${original}::uuid, ${previewKey}, ${licence}, ${ctx.now})`)
  ctx.write(sql`
    insert into picture_owners (picture_id, position, how, owner_id, licence, since)
    values (${id}::uuid, 1, 'made', ${viewer.id}::uuid, ${licence}, ${ctx.now})`)
  return { id, previewKey }
}

/** Whoever sold an original may have kept a copy: it cannot be sold as another one. */
async function isElsewhere(ctx: Ctx, original: string): Promise<boolean> {
  const found = await ctx.sql(sql`
    select from media_assets mine join media_assets m on m.school_id = mine.school_id and m.id <> mine.id
      join pictures p on p.school_id = m.school_id and p.original_id = m.id and p.deleted_at is null
     where mine.id = ${original}::uuid and m.purpose = 'original' and m.fingerprint is not null and mine.fingerprint is not null
       and p.owner_id <> ${signedIn(ctx).id}::uuid and bit_count((m.fingerprint # mine.fingerprint)::bit(64)) <= ${SAME_BITS}
     limit 1`)
  return found.length > 0
}
