import type { Club as ClubModel, Prisma } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import type * as contract from './contract.ts'

export type ClubRow = Pick<
  ClubModel,
  | 'id'
  | 'slug'
  | 'name'
  | 'tagline'
  | 'tags'
  | 'hidden'
  | 'logoKey'
  | 'coverKey'
  | 'memberCount'
  | 'createdAt'
> & {
  category: contract.ClubCategory
  entry: contract.Entry
  state: contract.ClubState
  role: contract.Role | null
  title: string | null
  requestId: string | null
  inviteId: string | null
}

/** What a list shows of `clubs c` joined as in `withStanding`. */
export const clubColumns = sql`c.id, c.slug, c.name, c.tagline, c.category, c.tags, c.entry, c.hidden, c.state, c.logo_key as "logoKey",
  c.cover_key as "coverKey", c.member_count as "memberCount", c.created_at as "createdAt",
  m.role, m.title, r.id as "requestId", i.id as "inviteId"`

/** These clubs as `c`, with what the viewer is to each: three key probes a row. */
export function withStanding(viewer: Viewer, clubs: Prisma.Sql): Prisma.Sql {
  const me = sql`${viewer.id}::uuid`
  return sql`${clubs} c
    left join club_members m on m.school_id = c.school_id and m.club_id = c.id and m.user_id = ${me}
    left join club_requests r on r.school_id = c.school_id and r.club_id = c.id and r.user_id = ${me} and r.state = 'pending'
    left join club_invites i on i.school_id = c.school_id and i.club_id = c.id and i.user_id = ${me} and i.state = 'pending'`
}

export function shownClub(media: Media, row: ClubRow): contract.Club {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    tagline: row.tagline,
    category: row.category,
    tags: row.tags,
    entry: row.entry,
    hidden: row.hidden,
    state: row.state,
    logo: row.logoKey && media.url(row.logoKey, 'avatar'),
    cover: row.coverKey && media.url(row.coverKey, 'cover'),
    memberCount: row.memberCount,
    createdAt: row.createdAt.toISOString(),
    mine: { role: row.role, title: row.title ?? '', requestId: row.requestId, inviteId: row.inviteId },
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The condition that the club is the one of this id or slug. No slug looks like an id. */
export const named = (idOrSlug: string): Prisma.Sql =>
  UUID.test(idOrSlug) ? sql`c.id = ${idOrSlug}::uuid` : sql`c.slug = ${idOrSlug}`
