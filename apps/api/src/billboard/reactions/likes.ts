import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import { assertMayLikeMore, type Limits } from '../posts/allowance.ts'
import { findPost } from '../posts/find-post.ts'
import { postLiked } from '../topics.ts'
import type * as contract from './contract.ts'

/** Counted in the statement that likes: whoever likes twice, or at once from two places, counts once. @throws NotFound, EnoughForToday */
export async function likePost(ctx: Ctx, limits: Limits, id: string) {
  const viewer = signedIn(ctx)
  const [post] = await Promise.all([findPost(ctx, id), assertMayLikeMore(ctx, limits)])
  const [counted] = await ctx.sql<{ likeCount: number }>(sql`
    with liked as (
      insert into post_likes (post_id, user_id, created_at) values (${id}::uuid, ${viewer.id}::uuid, ${ctx.now})
      on conflict do nothing returning post_id)
    update posts p set like_count = p.like_count + 1 from liked where p.id = liked.post_id returning p.like_count as "likeCount"`)
  if (counted && post.authorId !== viewer.id)
    await publish(ctx, postLiked, {
      post_id: id,
      author_id: post.authorId,
      school_id: ctx.school.id,
      club_id: post.clubId,
      actor_id: viewer.id,
    })
  return { liked: true, likeCount: counted?.likeCount ?? (await likesOf(ctx, id)) }
}

/** @throws NotFound */
export async function unlikePost(ctx: Ctx, id: string) {
  await findPost(ctx, id)
  const [counted] = await ctx.sql<{ likeCount: number }>(sql`
    with unliked as (
      delete from post_likes where post_id = ${id}::uuid and user_id = ${signedIn(ctx).id}::uuid returning post_id)
    update posts p set like_count = p.like_count - 1 from unliked where p.id = unliked.post_id returning p.like_count as "likeCount"`)
  return { liked: false, likeCount: counted?.likeCount ?? (await likesOf(ctx, id)) }
}

async function likesOf(ctx: ReadCtx, id: string): Promise<number> {
  const [post] = await ctx.sql<{ likeCount: number }>(
    sql`select like_count as "likeCount" from posts where id = ${id}::uuid`,
  )
  return post?.likeCount ?? 0
}

type Query = z.output<typeof contract.listLikers.schema.querystring>
const Key = z.tuple([z.uuid()])

/** The newest members first. Who holds their directory entry, or has blocked the viewer, is counted and not named. @throws NotFound */
export async function listLikers(ctx: ReadCtx, media: Media, id: string, query: Query) {
  await findPost(ctx, id)
  const after = readCursor(query.cursor, Key)
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<PersonRow>(sql`
    select u.id, u.name, u.avatar_key as "avatarKey"
      from post_likes l join users u on u.school_id = l.school_id and u.id = l.user_id
     where l.post_id = ${id}::uuid and (not u.directory_hold or u.id = ${viewer.id}::uuid) and ${unblocked(viewer, sql`u.id`)}
       ${after ? sql`and l.user_id < ${after[0]}::uuid` : empty}
     order by l.user_id desc limit ${rowsFor(query.limit)}`)
  return pageOf(
    rows,
    query.limit,
    (row) => [row.id],
    (row) => personOf(media, row),
  )
}
