import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { creativesOf } from '../creatives/creative-rows.ts'
import { type FlightRow, flightsOf } from '../flights/flight-rows.ts'
import { insertFlight } from '../flights/flights.ts'
import { adSettings } from '../settings/ad-settings.ts'
import { campusZone, dayOf, spanOf } from '../settings/campus-days.ts'
import { campaignById } from './campaign-rows.ts'
import { insertCampaign } from './plan-campaign.ts'
import { noteEvent } from './states.ts'

const COPIED = ['draft', 'pending', 'approved']

/** A draft with the same ads and places, as long as before but from today on, at the prices of today. */
export async function duplicateCampaign(ctx: Ctx, id: string): Promise<string> {
  const campaign = await campaignById(ctx, id)
  const copy = await insertCampaign(ctx, campaign)
  const zone = await campusZone(ctx)
  const settings = await adSettings(ctx)
  const prices = { cpm: settings.cpmPrice, cpc: settings.cpcPrice, week: settings.weekPrice, free: 0 }
  for (const flight of await flightsOf(ctx, id)) {
    const price = prices[flight.kind]
    const budget = flight.kind === 'week' ? Math.round((flight.budget / flight.price) * price) : flight.budget
    await insertFlight(ctx, {
      ...flight,
      id: v7(),
      campaignId: copy,
      price,
      budget,
      ...fromToday(ctx, flight, zone),
    })
  }
  await copyAds(ctx, id, copy)
  return copy
}

function fromToday({ now }: Ctx, { startsAt, endsAt }: FlightRow, zone: string) {
  const days = Math.round((endsAt.getTime() - startsAt.getTime()) / 86_400_000)
  const from = dayOf(now, zone)
  return spanOf(
    from,
    DateTime.fromISO(from)
      .plus({ days: days - 1 })
      .toISODate() ?? from,
    zone,
  )
}

/** The copies, in their order, show the same pictures: one use more of each. */
async function copyAds(ctx: Ctx, from: string, to: string) {
  const kept = (await creativesOf(ctx, from)).filter(({ state }) => COPIED.includes(state))
  const copies = JSON.stringify(kept.map(({ id }) => ({ id, copy: v7() })))
  await ctx.sql(sql`
    insert into creatives (id, campaign_id, headline, body, action, landing_url, media_key, alt, created_at)
    select c.copy, ${to}::uuid, o.headline, o.body, o.action, o.landing_url, o.media_key, o.alt, ${ctx.now}
      from jsonb_to_recordset(${copies}::jsonb) as c(id uuid, copy uuid) join creatives o on o.id = c.id`)
  await ctx.sql(sql`
    insert into media_uses (subject, subject_id, media_id, position, alt, crop, created_at)
    select 'ad', c.copy, u.media_id, 0, u.alt, u.crop, ${ctx.now}
      from jsonb_to_recordset(${copies}::jsonb) as c(id uuid, copy uuid)
      join media_uses u on u.subject = 'ad' and u.subject_id = c.id`)
  noteEvent(ctx, to, 'duplicated', { by: signedIn(ctx).id })
}
