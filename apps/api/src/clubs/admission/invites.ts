import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { personOf } from '../../people/person.ts'
import { lockClub, lockClubFor } from '../club-lock.ts'
import { type ClubRow, clubColumns, shownClub, withStanding } from '../club-rows.ts'
import type { Role } from '../contract.ts'
import { assertInvitable } from '../members/candidates.ts'
import { membershipOf, NotAllowedInClub } from '../membership.ts'
import { allows, INVITES_PER_DAY, mayAssign, REST_MS } from '../policy.ts'
import { officedClub } from '../seen-club.ts'
import { inviteRevoked } from '../topics.ts'
import type * as contract from './contract.ts'
import { sendInvite } from './invite-rows.ts'

export const DeclinedLately = createError(
  'DECLINED_LATELY',
  'They declined an invitation lately. They can still come by themselves.',
  409,
)
export const TooManyInvites = createError(
  'TOO_MANY_INVITES',
  'You have invited a hundred people today. A poster or a link reaches more of them.',
  429,
)
export const AlreadyMember = createError('ALREADY_MEMBER', 'They are in this club already.', 409)

interface SentRow {
  id: string
  role: Role
  createdAt: Date
  expiresAt: Date
  userId: string
  userName: string
  userAvatarKey: string | null
  byId: string
  byName: string
  byAvatarKey: string | null
}

const Key = z.tuple([z.uuid()])
type Query = z.output<typeof contract.listInvites.schema.querystring>

const sentColumns = sql`i.id, i.role, i.created_at as "createdAt", i.expires_at as "expiresAt",
  u.id as "userId", u.name as "userName", u.avatar_key as "userAvatarKey", b.id as "byId", b.name as "byName",
  b.avatar_key as "byAvatarKey"`
const sent = sql`club_invites i join users u on u.school_id = i.school_id and u.id = i.user_id
  join users b on b.school_id = i.school_id and b.id = i.invited_by_id`

/** Inviting again while they have not answered is that invitation. @throws NoSuchPerson, AlreadyMember, DeclinedLately, TooManyInvites, NotAllowedInClub */
export async function invite(
  ctx: Ctx,
  media: Media,
  idOrSlug: string,
  { id, userId, role = 'member' }: z.output<typeof contract.invite.schema.body>,
): Promise<contract.SentInvite> {
  assertNotAhead(ctx, id)
  const club = await lockClubFor(ctx, idOrSlug, 'invite')
  if (role !== 'member' && !mayAssign(club.role, 'member', role)) throw new NotAllowedInClub()
  await assertInvitable(ctx, userId)
  if (await membershipOf(ctx, club.id, userId)) throw new AlreadyMember()
  await assertWelcome(ctx, club.id, userId)
  const sentId = await sendInvite(ctx, club.id, { id, userId, role })
  const [row] = sentId
    ? await ctx.sql<SentRow>(sql`select ${sentColumns} from ${sent} where i.id = ${sentId}::uuid`)
    : []
  if (!row) throw new IdTaken()
  return shownSent(media, row)
}

/** Who has declined is left alone for a while, and nobody invites without end. */
async function assertWelcome(ctx: Ctx, clubId: string, userId: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - REST_MS)
  const [lately] = await ctx.sql<{ declined: boolean; sent: number }>(sql`
    select exists (select from club_invites where club_id = ${clubId}::uuid and user_id = ${userId}::uuid and state = 'declined'
                      and decided_at > ${since}) as declined,
           (select count(*)::int from club_invites
             where invited_by_id = ${signedIn(ctx).id}::uuid and created_at > ${ctx.now}::timestamptz - interval '24 hours') as sent`)
  if (lately?.declined) throw new DeclinedLately()
  if ((lately?.sent ?? 0) >= INVITES_PER_DAY) throw new TooManyInvites()
}

