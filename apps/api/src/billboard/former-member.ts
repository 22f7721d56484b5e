import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { releaseMedia } from '../media/uses.ts'
import { removeComments } from './comments/delete-comment.ts'
import { removePosts } from './posts/delete-post.ts'

/** Somebody has closed their account: what they wrote goes, and their likes are counted off. How they voted stays a number. */
export async function forgetMember(ctx: Ctx, userId: string): Promise<void> {
  await removeComments(ctx, sql`author_id = ${userId}::uuid`, userId)
  await removePosts(ctx, sql`author_id = ${userId}::uuid`, userId)
  const liked = await ctx.sql<{ id: string }>(
    sql`delete from post_likes where user_id = ${userId}::uuid returning post_id as id`,
  )
  for (const { id } of liked.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    ctx.write(sql`update posts set like_count = like_count - 1 where id = ${id}::uuid`)
  for (const table of [sql`bookmarks`, sql`post_hides`, sql`mutes`, sql`post_mentions`])
    ctx.write(sql`delete from ${table} where user_id = ${userId}::uuid`)
  ctx.write(sql`delete from mutes where subject = 'person' and subject_key = ${userId}`)
  ctx.write(sql`delete from post_drafts where author_id = ${userId}::uuid`)
  const waiting = await ctx.sql<{ id: string }>(
    sql`delete from scheduled_announcements where author_id = ${userId}::uuid returning id`,
  )
  await releaseMedia(
    ctx,
    'post',
    waiting.map(({ id }) => id),
  )
}
