import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { CampaignKind, CampaignState, Placement } from '../contract.ts'
import { spentSql } from '../flights/money.ts'
import type { CampaignCard, listCampaigns as listing } from './contract.ts'

interface CardRow {
  id: string
  reference: string
  name: string
  kind: CampaignKind
  state: CampaignState
  advertiserId: string
  advertiserName: string
  currency: string
  placements: Placement[] | null
  budget: number | null
  spent: number | null
  views: number | null
  clicks: number | null
  startsAt: Date | null
  endsAt: Date | null
  newAds: number
  submittedAt: Date | null
}

/** What waits also has the campaigns that run and have a new ad. */
const showing = {
  all: sql`c.state <> 'archived'`,
  waiting: sql`(c.state = 'pending' or (c.state in ('approved', 'live', 'paused') and exists (
    select from creatives n where n.school_id = c.school_id and n.campaign_id = c.id and n.state = 'pending')))`,
  running: sql`c.state in ('approved', 'live', 'paused')`,
  drafts: sql`c.state in ('draft', 'paid', 'rejected')`,
  over: sql`c.state in ('exhausted', 'ended')`,
  archived: sql`c.state = 'archived'`,
}

const Key = z.tuple([z.uuid()])

/** The page is chosen first: places, money and figures are summed for its campaigns only. */
export async function listCampaigns(
  ctx: ReadCtx,
  { show, limit, cursor }: z.output<typeof listing.schema.querystring>,
) {
  const after = readCursor(cursor, Key)?.[0]
  const rows = await ctx.sql<CardRow>(sql`
    select c.id, c.reference, c.name, c.kind, c.state, c.currency, a.id as "advertiserId", a.name as "advertiserName",
           c.submitted_at as "submittedAt", f.placements, f.budget, f.spent, f.starts_at as "startsAt", f.ends_at as "endsAt",
           f.views, f.clicks,
           (select count(*)::int from creatives n where n.school_id = c.school_id and n.campaign_id = c.id and n.state = 'pending') as "newAds"
      from (select * from campaigns c where ${showing[show]} ${after ? sql`and c.id < ${after}::uuid` : empty}
             order by c.id desc limit ${rowsFor(limit)}) c
      join advertisers a on a.school_id = c.school_id and a.id = c.advertiser_id
      left join lateral (
        select array_agg(distinct f.placement order by f.placement) as placements, sum(f.budget)::bigint as budget,
               sum(${spentSql})::bigint as spent, min(f.starts_at) as starts_at, max(f.ends_at) as ends_at,
               sum(h.views)::bigint as views, sum(h.clicks)::bigint as clicks
          from flights f
          left join lateral (select sum(views) as views, sum(clicks) as clicks from ad_hours h
                              where h.school_id = f.school_id and h.flight_id = f.id) h on true
         where f.school_id = c.school_id and f.campaign_id = c.id) f on true
     order by c.id desc`)
  return pageOf(rows, limit, ({ id }) => [id], cardOf)
}

function cardOf({ advertiserId, advertiserName, currency, ...row }: CardRow): CampaignCard {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    kind: row.kind,
    state: row.state,
    advertiser: { id: advertiserId, name: advertiserName },
    placements: row.placements ?? [],
    budget: { amount: row.budget ?? 0, currency },
    spent: { amount: row.spent ?? 0, currency },
    views: row.views ?? 0,
    clicks: row.clicks ?? 0,
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    newAds: row.newAds,
    submittedAt: row.submittedAt?.toISOString() ?? null,
  }
}
