import { gapFor } from '@banter/billing/ads/injection'
import { type Campus, day } from '@banter/billing/ads/opening'
import { sharesOf } from '@banter/billing/ads/pacing'
import type { Ctx, ReadCtx, Campus as School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'
import { Placement } from '../contract.ts'
import { adSettings } from '../settings/ad-settings.ts'
import { blackoutsAfter } from '../settings/blackouts.ts'
import { campusZone } from '../settings/campus-days.ts'
import { type LiveFlight, liveFlights } from './live-flights.ts'
import type { Plan } from './plan.ts'
import { type Mark, measure, type PlaceTraffic, trafficOf, untravelled } from './traffic.ts'

/** From a plan to the counts that follow from it: until all have read it, somebody has looked, and the next one is made. */
const LAG_MS = 20_000

/** Makes the plans of a school anew: from what is live, what was counted, and how busy it is. Twice at once, one of the two is kept. */
export async function rotate(school: School): Promise<void> {
  const made = await school.read(plansOf)
  await school.command(async (ctx) => keep(ctx, made))
}

interface Made extends Pick<Mark, 'measured'> {
  placement: Placement
  plan: Plan
  hour: Date
  showings: number
  /** When the plan that this one follows was made. */
  after: Date | null
}

async function plansOf(ctx: ReadCtx): Promise<Made[]> {
  const [settings, blackouts, zone, marks] = await Promise.all([
    adSettings(ctx),
    blackoutsAfter(ctx, ctx.now),
    campusZone(ctx),
    marksOf(ctx),
  ])
  const campus = campusAt(ctx.now, zone, blackouts)
  const [flights, traffic] = await Promise.all([
    settings.enabled ? liveFlights(ctx, campus, { zone, categories: settings.categories }) : [],
    trafficOf(ctx, campus),
  ])
  return Placement.options.flatMap((placement) => {
    const live = flights.filter((flight) => flight.placement === placement)
    if (!live.length) return []
    const place = traffic.get(placement) ?? untravelled
    const mark = marks.get(placement)
    const measured = measure(mark, place, ctx.now.getTime())
    const plan = {
      gap: gapFor(settings.maxLoad),
      optOut: settings.optOut,
      flights: planned(live, { ...place, measured }, campus, ctx.now),
    }
    return [{ placement, plan, measured, ...place.now, hour: hourOf(ctx.now), after: mark?.madeAt ?? null }]
  })
}

function campusAt(now: Date, zone: string, blackouts: { startsAt: Date; endsAt: Date }[]): Campus {
  return {
    offset: DateTime.fromJSDate(now, { zone }).offset * 60_000,
    blackouts: blackouts.map(({ startsAt, endsAt }) => ({ from: startsAt.getTime(), to: endsAt.getTime() })),
  }
}

function planned(
  live: LiveFlight[],
  { expected, measured }: PlaceTraffic & Pick<Mark, 'measured'>,
  campus: Campus,
  now: Date,
): Plan['flights'] {
  const byId = new Map(live.map((flight) => [flight.id, flight]))
  const shares = sharesOf(live, { expected, measured, lag: LAG_MS }, campus, now.getTime())
  return shares.flatMap(({ flight: id, share, until }) => {
    const flight = byId.get(id)
    if (!flight) return []
    const { campaignId, by, creatives } = flight
    return [{ id, campaignId, by, creatives, share, until }]
  })
}

async function marksOf(ctx: ReadCtx): Promise<Map<Placement, Mark>> {
  const rows = await ctx.sql<Mark & { placement: Placement }>(sql`
    select placement, measured, hour, showings, made_at as "madeAt" from ad_plans`)
  return new Map(rows.map((row) => [row.placement, row]))
}

const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

/** Where somebody else has made a later one meanwhile, that one stays; where there is nothing to show any more, there is no plan. */
function keep(ctx: Ctx, made: Made[]): void {
  ctx.write(
    sql`delete from ad_plans where placement <> all(${made.map(({ placement }) => placement)}::text[])`,
  )
  for (const { placement, plan, measured, hour, showings, after } of made)
    ctx.write(sql`
      insert into ad_plans (placement, plan, measured, hour, showings, made_at)
      values (${placement}, ${JSON.stringify(plan)}::jsonb, ${measured}, ${hour}, ${showings}, ${ctx.now})
      on conflict (school_id, placement) do update
         set version = ad_plans.version + (ad_plans.plan is distinct from excluded.plan)::int, plan = excluded.plan,
             measured = excluded.measured, hour = excluded.hour, showings = excluded.showings, made_at = excluded.made_at
       where ad_plans.made_at = ${after ?? ctx.now}`)
  ctx.write(sql`delete from ad_traffic where hour < ${new Date(ctx.now.getTime() - 35 * day)}`)
}
