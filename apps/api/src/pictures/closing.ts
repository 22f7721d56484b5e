import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { releaseMedia } from '../media/uses.ts'
import { removeComments } from './talk/comments.ts'
import { removeLikes } from './talk/likes.ts'

/**
 * Somebody has closed their account: what they said goes, and the pictures that nobody else ever had go with their files. One that was
 * sold before keeps its file: by a payment that is taken back it may still become its seller's again.
 */
export async function forgetOwner(ctx: Ctx, { user_id }: { user_id: string }): Promise<void> {
  await removeComments(ctx, sql`author_id = ${user_id}::uuid`, user_id)
  await removeLikes(ctx, user_id)
  const own = await ctx.sql<{ id: string }>(sql`
    update pictures p set deleted_at = ${ctx.now}
     where p.owner_id = ${user_id}::uuid and p.deleted_at is null
       and (select count(*) from picture_owners w where w.school_id = p.school_id and w.picture_id = p.id) = 1
    returning id`)
  await releaseMedia(
    ctx,
    'original',
    own.map(({ id }) => id),
  )
}
