import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import { named } from './club-rows.ts'
import type { Deed, Role } from './contract.ts'
import { clubSeenBy, NotAllowedInClub } from './membership.ts'
import { allows, isStaff } from './policy.ts'

export interface SeenClub {
  id: string
  name: string
  slug: string
  questions: string[]
  memberCount: number
  role: Role | null
}

/** The club as the viewer may know it. @throws NotFound */
export async function seenClub(ctx: ReadCtx, idOrSlug: string): Promise<SeenClub> {
  const viewer = signedIn(ctx)
  const [club] = await ctx.sql<SeenClub>(sql`
    select c.id, c.name, c.slug, c.questions, c.member_count as "memberCount", m.role
      from clubs c left join club_members m
        on m.school_id = c.school_id and m.club_id = c.id and m.user_id = ${viewer.id}::uuid
     where ${named(idOrSlug)} and ${clubSeenBy(viewer, sql`c`)}`)
  if (!club) throw new NotFound()
  return club
}

/** The club, to read what is for those with such a role in it and for those who look after the school. @throws NotFound, NotAllowedInClub */
export async function officedClub(ctx: ReadCtx, idOrSlug: string, deed: Deed): Promise<SeenClub> {
  const club = await seenClub(ctx, idOrSlug)
  if (!allows(club.role, deed) && !isStaff(signedIn(ctx))) throw new NotAllowedInClub()
  return club
}

/** The club, to read what is for its members. @throws NotFound, NotAllowedInClub */
export async function joinedClub(ctx: ReadCtx, idOrSlug: string): Promise<SeenClub> {
  const club = await seenClub(ctx, idOrSlug)
  if (!club.role && !isStaff(signedIn(ctx))) throw new NotAllowedInClub()
  return club
}
