import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { note } from '../club-history.ts'
import { lockClub } from '../club-lock.ts'
import { assertWritable, NotAllowedInClub } from '../membership.ts'
import { allows, GROUPS_PER_MEMBER } from '../policy.ts'
import { joinedClub } from '../seen-club.ts'
import { clubDeadline, groupClosed, groupCreated } from '../topics.ts'
import type * as contract from './contract.ts'
import { type GroupRow, groupsQuery, mayClose, shownGroup } from './group-rows.ts'

export const EndsTooSoon = createError('ENDS_TOO_SOON', 'The end must lie in the future, within a year.', 422)
export const TooManyOfYours = createError(
  'TOO_MANY_GROUPS_OF_YOURS',
  'You have started ten groups in this club. Close one first.',
  409,
)
export const TooManyGroups = createError(
  'TOO_MANY_GROUPS',
  'A club can have at most 100 groups at a time.',
  409,
)

const Key = z.tuple([z.uuid()])
const YEAR_MS = 366 * 86_400_000
const MOST_GROUPS = 100
type Query = z.output<typeof contract.listGroups.schema.querystring>
type NewGroup = z.output<typeof contract.createGroup.schema.body>

/** The groups of a club, newest first, for its members. @throws NotFound, NotAllowedInClub */
export async function listGroups(ctx: ReadCtx, media: Media, idOrSlug: string, { cursor, limit }: Query) {
  const club = await joinedClub(ctx, idOrSlug)
  const after = readCursor(cursor, Key)
  const rows = await ctx.sql<GroupRow>(
    groupsQuery(
      ctx,
      sql`g.club_id = ${club.id}::uuid ${after ? sql`and g.id < ${after[0]}::uuid` : empty}
           order by g.id desc limit ${rowsFor(limit)}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    (row) => shownGroup(ctx, media, row),
  )
}

/** Who starts a group is in it. @throws NotFound, NotAllowedInClub, EndsTooSoon, TooManyGroups, TooManyOfYours, IdTaken */
export async function createGroup(
  ctx: Ctx,
  media: Media,
  idOrSlug: string,
  group: NewGroup,
): Promise<contract.Group> {
  const viewer = signedIn(ctx)
  const { id = v7(), name, about = '' } = group
  assertNotAhead(ctx, group.id)
  const endsAt = group.endsAt ? new Date(group.endsAt) : null
  if (endsAt && (endsAt <= ctx.now || endsAt.getTime() > ctx.now.getTime() + YEAR_MS))
    throw Object.assign(new EndsTooSoon(), { fields: { endsAt: new EndsTooSoon().message } })
  const club = await lockClub(ctx, idOrSlug)
  if (!club.role) throw new NotAllowedInClub()
  assertWritable(club)
  const made = await ctx.sql<{ open: number; mine: number }>(sql`
    insert into club_groups (id, club_id, name, about, created_by_id, created_at, ends_at)
    values (${id}::uuid, ${club.id}::uuid, ${name}, ${about}, ${viewer.id}::uuid, ${ctx.now}, ${endsAt})
    on conflict do nothing
    returning (select count(*)::int from club_groups where club_id = ${club.id}::uuid and deleted_at is null) as open,
              (select count(*)::int from club_groups
                where club_id = ${club.id}::uuid and created_by_id = ${viewer.id}::uuid and deleted_at is null) as mine`)
  if (!made[0]) return await sameGroup(ctx, media, club.id, id, name)
  if (made[0].open >= MOST_GROUPS) throw new TooManyGroups()
  if (made[0].mine >= GROUPS_PER_MEMBER && !allows(club.role, 'moderate')) throw new TooManyOfYours()
  await enter(ctx, id)
  await publish(ctx, groupCreated, said(ctx, club.id, id))
  if (endsAt) await publish(ctx, clubDeadline, { kind: 'group', id, club_id: club.id }, { at: endsAt })
  return shownGroup(ctx, media, await findGroup(ctx, id))
}

async function sameGroup(ctx: Ctx, media: Media, clubId: string, id: string, name: string) {
  const [row] = await ctx.sql<GroupRow>(groupsQuery(ctx, sql`g.id = ${id}::uuid`))
  if (!row || row.clubId !== clubId || row.byId !== signedIn(ctx).id || row.name !== name) throw new IdTaken()
  return shownGroup(ctx, media, row)
}

/** @throws NotFound, ClubFrozen, ClubArchived */
export async function joinGroup(ctx: Ctx, media: Media, id: string): Promise<contract.Group> {
  const group = await findGroup(ctx, id)
  assertWritable(await lockClub(ctx, group.clubId))
  await findGroup(ctx, id)
  await enter(ctx, id)
  return shownGroup(ctx, media, await findGroup(ctx, id))
}

/** @throws NotFound */
export async function leaveGroup(ctx: Ctx, media: Media, id: string): Promise<contract.Group> {
  await findGroup(ctx, id)
  ctx.write(sql`
    delete from club_group_members where group_id = ${id}::uuid and user_id = ${signedIn(ctx).id}::uuid`)
  return shownGroup(ctx, media, await findGroup(ctx, id))
}

/** @throws NotFound, NotAllowedInClub */
export async function closeGroup(ctx: Ctx, id: string): Promise<null> {
  const group = await findGroup(ctx, id)
  if (!mayClose(ctx, group)) throw new NotAllowedInClub()
  const closed = await ctx.sql(sql`
    update club_groups set deleted_at = ${ctx.now} where id = ${id}::uuid and deleted_at is null returning id`)
  if (!closed.length) return null
  note(ctx, group.clubId, 'group_closed', { name: group.name })
  await publish(ctx, groupClosed, said(ctx, group.clubId, id))
  return null
}

/** A group of a club that the viewer is in. @throws NotFound */
async function findGroup(ctx: ReadCtx, id: string): Promise<GroupRow> {
  const [row] = await ctx.sql<GroupRow>(groupsQuery(ctx, sql`g.id = ${id}::uuid and m.role is not null`))
  if (!row) throw new NotFound()
  return row
}

function enter(ctx: Ctx, id: string) {
  return ctx.sql(sql`
    insert into club_group_members (group_id, user_id, created_at)
    values (${id}::uuid, ${signedIn(ctx).id}::uuid, ${ctx.now}) on conflict do nothing`)
}

const said = (ctx: Ctx, clubId: string, groupId: string) => ({
  club_id: clubId,
  school_id: ctx.school.id,
  actor_id: signedIn(ctx).id,
  group_id: groupId,
})
