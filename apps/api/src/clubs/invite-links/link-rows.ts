import type { Prisma } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Site } from '../../job.ts'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import type { InviteLink } from './contract.ts'

export interface LinkRow {
  id: string
  clubId: string
  token: string
  joined: number
  createdAt: Date
  expiresAt: Date
  byId: string
  byName: string
  byAvatarKey: string | null
}

/** Links `l` that still let people in, narrowed by `rest`. */
export function openLinks(ctx: ReadCtx, rest: Prisma.Sql): Promise<LinkRow[]> {
  return ctx.sql<LinkRow>(linksQuery(ctx.now, rest))
}

export const linksQuery = (now: Date, rest: Prisma.Sql) => sql`
  select l.id, l.club_id as "clubId", l.token, l.joined, l.created_at as "createdAt", l.expires_at as "expiresAt",
         b.id as "byId", b.name as "byName", b.avatar_key as "byAvatarKey"
    from club_invite_links l join users b on b.school_id = l.school_id and b.id = l.created_by_id
   where l.ended_at is null and l.expires_at > ${now} and ${rest}`

export const inviterOf = (media: Media, { byId, byName, byAvatarKey }: LinkRow) =>
  personOf(media, { id: byId, name: byName, avatarKey: byAvatarKey })

export function shownLink(ctx: ReadCtx, media: Media, site: Site, row: LinkRow): InviteLink {
  return {
    id: row.id,
    token: row.token,
    url: site.urlOf(ctx.school, `/join/${row.token}`),
    createdBy: inviterOf(media, row),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    joined: row.joined,
  }
}
