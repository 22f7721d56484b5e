import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { FlightKind } from '../contract.ts'
import { MOST_A_DAY, MOST_CLICKS_A_DAY, utcDay } from '../frequency/caps.ts'
import { type Showing, shownAt } from '../serving/token.ts'
import { flightExhausted } from '../topics.ts'

export interface Happened {
  showing: Showing
  event: 'view' | 'click'
}

interface LockedFlight {
  id: string
  campaignId: string
  kind: FlightKind
  bought: number
  counted: number
  countedToday: number
  dailyCap: number | null
}

/** What is added to one flight's hour of one creative. */
interface Added {
  flightId: string
  creativeId: string
  views: number
  clicks: number
  charged: number
}

/**
 * Counts what happened, each token once, and no unit beyond what was bought: the flights are held until all is saved, so that whoever else
 * counts sees what is left. Locks are taken in one order everywhere: campaigns, flights, tokens, accounts, hours.
 * @returns for each, whether it was counted
 */
export async function count(ctx: Ctx, happened: readonly Happened[]): Promise<boolean[]> {
  const flights = await lockLive(ctx, happened)
  const live = happened.filter(({ showing }) => flights.has(showing.flightId))
  const fresh = await useTokens(ctx, live)
  const welcome = await withinCaps(
    ctx,
    live.filter((one) => fresh.has(keyOf(one))),
  )
  const added = new Map<string, Added>()
  const counted = new Set(welcome.filter((one) => add(flights, added, one)))
  if (!counted.size) return happened.map(() => false)
  await save(ctx, [...flights.values()], [...added.values()])
  return happened.map((one) => counted.has(one))
}

const keyOf = ({ showing, event }: Happened) => showing.id + event

/** What is over, paused or not approved any more is not counted, whatever had been shown of it. */
async function lockLive(ctx: Ctx, happened: readonly Happened[]): Promise<Map<string, LockedFlight>> {
  const ids = [...new Set(happened.map(({ showing }) => showing.flightId))]
  const [, rows] = await Promise.all([
    ctx.sql(sql`
      select c.id from campaigns c where c.id in (select campaign_id from flights where id = any(${ids}::uuid[]))
       order by c.id for share`),
    ctx.sql<LockedFlight>(sql`
      select f.id, f.campaign_id as "campaignId", f.kind, f.bought, f.counted, f.daily_cap as "dailyCap",
             case when f.today = ${campusDay(ctx)} then f.counted_today else 0 end as "countedToday"
        from flights f
       where f.id = any(${ids}::uuid[]) and f.ends_at > ${ctx.now}
         and (select c.state from campaigns c where c.school_id = f.school_id and c.id = f.campaign_id) = 'live'
       order by f.id for no key update`),
  ])
  return new Map(rows.map((row) => [row.id, row]))
}

const campusDay = (ctx: Ctx) =>
  sql`(${ctx.now}::timestamptz at time zone coalesce((select time_zone from calendar_settings), 'America/Chicago'))::date`

/** @returns the keys of those that nobody has used before */
async function useTokens(ctx: Ctx, live: readonly Happened[]): Promise<Set<string>> {
  if (!live.length) return new Set()
  const rows = live.map(({ showing, event }) => ({
    token: showing.id,
    event,
    day: utcDay(new Date(shownAt(showing))),
  }))
  const fresh = await ctx.sql<{ token: string; event: string }>(sql`
    insert into ad_tokens_used (day, token, event)
    select distinct day, token, event from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as used(day date, token uuid, event text)
     order by day, token, event
    on conflict do nothing returning token, event`)
  return new Set(fresh.map(({ token, event }) => token + event))
}

