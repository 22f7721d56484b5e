import { type Ctx, signedIn } from '@banter/tenants/context'
import { publishAll } from '@banter/tenants/outbox'
import { NotFound } from '../../http/errors.ts'
import { detailRow } from '../detail/detail-row.ts'
import { dropPhotos } from '../photos.ts'
import { canSee, canTakeDown, wasPublic } from '../policy.ts'
import { NotYourProduct } from './own-row.ts'
import { said } from './said.ts'

/** Orders keep their own copy of what they sold, so nothing stands against taking a listing down. @throws NotFound, NotYourProduct */
export async function deleteProduct(ctx: Ctx, id: string): Promise<null> {
  const viewer = signedIn(ctx)
  const row = await detailRow(ctx, viewer, id)
  if (!row || (row.status === 'deleted' && !canTakeDown(viewer, row))) throw new NotFound()
  if (!canTakeDown(viewer, row)) throw canSee(viewer, row) && row.open ? new NotYourProduct() : new NotFound()
  const { count } = await ctx.db.product.updateMany({
    where: { id, status: { not: 'deleted' } },
    data: { status: 'deleted' },
  })
  if (!count) return null
  await dropPhotos(ctx, [id])
  // Of a draft nobody has heard.
  if (wasPublic(row)) await publishAll(ctx, [said(ctx, 'deleted', { ...row, status: 'deleted' })])
  return null
}
