import type { Prisma, ScheduledAnnouncement } from '@banter/prisma'
import type { ReadCtx, Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { mediaOf } from '../../media/uses.ts'
import { personOf } from '../../people/person.ts'
import { keepsOrder } from '../policy.ts'
import type { Scheduled } from './contract.ts'

type Column = 'id' | 'authorId' | 'clubId' | 'body' | 'acknowledge' | 'publishAt' | 'expiresAt' | 'failure'

export type ScheduledRow = Pick<ScheduledAnnouncement, Column> & {
  authorName: string
  avatarKey: string | null
  clubSlug: string | null
  clubName: string | null
  logoKey: string | null
}

/** Whoever wrote it, and whoever else speaks for the same club or school. */
const keptBy = (viewer: Viewer) => sql`(
  s.author_id = ${viewer.id}::uuid or case when s.club_id is null then ${keepsOrder(viewer)}::boolean
    else exists (select from club_members m
      where m.school_id = s.school_id and m.club_id = s.club_id and m.user_id = ${viewer.id}::uuid and m.role in ('president', 'officer')) end)`

const MOST = 100

export const keptRows = (ctx: ReadCtx, viewer: Viewer, which: Prisma.Sql): Promise<ScheduledRow[]> =>
  scheduledRows(ctx, sql`${which} and ${keptBy(viewer)} order by s.publish_at, s.id limit ${MOST}::int`)

/** Rows `s` of this condition; it may end in a lock. */
export const scheduledRows = (ctx: ReadCtx, rest: Prisma.Sql): Promise<ScheduledRow[]> =>
  ctx.sql<ScheduledRow>(sql`
    select s.id, s.author_id as "authorId", s.club_id as "clubId", s.body, s.acknowledge, s.publish_at as "publishAt",
           s.expires_at as "expiresAt", s.failure, u.name as "authorName", u.avatar_key as "avatarKey",
           c.slug as "clubSlug", c.name as "clubName", c.logo_key as "logoKey"
      from scheduled_announcements s
      join users u on u.school_id = s.school_id and u.id = s.author_id
      left join clubs c on c.school_id = s.school_id and c.id = s.club_id
     where ${rest}`)

export async function shownScheduled(ctx: ReadCtx, media: Media, rows: ScheduledRow[]): Promise<Scheduled[]> {
  const ids = rows.map(({ id }) => id)
  const pictures = ids.length ? await mediaOf(ctx, media, 'post', ids) : new Map<string, Scheduled['media']>()
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    author: personOf(media, { id: row.authorId, name: row.authorName, avatarKey: row.avatarKey }),
    club: clubOf(media, row),
    media: pictures.get(row.id) ?? [],
    acknowledge: row.acknowledge,
    publishAt: row.publishAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    failure: row.failure || null,
  }))
}

function clubOf(media: Media, { clubId, clubSlug, clubName, logoKey }: ScheduledRow): Scheduled['club'] {
  if (!clubId) return null
  const logo = logoKey ? media.url(logoKey, 'thumb') : null
  return { id: clubId, slug: clubSlug ?? '', name: clubName ?? '', logo }
}
