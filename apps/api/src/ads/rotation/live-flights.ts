import { type Campus, day, startOfHour } from '@banter/billing/ads/opening'
import type { Flight } from '@banter/billing/ads/pacing'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { CampaignKind, FlightKind, Placement } from '../contract.ts'

export interface LiveFlight extends Flight {
  campaignId: string
  by: CampaignKind
  placement: Placement
  creatives: string[]
}

interface Row {
  id: string
  campaignId: string
  by: CampaignKind
  placement: Placement
  kind: FlightKind
  bought: number
  counted: number
  countedToday: number
  dailyCap: number | null
  startsAt: Date
  endsAt: Date
  week: number[]
}

/** What happened to a flight in the last day, and in this hour. */
interface Lately {
  shown: number
  views: number
  clicks: number
  viewsInHour: number
  chargedInHour: number
}

const nothing: Lately = { shown: 0, views: 0, clicks: 0, viewsInHour: 0, chargedInHour: 0 }

/** What may be shown at this moment: of live campaigns, of what the school allows, with something approved to show. */
export async function liveFlights(
  ctx: ReadCtx,
  campus: Campus,
  { zone, categories }: { zone: string; categories: readonly string[] },
): Promise<LiveFlight[]> {
  const [rows, creatives, lately] = await Promise.all([
    flightRows(ctx, zone, categories),
    approvedCreatives(ctx),
    latelyOf(ctx, campus),
  ])
  return rows.flatMap((row) => {
    const approved = creatives.get(row.campaignId)
    return approved ? [flightOf(row, approved, lately.get(row.id) ?? nothing)] : []
  })
}

function flightRows(ctx: ReadCtx, zone: string, categories: readonly string[]): Promise<Row[]> {
  return ctx.sql<Row>(sql`
    select f.id, c.id as "campaignId", c.kind as by, f.placement, f.kind, f.bought, f.counted, f.daily_cap as "dailyCap",
           case when f.today = (${ctx.now}::timestamptz at time zone ${zone})::date then f.counted_today else 0 end as "countedToday",
           f.starts_at as "startsAt", f.ends_at as "endsAt", f.week
      from campaigns c
      join advertisers a on a.school_id = c.school_id and a.id = c.advertiser_id
      join flights f on f.school_id = c.school_id and f.campaign_id = c.id
     where c.state = 'live' and f.starts_at <= ${ctx.now} and f.ends_at > ${ctx.now} and (f.kind not in ('cpm', 'cpc') or f.counted < f.bought)
       and (c.kind <> 'sponsored' or a.category = any(${categories}::text[]))`)
}

async function approvedCreatives(ctx: ReadCtx): Promise<Map<string, string[]>> {
  const rows = await ctx.sql<{ campaignId: string; ids: string[] }>(sql`
    select r.campaign_id as "campaignId", array_agg(r.id order by r.id) as ids
      from campaigns c join creatives r on r.school_id = c.school_id and r.campaign_id = c.id
     where c.state = 'live' and r.state = 'approved' group by r.campaign_id`)
  return new Map(rows.map(({ campaignId, ids }) => [campaignId, ids]))
}

async function latelyOf(ctx: ReadCtx, campus: Campus): Promise<Map<string, Lately>> {
  const now = ctx.now.getTime()
  const thisHour = sql`filter (where h.hour >= ${new Date(startOfHour(now, campus))})`
  const rows = await ctx.sql<Lately & { id: string }>(sql`
    select f.id, sum(h.shown)::int as shown, sum(h.views)::int as views, sum(h.clicks)::int as clicks,
           coalesce(sum(h.views) ${thisHour}, 0)::int as "viewsInHour", coalesce(sum(h.charged) ${thisHour}, 0)::int as "chargedInHour"
      from campaigns c join flights f on f.school_id = c.school_id and f.campaign_id = c.id
      join ad_hours h on h.school_id = f.school_id and h.flight_id = f.id
     where c.state = 'live' and f.ends_at > ${ctx.now} and h.hour >= ${new Date(now - day)} group by f.id`)
  return new Map(rows.map((row) => [row.id, row]))
}

function flightOf(row: Row, creatives: string[], lately: Lately): LiveFlight {
  const { id, campaignId, by, placement, dailyCap, week } = row
  const metered = row.kind === 'cpm' || row.kind === 'cpc'
  const hour = metered ? Math.min(lately.chargedInHour, row.countedToday) : lately.viewsInHour
  const kind = metered ? 'metered' : row.kind === 'week' ? 'flat' : by === 'club' ? 'club' : 'house'
  return {
    ...{ id, campaignId, by, placement, creatives, kind, week },
    from: row.startsAt.getTime(),
    to: row.endsAt.getTime(),
    bought: metered ? row.bought : Number.POSITIVE_INFINITY,
    dailyCap: metered ? dailyCap : null,
    counted: { total: row.counted, today: metered ? row.countedToday : hour, hour },
    perShowing: perShowing(row.kind, lately),
  }
}

/** From experience of a day, and until there is some, as if of a hundred showings six in ten were looked at, and one followed. */
function perShowing(kind: FlightKind, { shown, views, clicks }: Lately): number {
  const had = kind === 'cpc' ? clicks + 1 : views + 60
  return Math.min(1, Math.max(0.002, had / (shown + 100)))
}