/** Those that wait for an answer, newest first. @throws NotFound, NotAllowedInClub */
export async function listInvites(ctx: ReadCtx, media: Media, idOrSlug: string, query: Query) {
  const viewer = signedIn(ctx)
  const club = await officedClub(ctx, idOrSlug, 'invite')
  const rows = await ctx.sql<SentRow>(invitesQuery(viewer, club.id, query, ctx.now))
  return pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => shownSent(media, row),
  )
}

export function invitesQuery(viewer: Viewer, clubId: string, { cursor, limit }: Query, now: Date) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${sentColumns} from ${sent}
     where i.club_id = ${clubId}::uuid and i.state = 'pending' and i.expires_at > ${now} and ${unblocked(viewer, sql`i.user_id`)}
       ${after ? sql`and i.id < ${after[0]}::uuid` : empty}
     order by i.id desc limit ${rowsFor(limit)}`
}

/** Revoking what is revoked changes nothing. @throws NotFound, NotAllowedInClub */
export async function revokeInvite(ctx: Ctx, id: string): Promise<null> {
  const viewer = signedIn(ctx)
  const [found] = await ctx.sql<{ clubId: string; userId: string; role: string }>(sql`
    select club_id as "clubId", user_id as "userId", role from club_invites where id = ${id}::uuid`)
  if (!found) throw new NotFound()
  const club = await lockClub(ctx, found.clubId)
  if (!club.role) throw new NotFound()
  if (!allows(club.role, 'invite')) throw new NotAllowedInClub()
  const revoked = await ctx.sql(sql`
    update club_invites set state = 'revoked', decided_at = ${ctx.now}
     where id = ${id}::uuid and state = 'pending' returning id`)
  if (!revoked.length) return null
  await publish(ctx, inviteRevoked, {
    club_id: club.id,
    school_id: ctx.school.id,
    actor_id: viewer.id,
    user_id: found.userId,
    invite_id: id,
    role: found.role,
  })
  return null
}

type MineRow = ClubRow & {
  inviteRole: Role
  inviteAt: Date
  inviteExpiresAt: Date
  byId: string
  byName: string
  byAvatarKey: string | null
}

/** What the viewer is invited to, newest first. */
export async function listMyInvites(ctx: ReadCtx, media: Media, query: Query) {
  const rows = await ctx.sql<MineRow>(myInvitesQuery(signedIn(ctx), query, ctx.now))
  return pageOf(
    rows,
    query.limit,
    ({ inviteId }) => [inviteId ?? ''],
    (row): contract.MyInvite => ({
      id: row.inviteId ?? '',
      club: shownClub(media, row),
      role: row.inviteRole,
      invitedBy: personOf(media, { id: row.byId, name: row.byName, avatarKey: row.byAvatarKey }),
      createdAt: row.inviteAt.toISOString(),
      expiresAt: row.inviteExpiresAt.toISOString(),
    }),
  )
}

export function myInvitesQuery(viewer: Viewer, { cursor, limit }: Query, now: Date) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${clubColumns}, i.role as "inviteRole", i.created_at as "inviteAt", i.expires_at as "inviteExpiresAt",
           b.id as "byId", b.name as "byName", b.avatar_key as "byAvatarKey"
      from ${withStanding(viewer, sql`clubs`)} join users b on b.school_id = i.school_id and b.id = i.invited_by_id
     where i.id is not null and i.expires_at > ${now} and c.deleted_at is null and m.role is null
       and ${unblocked(viewer, sql`i.invited_by_id`)} ${after ? sql`and i.id < ${after[0]}::uuid` : empty}
     order by i.id desc limit ${rowsFor(limit)}`
}

function shownSent(media: Media, row: SentRow): contract.SentInvite {
  return {
    id: row.id,
    person: personOf(media, { id: row.userId, name: row.userName, avatarKey: row.userAvatarKey }),
    role: row.role,
    invitedBy: personOf(media, { id: row.byId, name: row.byName, avatarKey: row.byAvatarKey }),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }
}
