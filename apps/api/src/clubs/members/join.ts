import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { z } from 'zod'
import { acceptInvite } from '../admission/answers.ts'
import { requestToJoin } from '../admission/requests.ts'
import { type LockedClub, lockClub } from '../club-lock.ts'
import type { Standing } from '../contract.ts'
import { assertWritable, NotAllowedInClub } from '../membership.ts'
import { canJoin, REST_MS } from '../policy.ts'
import { keepLed } from '../succession/succession.ts'
import type * as contract from './contract.ts'
import { addMember, takeOut } from './member-rows.ts'

export const MayNotJoin = createError(
  'MAY_NOT_JOIN_CLUBS',
  'Confirm your e-mail address before you join a club.',
  403,
)
export const InviteOnly = createError('INVITE_ONLY', 'This club is for those who are invited.', 403)
export const RemovedLately = createError(
  'REMOVED_LATELY',
  'An officer took you out of this club. For 30 days you need an invitation to come back.',
  403,
)
export const PresidentLeaves = createError(
  'PRESIDENT_LEAVES',
  'You preside this club and others are in it: hand it over first, or archive it.',
  409,
)

type Wish = z.output<typeof contract.joinClub.schema.body>

/** Joining a club one is in, or has asked to join, changes nothing. @throws NotFound, MayNotJoin, InviteOnly, RemovedLately, ClubFrozen, ClubArchived */
export async function joinClub(ctx: Ctx, idOrSlug: string, { answers }: Wish): Promise<Standing> {
  const viewer = signedIn(ctx)
  if (!canJoin(viewer)) throw new MayNotJoin()
  const club = await lockClub(ctx, idOrSlug)
  if (club.role) return await standingIn(ctx, club)
  assertWritable(club)
  const { inviteId } = await standingIn(ctx, club)
  if (inviteId) await acceptInvite(ctx, inviteId)
  else if (club.entry === 'open') {
    await assertNotRemoved(ctx, club.id)
    await addMember(ctx, club.id, { userId: viewer.id, role: 'member', how: 'joined' })
  } else if (club.entry === 'request') await requestToJoin(ctx, club.id, { answers })
  else throw new InviteOnly()
  return await standingIn(ctx, club)
}

/** Or taking somebody out of an open club would last a second. @throws RemovedLately */
export async function assertNotRemoved(ctx: Ctx, clubId: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - REST_MS)
  const [removed] = await ctx.sql(sql`
    select from club_history
     where club_id = ${clubId}::uuid and what = 'member_removed' and created_at > ${since} and detail->>'person' = ${signedIn(ctx).id}
     limit 1`)
  if (removed) throw new RemovedLately()
}

async function standingIn(ctx: Ctx, club: LockedClub): Promise<Standing> {
  const [row] = await ctx.sql<Standing>(sql`
    select m.role, coalesce(m.title, '') as title, r.id as "requestId", i.id as "inviteId"
      from users u
      left join club_members m on m.school_id = u.school_id and m.user_id = u.id and m.club_id = ${club.id}::uuid
      left join club_requests r on r.school_id = u.school_id and r.user_id = u.id and r.club_id = ${club.id}::uuid
                               and r.state = 'pending' and r.expires_at > ${ctx.now}
      left join club_invites i on i.school_id = u.school_id and i.user_id = u.id and i.club_id = ${club.id}::uuid
                              and i.state = 'pending' and i.expires_at > ${ctx.now}
     where u.id = ${signedIn(ctx).id}::uuid`)
  return row ?? { role: null, title: '', requestId: null, inviteId: null }
}

/**
 * Leaves, or takes back a request. A president leaves only an empty club, which is frozen then: nothing of it is lost.
 * @throws NotFound, PresidentLeaves
 */
export async function leaveClub(ctx: Ctx, idOrSlug: string): Promise<null> {
  const viewer = signedIn(ctx)
  const club = await lockClub(ctx, idOrSlug)
  if (!club.role) {
    ctx.write(sql`
      update club_requests set state = 'withdrawn', decided_at = ${ctx.now}
       where club_id = ${club.id}::uuid and user_id = ${viewer.id}::uuid and state = 'pending'`)
    return null
  }
  if (club.role === 'president' && club.memberCount > 1) throw new PresidentLeaves()
  await takeOut(ctx, club.id, viewer.id, 'left')
  await keepLed(ctx, club.id)
  return null
}

/** @throws NotFound, NotAllowedInClub when one is not in it */
export async function setMyMembership(
  ctx: Ctx,
  idOrSlug: string,
  { notify }: z.output<typeof contract.setMyMembership.schema.body>,
): Promise<null> {
  const club = await lockClub(ctx, idOrSlug)
  if (!club.role) throw new NotAllowedInClub()
  ctx.write(sql`
    update club_members set notify = ${notify} where club_id = ${club.id}::uuid and user_id = ${signedIn(ctx).id}::uuid`)
  return null
}
