import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { type DetailRow, detailRow } from '../detail/detail-row.ts'
import { canEdit, canSee } from '../policy.ts'

export const NotYourProduct = createError('NOT_YOUR_PRODUCT', 'This listing is somebody else’s.', 403)

/** One's own listing, locked: stock and status are changed by buyers too. @throws NotFound, NotYourProduct */
export async function lockOwn(ctx: Ctx, id: string): Promise<DetailRow> {
  const viewer = signedIn(ctx)
  ctx.write(
    sql`select id from products where id = ${id}::uuid and seller_id = ${viewer.id}::uuid for no key update`,
  )
  const row = await detailRow(ctx, viewer, id)
  if (!row || !canSee(viewer, row) || !row.open) throw new NotFound()
  if (!canEdit(viewer, row)) throw new NotYourProduct()
  return row
}

/** What the row says after this command's own changes. */
export async function reread(ctx: Ctx, id: string): Promise<DetailRow> {
  const row = await detailRow(ctx, signedIn(ctx), id)
  if (!row) throw new NotFound()
  return row
}
