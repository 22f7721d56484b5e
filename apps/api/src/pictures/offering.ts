import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../http/errors.ts'
import { disputed } from './picture-rows.ts'

export const NotYourPicture = createError(
  'NOT_YOUR_PICTURE',
  'The original is somebody else’s now, so you cannot sell it.',
  409,
)
export const PictureBarred = createError(
  'PICTURE_BARRED',
  'The school has taken this picture down: it cannot be sold.',
  409,
)
export const PictureDisputed = createError(
  'PICTURE_DISPUTED',
  'Somebody looks into the sale by which you got it. Until that is done it cannot be sold on.',
  409,
)

export interface Offerable {
  id: string
  ownerId: string
  title: string
  previewKey: string
  barred: boolean
  disputed: boolean
}

/** The viewer's own picture, locked, so that it does not change hands while it is put up for sale. @throws NotFound, NotYourPicture, PictureBarred, PictureDisputed */
export async function lockToOffer(ctx: Ctx, id: string): Promise<Offerable> {
  const viewer = signedIn(ctx)
  ctx.write(sql`select id from pictures where id = ${id}::uuid for no key update`)
  const [picture] = await ctx.sql<Offerable>(sql`
    select p.id, p.owner_id as "ownerId", p.title, p.preview_key as "previewKey", p.barred_at is not null as barred, ${disputed} as disputed
      from pictures p where p.id = ${id}::uuid and p.deleted_at is null`)
  if (!picture) throw new NotFound()
  if (picture.ownerId !== viewer.id) throw (await hadIt(ctx, id)) ? new NotYourPicture() : new NotFound()
  if (picture.barred) throw new PictureBarred()
  if (picture.disputed) throw new PictureDisputed()
  return picture
}

async function hadIt(ctx: Ctx, pictureId: string): Promise<boolean> {
  return (await ctx.db.pictureOwner.count({ where: { pictureId, ownerId: signedIn(ctx).id } })) > 0
}
