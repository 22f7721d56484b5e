import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { csv } from '../../http/csv.ts'
import { type CampaignRow, campaignById } from '../campaigns/campaign-rows.ts'
import { creativesOf } from '../creatives/creative-rows.ts'
import { type FlightRow, flightsOf } from '../flights/flight-rows.ts'
import { spentOf } from '../flights/money.ts'
import { campusZone, daysOf } from '../settings/campus-days.ts'
import type { AdReport } from './contract.ts'

interface Cell {
  day: string
  flightId: string
  creativeId: string
  views: number
  clicks: number
  charged: number
}

/** One row for each campus day, place and ad, oldest first. */
const cellsOf = (ctx: ReadCtx, campaignId: string, zone: string): Promise<Cell[]> =>
  ctx.sql<Cell>(sql`
    select to_char(h.hour at time zone ${zone}, 'YYYY-MM-DD') as day, h.flight_id as "flightId", h.creative_id as "creativeId",
           sum(h.views)::bigint as views, sum(h.clicks)::bigint as clicks, sum(h.charged)::bigint as charged
      from flights f join ad_hours h on h.school_id = f.school_id and h.flight_id = f.id
     where f.campaign_id = ${campaignId}::uuid group by 1, 2, 3 order by 1, 2, 3`)

interface Parts {
  campaign: CampaignRow
  flights: FlightRow[]
  cells: Cell[]
  zone: string
}

async function partsOf(ctx: ReadCtx, id: string): Promise<Parts> {
  const campaign = await campaignById(ctx, id)
  const zone = await campusZone(ctx)
  return { campaign, zone, flights: await flightsOf(ctx, id), cells: await cellsOf(ctx, id, zone) }
}

/** @throws NotFound */
export async function reportOf(ctx: ReadCtx, id: string): Promise<AdReport> {
  const parts = await partsOf(ctx, id)
  const { campaign, flights, cells, zone } = parts
  const { currency } = campaign
  const figures = (some: Cell[], cents: number) => ({
    ...countsOf(some),
    spent: { amount: Math.round(cents), currency },
  })
  const booked = await weeksBooked(ctx, id)
  const spent = flights.reduce((sum, flight) => sum + spentOf(flight), 0)
  const days = [...new Set([...cells.map(({ day }) => day), ...booked.keys()])].toSorted()
  return {
    total: figures(cells, spent),
    days: days.map((day) => {
      const some = cells.filter((cell) => cell.day === day)
      return { day, ...figures(some, meteredOf(some, flights) + (booked.get(day) ?? 0)) }
    }),
    placements: flights.map((flight) => ({
      flightId: flight.id,
      placement: flight.placement,
      kind: flight.kind,
      ...daysOf(flight, zone),
      ...figures(
        cells.filter(({ flightId }) => flightId === flight.id),
        spentOf(flight),
      ),
    })),
    creatives: await byCreative(ctx, id, cells),
  }
}

async function byCreative(ctx: ReadCtx, id: string, cells: Cell[]): Promise<AdReport['creatives']> {
  const all = await creativesOf(ctx, id)
  return all.flatMap(({ id: creativeId, headline, state }) => {
    const counts = countsOf(cells.filter((cell) => cell.creativeId === creativeId))
    return counts.views > 0 || state === 'approved' ? [{ creativeId, headline, ...counts }] : []
  })
}

function countsOf(cells: Cell[]) {
  const views = cells.reduce((sum, cell) => sum + cell.views, 0)
  const clicks = cells.reduce((sum, cell) => sum + cell.clicks, 0)
  return { views, clicks, ctr: views > 0 ? Math.round((clicks / views) * 100_000) / 100 : 0 }
}

/** What views and clicks cost, before it is rounded for a flight as a whole. */
function meteredOf(cells: Cell[], flights: FlightRow[]): number {
  return cells.reduce((sum, { flightId, charged }) => {
    const flight = flights.find(({ id }) => id === flightId)
    if (flight?.kind === 'cpm') return sum + (charged * flight.price) / 1_000
    return flight?.kind === 'cpc' ? sum + charged * flight.price : sum
  }, 0)
}

/** A place that is sold by the week costs what is booked for it each day. */
async function weeksBooked(ctx: ReadCtx, campaignId: string): Promise<Map<string, number>> {
  const rows = await ctx.sql<{ day: string; cents: number }>(sql`
    select to_char(r.day, 'YYYY-MM-DD') as day, sum(r.cents)::bigint as cents
      from flights f join ad_recognitions r on r.school_id = f.school_id and r.flight_id = f.id
     where f.campaign_id = ${campaignId}::uuid and f.kind = 'week' group by 1`)
  return new Map(rows.map(({ day, cents }) => [day, cents]))
}

const HEAD = ['Day', 'Place', 'Sold by', 'Ad', 'Views', 'Clicks', 'Clicks per 1,000 views', 'Spent']

/** One line for each day, place and ad. What a week costs is by its place: it has no line of an ad. */
export async function reportCsv(ctx: ReadCtx, id: string): Promise<{ name: string; text: string }> {
  const { campaign, flights, cells } = await partsOf(ctx, id)
  const headlines = new Map((await creativesOf(ctx, id)).map((creative) => [creative.id, creative.headline]))
  const lines = cells.map((cell) => {
    const flight = flights.find((one) => one.id === cell.flightId)
    const { views, clicks, ctr } = countsOf([cell])
    const cents = meteredOf([cell], flights)
    return [
      cell.day,
      flight?.placement ?? '',
      flight?.kind ?? '',
      headlines.get(cell.creativeId) ?? '',
      views,
      clicks,
      ctr,
      Math.round(cents) / 100,
    ]
  })
  return { name: `campaign-${campaign.reference}.csv`, text: csv([HEAD, ...lines]) }
}
