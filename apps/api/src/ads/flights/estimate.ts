import { openHours } from '@banter/billing/ads/opening'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import type { Placement } from '../contract.ts'
import { adSettings, type Settings } from '../settings/ad-settings.ts'
import { blackoutsAfter } from '../settings/blackouts.ts'
import { campusZone, daysOf, spanOf } from '../settings/campus-days.ts'
import type { Estimate, estimateFlight as estimating } from './contract.ts'
import { termsOf, unitsOf } from './money.ts'

type Asked = z.output<typeof estimating.schema.querystring>

const DAY_MS = 86_400_000
/** Where nothing is counted yet: how many ads of a place a student sees on a usual day. */
const perStudent: Record<Placement, number> = { feed: 1.2, shop: 0.4, events: 0.25, clubs: 0.15, rail: 1.5 }
/** Of all places of one sort, what one campaign among others can count on. */
const part = { low: 0.2, high: 0.7 }
/** Of a hundred views, how many are clicked. */
const clicked = { low: 0.003, high: 0.012 }

/** What can be expected, from the last two weeks of this school. */
export async function estimateFlight(ctx: ReadCtx, asked: Asked): Promise<Estimate> {
  const zone = await campusZone(ctx)
  const settings = await adSettings(ctx)
  const span = spanOf(asked.from, asked.to, zone)
  const sold = { ...span, ...soldOf(asked, span, settings) }
  const { perDay, people } = await trafficOf(ctx, asked.placement)
  const closed = (await blackoutsAfter(ctx, ctx.now)).filter(
    ({ startsAt, endsAt }) => startsAt < span.endsAt && endsAt > span.startsAt,
  )
  const days = openDays(span, closed)
  const units = unitsOf(sold)
  const can = {
    low: Math.round(perDay * days * part.low),
    high: Math.round(perDay * days * part.high),
  }
  const wanted = asked.kind === 'cpc' ? Math.round(units / clicked.high) : units
  const capped = asked.kind === 'cpm' || asked.kind === 'cpc' ? wanted : Number.POSITIVE_INFINITY
  const views = { low: Math.min(can.low, capped), high: Math.min(can.high, capped) }
  const most = asked.kind === 'cpc' ? units : Number.POSITIVE_INFINITY
  const { currency } = ctx.school
  return {
    price: { amount: sold.price, currency },
    budget: { amount: sold.budget, currency },
    units,
    days: Math.ceil(days),
    views,
    clicks: {
      low: Math.min(most, Math.round(views.low * clicked.low)),
      high: Math.min(most, Math.round(views.high * clicked.high)),
    },
    people,
    tooMuch: termsOf(sold) !== null && asked.kind !== 'week' && can.high < wanted,
    blackouts: closed.map(({ reason, ...row }) => ({ ...daysOf(row, zone), reason })),
  }
}

function soldOf({ kind, budget }: Asked, { startsAt, endsAt }: Span, settings: Settings) {
  const price = { cpm: settings.cpmPrice, cpc: settings.cpcPrice, week: settings.weekPrice, free: 0 }[kind]
  const weeks = Math.max(1, Math.ceil((endsAt.getTime() - startsAt.getTime() - 2 * 3_600_000) / (7 * DAY_MS)))
  return { kind, price, budget: kind === 'free' ? 0 : kind === 'week' ? price * weeks : budget }
}

interface Span {
  startsAt: Date
  endsAt: Date
}

/** The days in it on which ads are shown. */
function openDays({ startsAt, endsAt }: Span, closed: Span[]): number {
  const opening = { from: startsAt.getTime(), to: endsAt.getTime(), week: Array(7).fill(0xffffff) }
  const blackouts = closed.map((one) => ({ from: one.startsAt.getTime(), to: one.endsAt.getTime() }))
  return openHours(opening, opening.from, { offset: 0, blackouts }) / 24
}

async function trafficOf(ctx: ReadCtx, placement: Placement): Promise<{ perDay: number; people: number }> {
  const from = new Date(ctx.now.getTime() - 14 * DAY_MS)
  const [seen] = await ctx.sql<{ showings: number; first: Date | null; people: number }>(sql`
    select coalesce(sum(showings), 0)::bigint as showings, min(hour) as first,
           (select count(*) from users where status = 'active' and email_verified_at is not null)::int as people
      from ad_traffic where placement = ${placement} and hour >= ${from}`)
  const { showings = 0, first = null, people = 0 } = seen ?? {}
  const days = first ? (ctx.now.getTime() - first.getTime()) / DAY_MS : 0
  return { people, perDay: days >= 1 ? showings / days : people * perStudent[placement] }
}