/** Each account counts a few times a day for one ad: nobody spends a budget by themselves. */
async function withinCaps(ctx: Ctx, fresh: readonly Happened[]): Promise<Happened[]> {
  if (!fresh.length) return []
  const groups = new Map<string, Happened[]>()
  for (const one of new Map(fresh.map((one) => [keyOf(one), one])).values()) {
    const group = accountKey(one)
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  const rows = [...groups].map(([key, all]) => ({
    key,
    viewer: hexOf(all[0]),
    creative: all[0]?.showing.creativeId,
    views: all.filter(({ event }) => event === 'view').length,
    clicks: all.filter(({ event }) => event === 'click').length,
  }))
  const seen = await ctx.sql<{ viewer: string; creative: string; views: number; clicks: number }>(sql`
    insert into ad_frequency (viewer, creative_id, day, views, clicks)
    select decode(viewer, 'hex'), creative, ${utcDay(ctx.now)}::date, views, clicks
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as had(viewer text, creative uuid, views int, clicks int)
     order by 1, 2
    on conflict (school_id, viewer, creative_id, day)
       do update set views = ad_frequency.views + excluded.views, clicks = ad_frequency.clicks + excluded.clicks
    returning encode(viewer, 'hex') as viewer, creative_id as creative, views, clicks`)
  return seen.flatMap(({ viewer, creative, views, clicks }) => {
    const group = groups.get(viewer + creative) ?? []
    const of = (event: Happened['event'], now: number, most: number) => {
      const these = group.filter((one) => one.event === event)
      return these.slice(0, Math.max(0, most - (now - these.length)))
    }
    return [...of('view', views, MOST_A_DAY), ...of('click', clicks, MOST_CLICKS_A_DAY)]
  })
}

const hexOf = (one: Happened | undefined) => Buffer.from(one?.showing.account ?? []).toString('hex')
const accountKey = (one: Happened) => hexOf(one) + one.showing.creativeId

/** The hard stop. @returns whether it counts: what is sold by views or clicks has an end, everything else is counted as it comes */
function add(
  flights: Map<string, LockedFlight>,
  added: Map<string, Added>,
  { showing, event }: Happened,
): boolean {
  const flight = flights.get(showing.flightId)
  if (!flight) return false
  const unit = flight.kind === (event === 'view' ? 'cpm' : 'cpc')
  const capped = flight.countedToday >= (flight.dailyCap ?? Number.POSITIVE_INFINITY)
  if (unit && (flight.counted >= flight.bought || capped)) return false
  if (unit) {
    flight.counted += 1
    flight.countedToday += 1
  }
  const { flightId, creativeId } = showing
  const hour = added.get(flightId + creativeId) ?? { flightId, creativeId, views: 0, clicks: 0, charged: 0 }
  hour.views += Number(event === 'view')
  hour.clicks += Number(event === 'click')
  hour.charged += Number(unit)
  added.set(flightId + creativeId, hour)
  return true
}

async function save(ctx: Ctx, flights: LockedFlight[], added: Added[]): Promise<void> {
  const charged = flights.filter(({ id }) => added.some((one) => one.flightId === id && one.charged > 0))
  const hour = new Date(Math.floor(ctx.now.getTime() / 3_600_000) * 3_600_000)
  ctx.write(sql`
    update flights f set counted = n.counted, counted_today = n."countedToday", today = ${campusDay(ctx)}
      from jsonb_to_recordset(${JSON.stringify(charged)}::jsonb) as n(id uuid, counted bigint, "countedToday" bigint) where f.id = n.id`)
  ctx.write(sql`
    insert into ad_hours (flight_id, creative_id, hour, views, clicks, charged)
    select "flightId", "creativeId", ${hour}, views, clicks, charged
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
           as n("flightId" uuid, "creativeId" uuid, views int, clicks int, charged int) order by 1, 2
    on conflict (school_id, flight_id, creative_id, hour)
       do update set views = ad_hours.views + excluded.views, clicks = ad_hours.clicks + excluded.clicks,
                     charged = ad_hours.charged + excluded.charged`)
  for (const { id, campaignId, counted, bought } of charged)
    if (counted >= bought) await publish(ctx, flightExhausted, { campaign_id: campaignId, flight_id: id })
}
