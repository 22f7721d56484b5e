import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { When } from '../../http/contract.ts'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import { Role } from '../contract.ts'
import { isStaff, mayAssign, mayRemove } from '../policy.ts'
import { type SeenClub, seenClub } from '../seen-club.ts'
import type * as contract from './contract.ts'

export interface MemberRow extends PersonRow {
  role: Role
  title: string
  joinedAt: Date
  termEndsAt: Date | null
}

const Key = z.tuple([When, z.uuid()])
type Query = z.output<typeof contract.listMembers.schema.querystring>

/** Who joined last comes first. @throws NotFound */
export async function listMembers(ctx: ReadCtx, media: Media, idOrSlug: string, query: Query) {
  const viewer = signedIn(ctx)
  const club = await seenClub(ctx, idOrSlug)
  const rows = await ctx.sql<MemberRow>(membersQuery(viewer, club, query))
  return pageOf(
    rows,
    query.limit,
    ({ joinedAt, id }) => [joinedAt.toISOString(), id],
    (row) => shownMember(media, row, viewer, club.role),
  )
}

export const memberColumns = sql`u.id, u.name, u.avatar_key as "avatarKey", m.role, m.title, m.joined_at as "joinedAt",
  m.term_ends_at as "termEndsAt"`

export function membersQuery(
  viewer: Viewer,
  club: Pick<SeenClub, 'id' | 'role'>,
  { q, role, cursor, limit }: Query,
) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${memberColumns}
      from club_members m join users u on u.school_id = m.school_id and u.id = m.user_id
      left join profiles p on p.school_id = m.school_id and p.user_id = m.user_id
     where m.club_id = ${club.id}::uuid and ${listable(viewer, club.role)} ${ofRole(role)}
       ${q ? sql`and u.sort_name like '%' || app.folded_name(${q}) || '%'` : empty}
       ${after ? sql`and (m.joined_at, m.user_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
     order by m.joined_at desc, m.user_id desc limit ${rowsFor(limit)}`
}

/**
 * The condition that the viewer may see somebody in the list: nobody who is held back, and nobody who does not tell of their clubs,
 * unless by having a role in this one. Those who admit and remove members see them whatever they tell.
 */
export function listable(viewer: Viewer, role: Role | null): Prisma.Sql {
  const open = sql`u.status = 'active' and (u.id = ${viewer.id}::uuid or not u.directory_hold) and ${unblocked(viewer, sql`u.id`)}`
  if (isStaff(viewer) || mayRemove(role, 'member')) return open
  const tells = role ? sql`p.clubs_seen_by <> 'nobody'` : sql`p.clubs_seen_by = 'everyone'`
  return sql`${open} and (p.user_id is null or ${tells} or m.role <> 'member' or u.id = ${viewer.id}::uuid)`
}

/** Literals where there is an index for them. */
function ofRole(role: Query['role']) {
  if (!role) return empty
  return role === 'officers' ? sql`and m.role <> 'member'` : sql`and m.role = ${role}`
}

export function shownMember(
  media: Media,
  row: MemberRow,
  viewer: Viewer,
  mine: Role | null,
): contract.Member {
  const me = row.id === viewer.id
  return {
    person: personOf(media, row),
    role: row.role,
    title: row.title,
    joinedAt: row.joinedAt.toISOString(),
    termEndsAt: row.termEndsAt?.toISOString() ?? null,
    me,
    assignable: me ? [] : Role.options.filter((role) => role !== row.role && mayAssign(mine, row.role, role)),
    mayRemove: !me && mayRemove(mine, row.role),
  }
}
