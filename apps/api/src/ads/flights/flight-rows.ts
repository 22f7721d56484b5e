import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { FlightKind, Placement } from '../contract.ts'
import { daysOf } from '../settings/campus-days.ts'
import type { Flight } from './contract.ts'
import { spentOf, unitsOf } from './money.ts'

export interface FlightRow {
  id: string
  campaignId: string
  placement: Placement
  kind: FlightKind
  price: number
  budget: number
  bought: number
  counted: number
  dailyCap: number | null
  recognised: number
  startsAt: Date
  endsAt: Date
  week: number[]
  views: number
  clicks: number
}

/** The places and times of a campaign, in the order in which they were added. */
export const flightsOf = (ctx: ReadCtx, campaignId: string): Promise<FlightRow[]> =>
  ctx.sql<FlightRow>(sql`
    select f.id, f.campaign_id as "campaignId", f.placement, f.kind, f.price, f.budget, f.bought, f.counted, f.daily_cap as "dailyCap",
           f.recognised, f.starts_at as "startsAt", f.ends_at as "endsAt", f.week, coalesce(h.views, 0)::bigint as views,
           coalesce(h.clicks, 0)::bigint as clicks
      from flights f
      left join lateral (select sum(views) as views, sum(clicks) as clicks from ad_hours h
                          where h.school_id = f.school_id and h.flight_id = f.id) h on true
     where f.campaign_id = ${campaignId}::uuid order by f.id`)

export function flightView(row: FlightRow, currency: string, zone: string): Flight {
  return {
    id: row.id,
    placement: row.placement,
    kind: row.kind,
    price: { amount: row.price, currency },
    budget: { amount: row.budget, currency },
    spent: { amount: spentOf(row), currency },
    units: row.bought || unitsOf(row),
    counted: row.counted,
    views: row.views,
    clicks: row.clicks,
    dailyCap: row.dailyCap,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    ...daysOf(row, zone),
    week: row.week,
  }
}
