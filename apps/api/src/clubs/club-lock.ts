import type { Club as ClubModel } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import { named } from './club-rows.ts'
import type * as contract from './contract.ts'
import { allows, assertWritable, clubSeenBy, NotAllowedInClub } from './membership.ts'
import { isStaff } from './policy.ts'

export type LockedClub = Pick<
  ClubModel,
  | 'id'
  | 'slug'
  | 'name'
  | 'hidden'
  | 'memberCount'
  | 'termEndsAt'
  | 'archivedAt'
  | 'archivedBySchool'
  | 'questions'
  | 'createdById'
> & {
  entry: contract.Entry
  state: contract.ClubState
  /** The viewer's. */
  role: contract.Role | null
}

/**
 * The club, which nobody else changes or enters until this command ends: so that who leads it, and how many are in it, is true when it
 * is written. First the lock and then the look, as a statement that waits for a lock sees the other tables as they were before.
 * @throws NotFound
 */
export async function lockClub(ctx: Ctx, idOrSlug: string): Promise<LockedClub> {
  const viewer = signedIn(ctx)
  ctx.write(sql`select from clubs c where ${named(idOrSlug)} for no key update`)
  const [club] = await ctx.sql<LockedClub>(sql`
    select c.id, c.slug, c.name, c.hidden, c.entry, c.state, c.questions, c.member_count as "memberCount",
           c.term_ends_at as "termEndsAt", c.archived_at as "archivedAt", c.archived_by_school as "archivedBySchool",
           c.created_by_id as "createdById", m.role
      from clubs c left join club_members m
        on m.school_id = c.school_id and m.club_id = c.id and m.user_id = ${viewer.id}::uuid
     where ${named(idOrSlug)} and ${clubSeenBy(viewer, sql`c`)}`)
  if (!club) throw new NotFound()
  return club
}

/** The locked club, in which the viewer may do this now. @throws NotFound, NotAllowedInClub, ClubFrozen, ClubArchived */
export async function lockClubFor(ctx: Ctx, idOrSlug: string, deed: contract.Deed): Promise<LockedClub> {
  const club = await lockClub(ctx, idOrSlug)
  if (!allows(club.role, deed)) throw new NotAllowedInClub()
  assertWritable(club)
  return club
}

/** The club for somebody who has a role that allows this, or looks after the school; it need not be writable. @throws NotFound, NotAllowedInClub */
export async function lockClubAsOfficerOrStaff(
  ctx: Ctx,
  idOrSlug: string,
  deed: contract.Deed,
): Promise<LockedClub> {
  const club = await lockClub(ctx, idOrSlug)
  if (!allows(club.role, deed) && !isStaff(signedIn(ctx))) throw new NotAllowedInClub()
  return club
}
