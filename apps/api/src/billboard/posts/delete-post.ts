import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import { releaseMedia } from '../../media/uses.ts'
import { canDelete } from '../policy.ts'
import { postDeleted } from '../topics.ts'
import { NotYourPost } from './edit-post.ts'
import { findPost } from './find-post.ts'

/** @throws NotFound, NotYourPost */
export async function deletePost(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const post = await findPost(ctx, id, { lock: true })
  if (!canDelete(viewer, post)) throw new NotYourPost()
  await removePosts(ctx, sql`id = ${id}::uuid`, viewer.id)
}

/** Deletes what it is given, lets go of its pictures and tells it. */
export async function removePosts(ctx: Ctx, where: ReturnType<typeof sql>, actorId: string): Promise<void> {
  const gone = await ctx.sql<{ id: string; authorId: string; clubId: string | null }>(sql`
    update posts set deleted_at = ${ctx.now}, deleted_by_id = ${actorId}::uuid
     where deleted_at is null and ${where} returning id, author_id as "authorId", club_id as "clubId"`)
  const ids = gone.map(({ id }) => id)
  if (!ids.length) return
  ctx.write(sql`delete from post_tags where post_id = any(${ids}::uuid[])`)
  ctx.write(sql`delete from post_mentions where post_id = any(${ids}::uuid[])`)
  await releaseMedia(ctx, 'post', ids)
  await publishAll(
    ctx,
    gone.map(({ id, authorId, clubId }) =>
      statement(postDeleted, {
        post_id: id,
        author_id: authorId,
        school_id: ctx.school.id,
        club_id: clubId,
        deleted_by: actorId,
      }),
    ),
  )
}
