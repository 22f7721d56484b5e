import { adSpent } from '@banter/billing/ads/facts'
import { post } from '@banter/billing/ledger'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'
import { termsOf } from '../flights/money.ts'
import { campusZone, dayOf } from '../settings/campus-days.ts'
import { hoursDelivered, liveSpans, type Moment } from './delivered.ts'
import { lockSold, type SoldFlight } from './sold-flights.ts'
import { type DayEnd, type Step, stepsOf } from './steps.ts'

interface Until {
  zone: string
  /** Of the campus: whatever was delivered before is booked. */
  midnight: Date
  /** Nothing is counted any more: today is booked as well. */
  final: boolean
}

/** Books what a campaign has delivered until now. It is locked, and over: nothing more is counted after this. */
export async function recognise(ctx: Ctx, campaignId: string): Promise<void> {
  await book(ctx, campaignId, { final: true })
}

/** Books what a campaign had delivered by the last midnight of its campus. Done twice, the second time nothing is left to do. */
export async function recogniseDays(ctx: Ctx, campaignId: string): Promise<void> {
  await ctx.sql(sql`select id from campaigns where id = ${campaignId}::uuid for share`)
  await book(ctx, campaignId, { final: false })
}

async function book(ctx: Ctx, campaignId: string, { final }: Pick<Until, 'final'>): Promise<void> {
  const zone = await campusZone(ctx)
  const midnight = DateTime.fromJSDate(ctx.now, { zone }).startOf('day').toJSDate()
  const history = await ctx.sql<Moment>(
    sql`select kind, at from campaign_events where campaign_id = ${campaignId}::uuid order by at, id`,
  )
  for (const flight of await lockSold(ctx, campaignId)) {
    const terms = termsOf(flight)
    if (!terms) continue
    const ends = await dayEnds(ctx, flight, history, { zone, midnight, final })
    const sold = { terms, budget: flight.budget, shareBps: flight.shareBps }
    await write(ctx, flight, stepsOf(sold, flight.booked, ends))
  }
}

/** The days that are not booked yet, with what was delivered by the end of each. */
async function dayEnds(ctx: Ctx, flight: SoldFlight, history: Moment[], until: Until): Promise<DayEnd[]> {
  return flight.kind === 'week' ? hourEnds(ctx, flight, history, until) : countedEnds(ctx, flight, until)
}

/** Today; where the campus has moved its clock back since, the day after the one that is booked: each day is booked once. */
function lastDayOf({ now }: Ctx, { bookedUntil }: SoldFlight, zone: string): string {
  const today = dayOf(now, zone)
  if (today > bookedUntil) return today
  return DateTime.fromISO(bookedUntil).plus({ days: 1 }).toFormat('yyyy-MM-dd')
}

async function countedEnds(
  ctx: Ctx,
  flight: SoldFlight,
  { zone, midnight, final }: Until,
): Promise<DayEnd[]> {
  const days = await ctx.sql<{ day: string; charged: number }>(sql`
    select to_char(hour at time zone ${zone}, 'YYYY-MM-DD') as day, sum(charged)::bigint as charged from ad_hours
     where flight_id = ${flight.id}::uuid and hour < ${midnight} and charged > 0 group by 1 order by 1`)
  let units = 0
  const ends = days.map(({ day, charged }) => {
    units += charged
    return { day, units }
  })
  const late = ends.filter(({ day }) => day > flight.bookedUntil)
  return final ? [...late, { day: lastDayOf(ctx, flight, zone), units: flight.counted }] : late
}

async function hourEnds(
  ctx: Ctx,
  flight: SoldFlight,
  history: Moment[],
  { zone, midnight, final }: Until,
): Promise<DayEnd[]> {
  const blackouts = await ctx.sql<{ startsAt: Date; endsAt: Date }>(sql`
    select starts_at as "startsAt", ends_at as "endsAt" from ad_blackouts
     where starts_at < ${flight.endsAt} and ends_at > ${flight.startsAt}`)
  const spans = blackouts.map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), to: endsAt.getTime() }))
  const booked = { from: flight.startsAt.getTime(), to: flight.endsAt.getTime() }
  const live = liveSpans(history, ctx.now)
  const unitsAt = (cut: number) => Math.min(flight.bought, hoursDelivered(booked, live, spans, cut))
  const ends: DayEnd[] = []
  let start = DateTime.fromJSDate(flight.startsAt, { zone }).startOf('day')
  for (; start.toMillis() < Math.min(midnight.getTime(), booked.to); start = start.plus({ days: 1 })) {
    const day = start.toFormat('yyyy-MM-dd')
    if (day > flight.bookedUntil) ends.push({ day, units: unitsAt(start.plus({ days: 1 }).toMillis()) })
  }
  return final ? [...ends, { day: lastDayOf(ctx, flight, zone), units: unitsAt(ctx.now.getTime()) }] : ends
}

async function write(ctx: Ctx, flight: SoldFlight, steps: Step[]): Promise<void> {
  const last = steps.at(-1)
  if (!last) return
  const money = steps.filter(({ cents }) => cents > 0)
  ctx.write(sql`
    insert into ad_recognitions (flight_id, day, units, cents, share, recorded_at)
    select ${flight.id}::uuid, day, units, cents, share, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as n(day date, units bigint, cents int, share int)`)
  // Hours are counted here and nowhere else; views and clicks where they happen.
  const hours =
    flight.kind === 'week' ? flight.booked.units + steps.reduce((sum, { units }) => sum + units, 0) : null
  ctx.write(sql`
    update flights set recognised = recognised + ${steps.reduce((sum, { cents }) => sum + cents, 0)}::int,
                       counted = coalesce(${hours}::bigint, counted) where id = ${flight.id}::uuid`)
  const { campaignId, currency } = flight
  if (money.length)
    await post(
      ctx,
      ...money.map(({ day, cents, share }) =>
        adSpent(
          { campaignId, currency },
          { flightId: flight.id, schoolId: ctx.school.id, day, cents, share },
        ),
      ),
    )
}
