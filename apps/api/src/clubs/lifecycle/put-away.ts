import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { Media } from '../../media/media.ts'
import { releaseMedia } from '../../media/uses.ts'
import { note } from '../club-history.ts'
import { type LockedClub, lockClub, lockClubAsOfficerOrStaff } from '../club-lock.ts'
import { getClub } from '../club-view.ts'
import type * as contract from '../contract.ts'
import { NotAllowedInClub } from '../membership.ts'
import { allows, isStaff, RESTORABLE_MS } from '../policy.ts'
import { keepLed } from '../succession/succession.ts'
import { clubArchived, clubDeleted, clubRestored } from '../topics.ts'

export const OthersAreThere = createError(
  'OTHERS_ARE_THERE',
  'Others are in this club. Archive it instead, or hand it over.',
  409,
)
export const TooLateToRestore = createError(
  'TOO_LATE_TO_RESTORE',
  'It was archived more than 30 days ago. The school’s admins can still bring it back.',
  409,
)

export const ArchivedBySchool = createError(
  'ARCHIVED_BY_SCHOOL',
  'The school has archived this club: it is who can bring it back.',
  403,
)

/** Archiving an archived club changes nothing. @throws NotFound, NotAllowedInClub */
export async function archiveClub(ctx: Ctx, media: Media, idOrSlug: string): Promise<contract.ClubDetail> {
  const club = await putAway(ctx, idOrSlug)
  return await getClub(ctx, media, club.id)
}

/** Who looks after the school and does not preside the club does it in the school's name, also with a club that is archived already. */
export async function putAway(ctx: Ctx, idOrSlug: string, reason = ''): Promise<LockedClub> {
  const club = await lockClubAsOfficerOrStaff(ctx, idOrSlug, 'put_away')
  const bySchool = !allows(club.role, 'put_away')
  if (club.state === 'archived' && (!bySchool || club.archivedBySchool)) return club
  ctx.write(sql`
    update clubs set state = 'archived', archived_at = coalesce(archived_at, ${ctx.now}), archived_by_school = ${bySchool},
           archive_reason = ${reason}
     where id = ${club.id}::uuid`)
  note(ctx, club.id, 'archived', bySchool ? { how: 'school' } : {})
  await publish(ctx, clubArchived, { ...said(ctx, club), by_school: bySchool })
  return club
}

/** Whoever presides it can within 30 days, those who look after the school always. @throws NotFound, NotAllowedInClub, ArchivedBySchool, TooLateToRestore */
export async function restoreClub(ctx: Ctx, media: Media, idOrSlug: string): Promise<contract.ClubDetail> {
  const club = await lockClubAsOfficerOrStaff(ctx, idOrSlug, 'put_away')
  if (club.state === 'archived') {
    if (club.archivedBySchool && !isStaff(signedIn(ctx))) throw new ArchivedBySchool()
    const late = club.archivedAt !== null && club.archivedAt.getTime() + RESTORABLE_MS <= ctx.now.getTime()
    if (late && signedIn(ctx).role === 'student') throw new TooLateToRestore()
    ctx.write(
      sql`update clubs set state = 'active', archived_at = null, archived_by_school = false, archive_reason = '', frozen_at = null
           where id = ${club.id}::uuid`,
    )
    note(ctx, club.id, 'restored')
    await publish(ctx, clubRestored, said(ctx, club))
    await keepLed(ctx, club.id)
  }
  return await getClub(ctx, media, club.id)
}

/** A club of one's own only: what others built with one is archived instead. @throws NotFound, NotAllowedInClub, OthersAreThere */
export async function deleteClub(ctx: Ctx, idOrSlug: string): Promise<null> {
  const club = await lockClub(ctx, idOrSlug)
  if (!allows(club.role, 'put_away') && signedIn(ctx).role !== 'admin') throw new NotAllowedInClub()
  if (club.memberCount > (club.role ? 1 : 0)) throw new OthersAreThere()
  await ctx.sql(sql`
    with files as (delete from club_resources where club_id = ${club.id}::uuid returning id)
    update clubs set deleted_at = ${ctx.now}, slug = id::text, logo_key = null, cover_key = null
     where id = ${club.id}::uuid`)
  ctx.write(sql`
    update club_invites set state = 'revoked', decided_at = ${ctx.now} where club_id = ${club.id}::uuid and state = 'pending'`)
  ctx.write(sql`
    update club_requests set state = 'withdrawn', decided_at = ${ctx.now} where club_id = ${club.id}::uuid and state = 'pending'`)
  await releaseMedia(ctx, 'club', [club.id])
  await releaseMedia(ctx, 'cover', [club.id])
  await publish(ctx, clubDeleted, said(ctx, club))
  return null
}

const said = (ctx: Ctx, club: LockedClub) => ({
  club_id: club.id,
  school_id: ctx.school.id,
  actor_id: signedIn(ctx).id,
})
