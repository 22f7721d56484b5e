import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../http/errors.ts'
import type { ClubState, Deed, Role } from './contract.ts'
import { allows, isStaff } from './policy.ts'

export { allows }

export const ClubFrozen = createError(
  'CLUB_FROZEN',
  'Nobody leads this club now, so it can only be read. The school will appoint somebody.',
  409,
)
export const ClubArchived = createError('CLUB_ARCHIVED', 'This club is archived: it can only be read.', 409)
export const NotAllowedInClub = createError(
  'NOT_ALLOWED_IN_CLUB',
  'Your role in this club does not allow this.',
  403,
)

export interface Membership {
  role: Role
  title: string
}

/** What somebody is in a club; null when they are not in it. */
export async function membershipOf(ctx: ReadCtx, clubId: string, userId: string): Promise<Membership | null> {
  const [row] = await ctx.sql<Membership>(sql`
    select role, title from club_members where club_id = ${clubId}::uuid and user_id = ${userId}::uuid`)
  return row ?? null
}

/** Whether this role leads a club. */
export const leads = (role: Role) => role === 'president' || role === 'officer'

/** The condition that the viewer is in the club of this column. */
export function memberOf(viewer: Viewer, column: Prisma.Sql): Prisma.Sql {
  return sql`exists (
    select from club_members mine
     where mine.school_id = (select app.school_id()) and mine.club_id = ${column} and mine.user_id = ${viewer.id}::uuid)`
}

/**
 * The condition that the viewer may know of the club that this alias of `clubs` stands for: a hidden one is for its members, those it
 * has invited, and those who look after the school; a deleted one is for nobody.
 */
export function clubSeenBy(viewer: Viewer, alias: Prisma.Sql): Prisma.Sql {
  if (isStaff(viewer)) return sql`${alias}.deleted_at is null`
  return sql`(${alias}.deleted_at is null and (not ${alias}.hidden
    or ${memberOf(viewer, sql`${alias}.id`)}
    or exists (
      select from club_invites asked
       where asked.school_id = (select app.school_id()) and asked.club_id = ${alias}.id
         and asked.user_id = ${viewer.id}::uuid and asked.state = 'pending')))`
}

/** What other slices show of a club and ask before they write in its name. */
export interface KnownClub {
  id: string
  slug: string
  name: string
  logoKey: string | null
  hidden: boolean
  state: ClubState
  /** The viewer's. */
  role: Role | null
}

/** @throws NotFound when there is none, or none that the viewer may know of */
export async function knownClub(ctx: ReadCtx, clubId: string): Promise<KnownClub> {
  const viewer = signedIn(ctx)
  const [club] = await ctx.sql<KnownClub>(sql`
    select c.id, c.slug, c.name, c.logo_key as "logoKey", c.hidden, c.state, m.role
      from clubs c left join club_members m
        on m.school_id = c.school_id and m.club_id = c.id and m.user_id = ${viewer.id}::uuid
     where c.id = ${clubId}::uuid and ${clubSeenBy(viewer, sql`c`)}`)
  if (!club) throw new NotFound()
  return club
}

/** @throws ClubFrozen, ClubArchived */
export function assertWritable({ state }: { state: ClubState }): void {
  if (state === 'frozen') throw new ClubFrozen()
  if (state === 'archived') throw new ClubArchived()
}

/** The club, in which the viewer may do this now. @throws NotFound, NotAllowedInClub, ClubFrozen, ClubArchived */
export async function clubFor(ctx: ReadCtx, clubId: string, deed: Deed): Promise<KnownClub> {
  const club = await knownClub(ctx, clubId)
  if (!allows(club.role, deed)) throw new NotAllowedInClub()
  assertWritable(club)
  return club
}
