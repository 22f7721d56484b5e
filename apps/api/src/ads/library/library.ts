import type { Prisma } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import type { CampaignKind, Placement } from '../contract.ts'
import { campusZone, daysOf } from '../settings/campus-days.ts'
import type { LibraryEntry } from './contract.ts'

interface Row {
  id: string
  by: CampaignKind
  advertiser: string
  website: string
  running: boolean
  from: Date
  to: Date
  placements: Placement[]
  views: number
  ads: {
    id: string
    headline: string
    text: string
    landingUrl: string
    mediaKey: string | null
    alt: string
  }[]
}

const Key = z.tuple([z.uuid()])

/** What was ever shown; an ad that was taken down is not shown again here. */
export async function listLibrary(
  ctx: ReadCtx,
  media: Media,
  query: { limit: number; cursor?: string | undefined },
) {
  const after = readCursor(query.cursor, Key)
  const page = sql`${after ? sql`and c.id < ${after[0]}::uuid` : empty} order by c.id desc limit ${rowsFor(query.limit)}`
  const [rows, zone] = await Promise.all([ctx.sql<Row>(entries(ctx, page)), campusZone(ctx)])
  return pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => entryOf(media, zone, row),
  )
}

/** @throws NotFound */
export async function getEntry(ctx: ReadCtx, media: Media, id: string): Promise<LibraryEntry> {
  const [[row], zone] = await Promise.all([
    ctx.sql<Row>(entries(ctx, sql`and c.id = ${id}::uuid`)),
    campusZone(ctx),
  ])
  if (!row) throw new NotFound()
  return entryOf(media, zone, row)
}

/** `which` goes on with the condition on `campaigns c`. */
const entries = (ctx: ReadCtx, which: Prisma.Sql) => sql`
  select c.id, c.kind as by, a.name as advertiser, a.website, c.state = 'live' and f.to > ${ctx.now} as running, f.from,
         least(f.to, coalesce(c.ended_at, f.to)) as to, f.placements, f.views, r.ads
    from (select * from campaigns c where c.live_at is not null ${which}) c
    join advertisers a on a.school_id = c.school_id and a.id = c.advertiser_id,
    lateral (select min(f.starts_at) as from, max(f.ends_at) as to, array_agg(distinct f.placement order by f.placement) as placements,
                    (select coalesce(sum(h.views), 0)::bigint from ad_hours h join flights g on g.school_id = h.school_id and g.id = h.flight_id
                      where g.school_id = c.school_id and g.campaign_id = c.id) as views
               from flights f where f.school_id = c.school_id and f.campaign_id = c.id) f,
    lateral (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'headline', r.headline, 'text', r.body, 'landingUrl', r.landing_url,
                                                          'mediaKey', r.media_key, 'alt', r.alt) order by r.id), '[]') as ads
               from creatives r where r.school_id = c.school_id and r.campaign_id = c.id and r.state in ('approved', 'retired')) r
   order by c.id desc`

function entryOf(media: Media, zone: string, { ads, views, from, to, ...entry }: Row): LibraryEntry {
  return {
    ...entry,
    ...daysOf({ startsAt: from, endsAt: to }, zone),
    views: roughly(views),
    ads: ads.map(({ landingUrl, mediaKey, ...ad }) => ({
      ...ad,
      landingHost: landingUrl.startsWith('/') ? '' : new URL(landingUrl).host,
      image: mediaKey ? media.url(mediaKey, 'card') : null,
    })),
  }
}

/** 1,234 is 1,000: what a rival could learn from more is nobody’s business. */
function roughly(count: number): number {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(1, count))))
  return Math.floor(count / step) * step
}
