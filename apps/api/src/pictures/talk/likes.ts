import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { findPicture } from '../picture-rows.ts'
import { pictureLiked } from '../topics.ts'

/** Counted in the statement that likes: twice, or at once from two places, is once. @throws NotFound */
export async function likePicture(ctx: Ctx, id: string) {
  const viewer = signedIn(ctx)
  const { ownerId } = await findPicture(ctx, id)
  const [counted] = await ctx.sql<{ likeCount: number }>(sql`
    with liked as (
      insert into picture_likes (picture_id, user_id, created_at) values (${id}::uuid, ${viewer.id}::uuid, ${ctx.now})
      on conflict do nothing returning picture_id)
    update pictures p set like_count = p.like_count + 1 from liked where p.id = liked.picture_id returning p.like_count as "likeCount"`)
  if (counted && ownerId !== viewer.id)
    await publish(ctx, pictureLiked, { picture_id: id, owner_id: ownerId, actor_id: viewer.id })
  return { liked: true, likeCount: counted?.likeCount ?? (await likesOf(ctx, id)) }
}

/** @throws NotFound */
export async function unlikePicture(ctx: Ctx, id: string) {
  await findPicture(ctx, id)
  const [counted] = await ctx.sql<{ likeCount: number }>(sql`
    with unliked as (
      delete from picture_likes where picture_id = ${id}::uuid and user_id = ${signedIn(ctx).id}::uuid returning picture_id)
    update pictures p set like_count = p.like_count - 1 from unliked where p.id = unliked.picture_id returning p.like_count as "likeCount"`)
  return { liked: false, likeCount: counted?.likeCount ?? (await likesOf(ctx, id)) }
}

async function likesOf(ctx: ReadCtx, id: string): Promise<number> {
  const picture = await ctx.db.picture.findFirst({ where: { id }, select: { likeCount: true } })
  return picture?.likeCount ?? 0
}

/** In the order of their ids, so that two never wait for each other. */
export async function removeLikes(ctx: Ctx, userId: string): Promise<void> {
  const liked = await ctx.sql<{ id: string }>(
    sql`delete from picture_likes where user_id = ${userId}::uuid returning picture_id as id`,
  )
  for (const { id } of liked.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    ctx.write(sql`update pictures set like_count = like_count - 1 where id = ${id}::uuid`)
}
