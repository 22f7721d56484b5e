import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { mediaOf } from '../../media/uses.ts'
import { personOf } from '../../people/person.ts'
import type { Resource } from './contract.ts'

interface Row {
  id: string
  title: string
  url: string | null
  position: number
  createdAt: Date
  byId: string
  byName: string
  byAvatarKey: string | null
}

export const MOST_RESOURCES = 50

/** What a club keeps at hand, in its order. */
export async function resourcesOf(ctx: ReadCtx, media: Media, clubId: string): Promise<Resource[]> {
  const rows = await ctx.sql<Row>(resourcesQuery(clubId))
  const pictures = await mediaOf(
    ctx,
    media,
    'resource',
    rows.filter(({ url }) => url === null).map(({ id }) => id),
  )
  return rows.map(({ byId, byName, byAvatarKey, createdAt, ...row }) => ({
    ...row,
    media: pictures.get(row.id)?.[0] ?? null,
    addedBy: personOf(media, { id: byId, name: byName, avatarKey: byAvatarKey }),
    createdAt: createdAt.toISOString(),
  }))
}

export const resourcesQuery = (clubId: string) => sql`
  select r.id, r.title, r.url, r.position, r.created_at as "createdAt", b.id as "byId", b.name as "byName",
         b.avatar_key as "byAvatarKey"
    from club_resources r join users b on b.school_id = r.school_id and b.id = r.added_by_id
   where r.club_id = ${clubId}::uuid order by r.position limit ${MOST_RESOURCES}`
