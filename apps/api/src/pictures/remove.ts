import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../http/errors.ts'
import { releaseMedia } from '../media/uses.ts'
import { pictureRemoved } from './topics.ts'

export const PictureKept = createError(
  'PICTURE_KEPT',
  'It was sold, or is being sold: somebody else relies on it, so it cannot be deleted.',
  409,
)

/** Only what nobody else ever had, and nobody is buying. @throws NotFound, PictureKept */
export async function deletePicture(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const picture = await lockStanding(ctx, id)
  if (picture.ownerId !== viewer.id) throw picture.held ? new PictureKept() : new NotFound()
  if (picture.steps > 1 || picture.reserved) throw new PictureKept()
  ctx.write(sql`update pictures set deleted_at = ${ctx.now} where id = ${id}::uuid`)
  await releaseMedia(ctx, 'original', [id])
  await publish(ctx, pictureRemoved, { picture_id: id, by_id: viewer.id })
}

/** The staff take a picture down: its owner keeps the original, and nobody else sees it or buys it. @throws NotFound */
export async function barPicture(ctx: Ctx, id: string): Promise<void> {
  const barred = await ctx.sql(sql`
    update pictures set barred_at = ${ctx.now} where id = ${id}::uuid and barred_at is null and deleted_at is null returning id`)
  if (!barred.length) throw new NotFound()
  await publish(ctx, pictureRemoved, { picture_id: id, by_id: signedIn(ctx).id })
}

interface Standing {
  ownerId: string
  /** How many entries its history has. */
  steps: number
  /** Somebody is buying it. */
  reserved: boolean
  /** The viewer had it once. */
  held: boolean
}

/** How a picture stands, locked. @throws NotFound */
async function lockStanding(ctx: Ctx, id: string): Promise<Standing> {
  ctx.write(sql`select id from pictures where id = ${id}::uuid for no key update`)
  const [row] = await ctx.sql<Standing>(sql`
    select p.owner_id as "ownerId",
           (select count(*)::int from picture_owners w where w.school_id = p.school_id and w.picture_id = p.id) as steps,
           exists (select from products d where d.school_id = p.school_id and d.picture_id = p.id and d.reserved > 0) as reserved,
           exists (select from picture_owners w
                    where w.school_id = p.school_id and w.picture_id = p.id and w.owner_id = ${signedIn(ctx).id}::uuid) as held
      from pictures p where p.id = ${id}::uuid and p.deleted_at is null`)
  if (!row) throw new NotFound()
  return row
}
