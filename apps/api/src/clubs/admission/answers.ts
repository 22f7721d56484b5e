import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { unblocked } from '../../people/blocks.ts'
import { lockClub } from '../club-lock.ts'
import type { Role } from '../contract.ts'
import { addMember } from '../members/member-rows.ts'
import { assertWritable } from '../membership.ts'
import { inviteAccepted, inviteDeclined } from '../topics.ts'

export const InviteOver = createError(
  'INVITE_OVER',
  'This invitation is over. Ask the club for another.',
  409,
)

interface Invite {
  id: string
  clubId: string
  slug: string
  role: Exclude<Role, 'president'>
  state: string
  open: boolean
}

/** The viewer's own invitation, as long as the club is there and they have not blocked who invited them. @throws NotFound */
async function myInvite(ctx: Ctx, id: string): Promise<Invite> {
  const viewer = signedIn(ctx)
  const [invite] = await ctx.sql<Invite>(sql`
    select i.id, i.club_id as "clubId", c.slug, i.role, i.state,
           i.state = 'pending' and i.expires_at > ${ctx.now} as open
      from club_invites i join clubs c on c.school_id = i.school_id and c.id = i.club_id
     where i.id = ${id}::uuid and i.user_id = ${viewer.id}::uuid and c.deleted_at is null
       and ${unblocked(viewer, sql`i.invited_by_id`)}`)
  if (!invite) throw new NotFound()
  return invite
}

/** Accepting twice is accepting once. @throws NotFound, InviteOver, ClubFrozen, ClubArchived */
export async function acceptInvite(ctx: Ctx, id: string) {
  const viewer = signedIn(ctx)
  const { clubId, slug } = await myInvite(ctx, id)
  const club = await lockClub(ctx, clubId).catch(notFoundAsNull)
  const invite = await myInvite(ctx, id)
  if (invite.state === 'accepted' && club?.role) return { clubId, slug }
  if (!invite.open || !club) throw new InviteOver()
  assertWritable(club)
  const termEndsAt = invite.role === 'member' ? null : club.termEndsAt
  const joined = await addMember(ctx, clubId, {
    userId: viewer.id,
    role: invite.role,
    how: 'invited',
    termEndsAt,
  })
  if (joined) await publish(ctx, inviteAccepted, said(ctx, invite))
  return { clubId, slug }
}

/** A hidden club is no longer theirs to know when the invitation is over. */
function notFoundAsNull(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}

/** Declining twice is declining once. @throws NotFound, InviteOver when it was accepted */
export async function declineInvite(ctx: Ctx, id: string) {
  const invite = await myInvite(ctx, id)
  ctx.write(sql`select from clubs where id = ${invite.clubId}::uuid for no key update`)
  const declined = await ctx.sql(sql`
    update club_invites set state = 'declined', decided_at = ${ctx.now}
     where id = ${id}::uuid and state = 'pending' returning id`)
  if (declined.length) await publish(ctx, inviteDeclined, said(ctx, invite))
  else if ((await myInvite(ctx, id)).state === 'accepted') throw new InviteOver()
  return { clubId: invite.clubId, slug: invite.slug }
}

const said = (ctx: Ctx, { id, clubId, role }: Invite) => ({
  club_id: clubId,
  school_id: ctx.school.id,
  actor_id: signedIn(ctx).id,
  user_id: signedIn(ctx).id,
  invite_id: id,
  role,
})
