import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { lockCampaign } from '../campaigns/campaign-rows.ts'
import { assertPlannable } from '../campaigns/plan.ts'
import { noteEvent } from '../campaigns/states.ts'
import { adSettings, type Settings } from '../settings/ad-settings.ts'
import { campusZone, spanOf } from '../settings/campus-days.ts'
import { type addFlight as adding, type Flight, MOST_BUDGET } from './contract.ts'
import { type FlightRow, flightsOf, flightView } from './flight-rows.ts'

export const TooManyFlights = createError(
  'TOO_MANY_FLIGHTS',
  'A campaign has at most 20 places and times.',
  422,
)
export const PastFlight = createError('PAST_FLIGHT', 'These days are over. Please choose later ones.', 422)
export const TooLong = createError('TOO_LONG', 'A campaign runs for a year at most.', 422)
export const BudgetMissing = createError('BUDGET_MISSING', 'How much may it cost?', 422)
export const WrongPrice = createError('WRONG_PRICE', '%s', 422)

type Asked = z.output<typeof adding.schema.body>

const MOST_FLIGHTS = 20
const DAY_MS = 86_400_000
const ALWAYS = Array(7).fill(0xffffff)

export async function addFlight(ctx: Ctx, campaignId: string, asked: Asked): Promise<Flight> {
  const campaign = await lockCampaign(ctx, campaignId)
  await assertPlannable(ctx, campaign)
  const [zone, settings, before] = [
    await campusZone(ctx),
    await adSettings(ctx),
    await flightsOf(ctx, campaignId),
  ]
  if (before.length >= MOST_FLIGHTS) throw new TooManyFlights()
  const row = planned(campaign.id, asked, { zone, settings })
  assertTimely(ctx, row)
  const free = campaign.kind !== 'sponsored'
  if (free !== (row.kind === 'free'))
    throw new WrongPrice(free ? 'This campaign costs nothing.' : 'Sponsored ads are paid for.')
  if (!free && row.budget === 0)
    throw Object.assign(new BudgetMissing(), { fields: { budget: new BudgetMissing().message } })
  await insertFlight(ctx, row)
  noteEvent(ctx, campaignId, 'flight_added', { by: signedIn(ctx).id, note: row.placement })
  return flightView(row, campaign.currency, zone)
}

interface Here {
  zone: string
  settings: Settings
}

/** A week is sold whole and at every hour: so many as there are begun ones. */
function planned(campaignId: string, asked: Asked, { zone, settings }: Here): FlightRow {
  const { placement, kind, from, to, dailyCap = null } = asked
  const span = spanOf(from, to, zone)
  const weeks = Math.ceil((span.endsAt.getTime() - span.startsAt.getTime() - 2 * 3_600_000) / (7 * DAY_MS))
  const price = { cpm: settings.cpmPrice, cpc: settings.cpcPrice, week: settings.weekPrice, free: 0 }[kind]
  const metered = kind === 'cpm' || kind === 'cpc'
  return {
    id: v7(),
    campaignId,
    placement,
    kind,
    price,
    budget: metered ? (asked.budget ?? 0) : price * Math.max(1, weeks),
    bought: 0,
    counted: 0,
    dailyCap: metered ? dailyCap : null,
    recognised: 0,
    ...span,
    week: kind === 'week' ? ALWAYS : asked.week,
    views: 0,
    clicks: 0,
  }
}

/** @throws PastFlight, TooLong, WrongPrice */
function assertTimely({ now }: ReadCtx, { startsAt, endsAt, budget }: FlightRow) {
  if (endsAt <= now) throw new PastFlight()
  if (endsAt.getTime() - Math.max(startsAt.getTime(), now.getTime()) > 366 * DAY_MS) throw new TooLong()
  if (budget > MOST_BUDGET) throw new WrongPrice('That is more than $10,000: please choose fewer weeks.')
}

export function insertFlight(ctx: Ctx, row: FlightRow) {
  return ctx.sql(sql`
    insert into flights (id, campaign_id, placement, kind, price, budget, daily_cap, starts_at, ends_at, week, created_at)
    values (${row.id}::uuid, ${row.campaignId}::uuid, ${row.placement}, ${row.kind}, ${row.price}, ${row.budget}, ${row.dailyCap},
            ${row.startsAt}, ${row.endsAt}, ${row.week}, ${ctx.now})`)
}

export async function removeFlight(ctx: Ctx, id: string): Promise<void> {
  const [found] = await ctx.sql<{ campaignId: string }>(
    sql`select campaign_id as "campaignId" from flights where id = ${id}::uuid`,
  )
  if (!found) throw new NotFound()
  const campaign = await lockCampaign(ctx, found.campaignId)
  await assertPlannable(ctx, campaign)
  await ctx.sql(sql`delete from flights where id = ${id}::uuid`)
  noteEvent(ctx, campaign.id, 'flight_removed', { by: signedIn(ctx).id })
}
