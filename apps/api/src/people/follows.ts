import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from './blocks.ts'
import { type CardRow, cardColumns, cardOf, relationTo } from './cards.ts'
import { listed, withProfile } from './presence.ts'
import { assertPresent } from './profile.ts'
import { userFollowed, userUnfollowed } from './topics.ts'

export const NotYourself = createError('NOT_YOURSELF', 'That is you.', 422)

/** Following twice is following once. @throws NotYourself, NotFound */
export async function follow(ctx: Ctx, otherId: string): Promise<null> {
  const { id } = signedIn(ctx)
  if (id === otherId) throw new NotYourself()
  await assertPresent(ctx, otherId)
  const [made] = await ctx.sql(sql`
    with made as (
      insert into follows (follower_id, followee_id, created_at) values (${id}::uuid, ${otherId}::uuid, ${ctx.now})
      on conflict do nothing returning followee_id)
    update users u set follower_count = u.follower_count + 1 from made where u.id = made.followee_id returning u.id`)
  if (made) await publish(ctx, userFollowed, { user_id: id, other_id: otherId })
  return null
}

/** @throws NotYourself, NotFound */
export async function unfollow(ctx: Ctx, otherId: string): Promise<null> {
  const { id } = signedIn(ctx)
  if (id === otherId) throw new NotYourself()
  if (!(await ctx.db.user.findFirst({ where: { id: otherId }, select: { id: true } }))) throw new NotFound()
  await dropFollow(ctx, id, otherId)
  return null
}

/** Does nothing where nobody follows. */
export async function dropFollow(ctx: Ctx, followerId: string, followeeId: string): Promise<void> {
  const [gone] = await ctx.sql(sql`
    with gone as (
      delete from follows where follower_id = ${followerId}::uuid and followee_id = ${followeeId}::uuid returning followee_id)
    update users u set follower_count = greatest(u.follower_count - 1, 0) from gone where u.id = gone.followee_id returning u.id`)
  if (gone) await publish(ctx, userUnfollowed, { user_id: followerId, other_id: followeeId })
}

interface Query {
  limit: number
  cursor?: string | undefined
}

const Key = z.tuple([z.uuid()])

/** Who follows somebody, or whom they follow: those who came to the school last come first. @throws NotFound */
export async function listFollows(
  ctx: ReadCtx,
  media: Media,
  id: string,
  list: 'followers' | 'following',
  query: Query,
) {
  const viewer = signedIn(ctx)
  await assertPresent(ctx, id)
  const rows = await ctx.sql<CardRow>(followsQuery(viewer, id, list, query))
  return pageOf(
    rows,
    query.limit,
    (row) => [row.id],
    (row) => cardOf(media, row, relationTo(viewer, row)),
  )
}

export function followsQuery(
  viewer: Viewer,
  id: string,
  list: 'followers' | 'following',
  { limit, cursor }: Query,
) {
  const after = readCursor(cursor, Key)
  const [owner, other] =
    list === 'followers' ? [sql`f.followee_id`, sql`f.follower_id`] : [sql`f.follower_id`, sql`f.followee_id`]
  // Whoever is under a directory hold shows others no list.
  const open =
    id === viewer.id
      ? empty
      : sql`and exists (select from users o where o.id = ${id}::uuid and not o.directory_hold)`
  const page = sql`
    select u.* from follows f join users u on u.school_id = f.school_id and u.id = ${other}
     where ${owner} = ${id}::uuid and ${listed} and ${unblocked(viewer, other)} ${open}
           ${after ? sql`and ${other} < ${after[0]}::uuid` : empty}
     order by ${other} desc limit ${rowsFor(limit)}`
  return sql`select ${cardColumns(viewer)} from (${page}) u ${withProfile} order by u.id desc`
}
