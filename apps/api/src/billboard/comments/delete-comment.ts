import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import { canDelete } from '../policy.ts'
import { commentDeleted } from '../topics.ts'
import { findComment } from './comment-list.ts'
import { NotYourComment } from './write-comment.ts'

/** @throws NotFound, NotYourComment */
export async function deleteComment(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const { row, post } = await findComment(ctx, id)
  if (!canDelete(viewer, { ...post, authorId: row.authorId })) throw new NotYourComment()
  await removeComments(ctx, sql`id = ${id}::uuid`, viewer.id)
}

/** Deletes what it is given, counts it off and tells it. Comments before posts, each in the order of their ids: so that two never wait for each other. */
export async function removeComments(
  ctx: Ctx,
  where: ReturnType<typeof sql>,
  actorId: string,
): Promise<void> {
  const gone = await ctx.sql<{ id: string; postId: string; parentId: string | null }>(sql`
    update comments set deleted_at = ${ctx.now}, deleted_by_id = ${actorId}::uuid, body = '', mentions = '[]'
     where deleted_at is null and ${where} returning id, post_id as "postId", parent_id as "parentId"`)
  if (!gone.length) return
  countOff(ctx, gone)
  await publishAll(
    ctx,
    gone.map(({ id, postId }) =>
      statement(commentDeleted, {
        comment_id: id,
        post_id: postId,
        school_id: ctx.school.id,
        deleted_by: actorId,
      }),
    ),
  )
}

/** One after the other, in the order of their ids: the same row locked and changed in one statement can wait for itself. */
function countOff(ctx: Ctx, gone: { postId: string; parentId: string | null }[]) {
  for (const [id, number] of counted(gone.map(({ parentId }) => parentId)))
    ctx.write(sql`update comments set reply_count = reply_count - ${number}::int where id = ${id}::uuid`)
  for (const [id, number] of counted(gone.map(({ postId }) => postId)))
    ctx.write(sql`update posts set comment_count = comment_count - ${number}::int where id = ${id}::uuid`)
}

function counted(ids: (string | null)[]): [string, number][] {
  const numbers = new Map<string, number>()
  for (const id of ids) if (id) numbers.set(id, (numbers.get(id) ?? 0) + 1)
  return [...numbers].sort(([a], [b]) => (a < b ? -1 : 1))
}
