import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { csv } from '../../http/csv.ts'
import { officedClub } from '../seen-club.ts'
import { listable, type MemberRow, memberColumns } from './member-list.ts'

/** All members who are not held back, by name, as a CSV file. @throws NotFound, NotAllowedInClub */
export async function exportMembers(ctx: ReadCtx, idOrSlug: string) {
  const club = await officedClub(ctx, idOrSlug, 'export')
  const rows = await ctx.sql<MemberRow>(sql`
    select ${memberColumns}
      from club_members m join users u on u.school_id = m.school_id and u.id = m.user_id
     where m.club_id = ${club.id}::uuid and ${listable(signedIn(ctx), club.role ?? 'president')}
     order by u.sort_name, u.id`)
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? ''
  const lines = rows.map(({ name, role, title, joinedAt, termEndsAt }) => [
    name,
    role,
    title,
    day(joinedAt),
    day(termEndsAt),
  ])
  const table = csv([['Name', 'Role', 'Title', 'Joined', 'Term ends'], ...lines])
  return { fileName: `${club.slug}-members-${day(ctx.now)}.csv`, csv: table }
}
