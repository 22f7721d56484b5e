import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { unblocked } from '../../people/blocks.ts'
import { lockClubFor } from '../club-lock.ts'
import { addMember } from '../members/member-rows.ts'
import { joinDeclined } from '../topics.ts'

export const RequestOver = createError(
  'REQUEST_OVER',
  'This request is no longer open: it was decided, taken back, or ran out.',
  409,
)

/** Approving twice is approving once. @throws NotFound, NotAllowedInClub, RequestOver, ClubFrozen, ClubArchived */
export async function approveRequest(ctx: Ctx, idOrSlug: string, requestId: string): Promise<null> {
  const club = await lockClubFor(ctx, idOrSlug, 'admit')
  const request = await findRequest(ctx, club.id, requestId)
  if (request.state === 'approved') return null
  if (!request.open) throw new RequestOver()
  await addMember(ctx, club.id, { userId: request.userId, role: 'member', how: 'approved' })
  return null
}

/** Declining twice is declining once. @throws NotFound, NotAllowedInClub, RequestOver, ClubFrozen, ClubArchived */
export async function declineRequest(
  ctx: Ctx,
  idOrSlug: string,
  requestId: string,
  reason = '',
): Promise<null> {
  const viewer = signedIn(ctx)
  const club = await lockClubFor(ctx, idOrSlug, 'admit')
  const request = await findRequest(ctx, club.id, requestId)
  if (request.state === 'declined') return null
  if (!request.open) throw new RequestOver()
  ctx.write(sql`
    update club_requests set state = 'declined', reason = ${reason}, decided_at = ${ctx.now}, decided_by_id = ${viewer.id}::uuid
     where id = ${requestId}::uuid`)
  await publish(ctx, joinDeclined, {
    club_id: club.id,
    school_id: ctx.school.id,
    actor_id: viewer.id,
    user_id: request.userId,
    request_id: requestId,
    reason,
  })
  return null
}

interface Found {
  userId: string
  state: string
  open: boolean
}

/** Requests of a club change under its lock only, so what is found stays true. */
async function findRequest(ctx: Ctx, clubId: string, requestId: string): Promise<Found> {
  const [request] = await ctx.sql<Found>(sql`
    select r.user_id as "userId", r.state, r.state = 'pending' and r.expires_at > ${ctx.now} as open
      from club_requests r join users u on u.school_id = r.school_id and u.id = r.user_id
     where r.id = ${requestId}::uuid and r.club_id = ${clubId}::uuid and u.status = 'active'
       and ${unblocked(signedIn(ctx), sql`r.user_id`)}`)
  if (!request) throw new NotFound()
  return request
}
