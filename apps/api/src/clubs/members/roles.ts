import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { note } from '../club-history.ts'
import { type LockedClub, lockClub } from '../club-lock.ts'
import type { Role } from '../contract.ts'
import { assertWritable, NotAllowedInClub } from '../membership.ts'
import { mayAssign, mayRemove, outranks } from '../policy.ts'
import { scheduleTerm } from '../succession/terms.ts'
import { roleChanged } from '../topics.ts'
import type * as contract from './contract.ts'
import { type MemberRow, memberColumns, shownMember } from './member-list.ts'
import { takeOut } from './member-rows.ts'

type Change = z.output<typeof contract.changeMember.schema.body>

/** Officers give what is below their own role; anybody but the president may step down. @throws NotFound, NotAllowedInClub */
export async function changeMember(ctx: Ctx, media: Media, idOrSlug: string, userId: string, change: Change) {
  const viewer = signedIn(ctx)
  const club = await lockClub(ctx, idOrSlug)
  const member = await findMember(ctx, club, userId)
  if (!mayChange(viewer.id, club.role, member, change)) throw new NotAllowedInClub()
  assertWritable(club)
  const role = change.role ?? member.role
  const title = role === 'member' && change.role ? (change.title ?? '') : (change.title ?? member.title)
  const termEndsAt = termAfter(club, member, change)
  ctx.write(sql`
    update club_members set role = ${role}, title = ${title}, term_ends_at = ${termEndsAt}
     where club_id = ${club.id}::uuid and user_id = ${userId}::uuid`)
  if (termEndsAt && termEndsAt.getTime() !== member.termEndsAt?.getTime())
    await scheduleTerm(ctx, club.id, userId, termEndsAt)
  if (role !== member.role) {
    note(ctx, club.id, 'role_changed', { person: userId, from: member.role, role })
    const about = { club_id: club.id, school_id: ctx.school.id, actor_id: viewer.id }
    await publish(ctx, roleChanged, { ...about, user_id: userId, role })
  }
  return shownMember(media, { ...member, role, title, termEndsAt }, viewer, club.role)
}

/** A role one is given runs as long as the club's offices do; who has none has no term. */
function termAfter(club: LockedClub, member: MemberRow, { role, termEndsAt }: Change): Date | null {
  if (termEndsAt !== undefined) return termEndsAt === null ? null : new Date(termEndsAt)
  if (role === 'member') return null
  return role && member.role === 'member' ? club.termEndsAt : member.termEndsAt
}

function mayChange(
  viewerId: string,
  mine: Role | null,
  member: MemberRow,
  { role, title, termEndsAt }: Change,
) {
  if (member.id === viewerId) {
    const steppingDown = role !== undefined && mine !== 'president' && outranks(member.role, role)
    const ownTitle = mine === 'president' && role === undefined
    return steppingDown ? title === undefined && termEndsAt === undefined : ownTitle
  }
  return mayAssign(mine, member.role, role ?? 'member')
}

/** @throws NotFound, NotAllowedInClub */
export async function removeMember(ctx: Ctx, idOrSlug: string, userId: string): Promise<null> {
  const viewer = signedIn(ctx)
  const club = await lockClub(ctx, idOrSlug)
  const member = await findMember(ctx, club, userId)
  if (member.id === viewer.id || !mayRemove(club.role, member.role)) throw new NotAllowedInClub()
  assertWritable(club)
  await takeOut(ctx, club.id, userId, 'removed')
  note(ctx, club.id, 'member_removed', { person: userId })
  return null
}

async function findMember(ctx: Ctx, club: LockedClub, userId: string): Promise<MemberRow> {
  const [member] = await ctx.sql<MemberRow>(sql`
    select ${memberColumns} from club_members m join users u on u.school_id = m.school_id and u.id = m.user_id
     where m.club_id = ${club.id}::uuid and m.user_id = ${userId}::uuid and ${unblocked(signedIn(ctx), sql`m.user_id`)}`)
  if (!member) throw new NotFound()
  return member
}
