import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { lockToOffer, type Offerable } from '../../pictures/offering.ts'
import { takeDownStale } from './take-down.ts'

export const OfferedAlready = createError('OFFERED_ALREADY', 'You offer this picture already.', 409)

/**
 * The picture of a listing that is to be offered: the viewer's own, and offered nowhere else. It is locked.
 * @throws NotFound, NotYourPicture, PictureBarred, PictureDisputed, OfferedAlready
 */
export async function lockOfferable(
  ctx: Ctx,
  pictureId: string,
  exceptProduct: string | null = null,
): Promise<Offerable> {
  const picture = await lockToOffer(ctx, pictureId)
  await takeDownStale(ctx, { pictureId, ownerId: picture.ownerId })
  const others = await ctx.sql(sql`
    select from products where picture_id = ${pictureId}::uuid and status <> 'deleted' and stock + reserved > 0
       and id is distinct from ${exceptProduct}::uuid limit 1`)
  if (others.length) throw new OfferedAlready()
  return picture
}
