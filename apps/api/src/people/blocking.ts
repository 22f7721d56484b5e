import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { dropFollow, NotYourself } from './follows.ts'
import { type PersonRow, personOf } from './person.ts'
import { userBlocked, userUnblocked } from './topics.ts'

/** Neither follows nor sees the other from now on. Also somebody who blocked first can be blocked. @throws NotYourself, NotFound */
export async function block(ctx: Ctx, otherId: string): Promise<null> {
  const { id } = signedIn(ctx)
  if (id === otherId) throw new NotYourself()
  await lockPair(ctx, id, otherId)
  const [before] = await ctx.sql<{ mine: boolean }>(
    sql`select mine from blocks where user_id = ${id}::uuid and other_id = ${otherId}::uuid`,
  )
  if (before?.mine) return null
  ctx.write(sql`
    insert into blocks (user_id, other_id, mine, theirs, created_at)
    values (${id}::uuid, ${otherId}::uuid, true, false, ${ctx.now}), (${otherId}::uuid, ${id}::uuid, false, true, ${ctx.now})
    on conflict (school_id, user_id, other_id) do update
       set mine = blocks.mine or excluded.mine, theirs = blocks.theirs or excluded.theirs`)
  await dropFollow(ctx, id, otherId)
  await dropFollow(ctx, otherId, id)
  await publish(ctx, userBlocked, { user_id: id, other_id: otherId })
  return null
}

/** A block of the other side stays. @throws NotYourself, NotFound */
export async function unblock(ctx: Ctx, otherId: string): Promise<null> {
  const { id } = signedIn(ctx)
  if (id === otherId) throw new NotYourself()
  await lockPair(ctx, id, otherId)
  const [before] = await ctx.sql<{ mine: boolean; theirs: boolean }>(
    sql`select mine, theirs from blocks where user_id = ${id}::uuid and other_id = ${otherId}::uuid`,
  )
  if (!before?.mine) return null
  const pair = sql`((user_id = ${id}::uuid and other_id = ${otherId}::uuid) or (user_id = ${otherId}::uuid and other_id = ${id}::uuid))`
  if (before.theirs)
    ctx.write(sql`
      update blocks set mine = mine and user_id <> ${id}::uuid, theirs = theirs and user_id = ${id}::uuid where ${pair}`)
  else ctx.write(sql`delete from blocks where ${pair}`)
  await publish(ctx, userUnblocked, { user_id: id, other_id: otherId })
  return null
}

/** Two who block each other at the same moment come one after the other. Who has left is not there to be blocked. */
async function lockPair(ctx: Ctx, one: string, other: string): Promise<void> {
  const pair = await ctx.sql(sql`
    select id from users where id in (${one}::uuid, ${other}::uuid) and status <> 'closed' order by id for no key update`)
  if (pair.length < 2) throw new NotFound()
}

type Row = PersonRow & { since: Date }

/** Whom one has blocked, not who has blocked one. */
export async function listBlocks(
  ctx: ReadCtx,
  media: Media,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const after = readCursor(cursor, z.tuple([z.uuid()]))
  const rows = await ctx.sql<Row>(sql`
    select u.id, u.name, u.avatar_key as "avatarKey", b.created_at as since
      from blocks b join users u on u.school_id = b.school_id and u.id = b.other_id
     where b.user_id = ${signedIn(ctx).id}::uuid and b.mine and u.status <> 'closed'
           ${after ? sql`and b.other_id < ${after[0]}::uuid` : empty}
     order by b.other_id desc limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    (row) => ({ ...personOf(media, row), since: row.since.toISOString() }),
  )
}
