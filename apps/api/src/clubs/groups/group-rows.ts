import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import type { Role } from '../contract.ts'
import { allows } from '../policy.ts'
import type { Group } from './contract.ts'

export interface GroupRow {
  id: string
  clubId: string
  name: string
  about: string
  createdAt: Date
  endsAt: Date | null
  byId: string
  byName: string
  byAvatarKey: string | null
  memberCount: number
  joined: boolean
  role: Role | null
  people: PersonRow[]
}

const MOST_PEOPLE = 5

/** Groups `g` that are not over, narrowed, ordered and limited by `rest`. */
export function groupsQuery(ctx: ReadCtx, rest: Prisma.Sql) {
  const viewer = signedIn(ctx)
  const me = sql`${viewer.id}::uuid`
  return sql`
    select g.id, g.club_id as "clubId", g.name, g.about, g.created_at as "createdAt", g.ends_at as "endsAt",
           b.id as "byId", b.name as "byName", b.avatar_key as "byAvatarKey", m.role,
           (select count(*)::int from club_group_members n where n.school_id = g.school_id and n.group_id = g.id) as "memberCount",
           exists (select from club_group_members j
                    where j.school_id = g.school_id and j.group_id = g.id and j.user_id = ${me}) as joined,
           (select coalesce(json_agg(p), '[]') from (
              select u.id, u.name, u.avatar_key as "avatarKey"
                from club_group_members i join users u on u.school_id = i.school_id and u.id = i.user_id
               where i.school_id = g.school_id and i.group_id = g.id and u.status = 'active'
                 and (not u.directory_hold or u.id = ${me}) and ${unblocked(viewer, sql`u.id`)}
               limit ${MOST_PEOPLE}) p) as people
      from club_groups g join users b on b.school_id = g.school_id and b.id = g.created_by_id
      left join club_members m on m.school_id = g.school_id and m.club_id = g.club_id and m.user_id = ${me}
     where g.deleted_at is null and (g.ends_at is null or g.ends_at > ${ctx.now}) and ${rest}`
}

export const mayClose = (ctx: ReadCtx, { byId, role }: Pick<GroupRow, 'byId' | 'role'>) =>
  role !== null && (byId === signedIn(ctx).id || allows(role, 'moderate'))

export function shownGroup(ctx: ReadCtx, media: Media, row: GroupRow): Group {
  return {
    id: row.id,
    name: row.name,
    about: row.about,
    createdBy: personOf(media, { id: row.byId, name: row.byName, avatarKey: row.byAvatarKey }),
    createdAt: row.createdAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    memberCount: row.memberCount,
    people: row.people.map((person) => personOf(media, person)),
    joined: row.joined,
    mayClose: mayClose(ctx, row),
  }
}
