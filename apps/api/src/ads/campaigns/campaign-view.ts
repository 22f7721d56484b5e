import type { ReadCtx } from '@banter/tenants/context'
import type { Media } from '../../media/media.ts'
import { advertiserById } from '../advertisers/advertisers.ts'
import { type CreativeRow, creativesOf, creativeViews } from '../creatives/creative-rows.ts'
import { adsEditable } from '../creatives/creatives.ts'
import { type FlightRow, flightsOf, flightView } from '../flights/flight-rows.ts'
import { spentOf } from '../flights/money.ts'
import { adSettings, type Settings } from '../settings/ad-settings.ts'
import { blackoutsAfter } from '../settings/blackouts.ts'
import { campusZone } from '../settings/campus-days.ts'
import { type CampaignRow, campaignById } from './campaign-rows.ts'
import type { Campaign, Closed } from './contract.ts'
import { historyOf } from './history.ts'
import { missingOf } from './missing.ts'
import { isPlannable } from './plan.ts'
import { moves } from './states.ts'

/** A campaign with all of it. @throws NotFound */
export async function campaignView(ctx: ReadCtx, media: Media, id: string): Promise<Campaign> {
  const campaign = await campaignById(ctx, id)
  const advertiser = await advertiserById(ctx, campaign.advertiserId)
  const [flights, creatives] = [await flightsOf(ctx, id), await creativesOf(ctx, id)]
  const [zone, settings] = [await campusZone(ctx), await adSettings(ctx)]
  const money = moneyOf(campaign, flights)
  return {
    ...factsOf(campaign),
    advertiser,
    ...money,
    ...figuresOf(flights),
    newAds: creatives.filter(({ state }) => state === 'pending').length,
    flights: flights.map((flight) => flightView(flight, campaign.currency, zone)),
    creatives: await creativeViews(ctx, media, creatives),
    closed: await closedFor(ctx, campaign, { settings, category: advertiser.category }),
    missing: missingOf(ctx, campaign, { flights, creatives, settings, category: advertiser.category }),
    timeline: await historyOf(ctx, media, id),
    may: mayOf(campaign, flights, creatives),
  }
}

const factsOf = ({ id, reference, name, kind, state, rejection, endReason, submittedAt }: CampaignRow) => ({
  id,
  reference,
  name,
  kind,
  state,
  rejection,
  endReason,
  submittedAt: submittedAt?.toISOString() ?? null,
})

function moneyOf({ currency, paid, refunded }: CampaignRow, flights: FlightRow[]) {
  const spent = flights.reduce((sum, flight) => sum + spentOf(flight), 0)
  const budget = flights.reduce((sum, flight) => sum + flight.budget, 0)
  const money = (amount: number) => ({ amount, currency })
  return {
    budget: money(budget),
    spent: money(spent),
    paid: money(paid),
    refunded: money(refunded),
    left: money(Math.max(0, paid - refunded - spent)),
  }
}

function figuresOf(flights: FlightRow[]) {
  const times = flights.map(({ startsAt }) => startsAt.getTime())
  const ends = flights.map(({ endsAt }) => endsAt.getTime())
  return {
    views: flights.reduce((sum, { views }) => sum + views, 0),
    clicks: flights.reduce((sum, { clicks }) => sum + clicks, 0),
    startsAt: times.length ? new Date(Math.min(...times)).toISOString() : null,
    endsAt: ends.length ? new Date(Math.max(...ends)).toISOString() : null,
  }
}

interface School {
  settings: Settings
  category: string
}

/** Why it shows nothing just now, though it is approved. */
async function closedFor(
  ctx: ReadCtx,
  { state, kind }: CampaignRow,
  { settings, category }: School,
): Promise<Closed | null> {
  if (state !== 'approved' && state !== 'live') return null
  if (!settings.enabled) return { why: 'ads_off', until: null, reason: '' }
  if (kind === 'sponsored' && !(settings.categories as string[]).includes(category))
    return { why: 'category', until: null, reason: '' }
  const running = (await blackoutsAfter(ctx, ctx.now)).find(({ startsAt }) => startsAt <= ctx.now)
  return running ? { why: 'blackout', until: running.endsAt.toISOString(), reason: running.reason } : null
}

function mayOf(campaign: CampaignRow, flights: FlightRow[], creatives: CreativeRow[]): Campaign['may'] {
  const { state, kind, paid, refunded } = campaign
  const to = moves[state]
  const sold = kind === 'sponsored'
  const funded = !sold || paid > refunded
  return {
    edit: isPlannable(campaign),
    editAds: adsEditable(campaign),
    pay: sold && state === 'draft',
    topUp:
      sold &&
      ['approved', 'live', 'paused'].includes(state) &&
      flights.some((flight) => flight.kind === 'cpm' || flight.kind === 'cpc'),
    submit: (state === 'draft' || state === 'rejected') && funded && !(sold && state === 'draft'),
    review: state === 'pending' || (to.includes('ended') && state !== 'paid' && hasNew(campaign, creatives)),
    pause: to.includes('paused'),
    resume: state === 'paused',
    end: to.includes('ended'),
    archive: to.includes('archived') && state !== 'draft',
    delete: state === 'draft',
  }
}

const hasNew = ({ state }: CampaignRow, creatives: CreativeRow[]) =>
  state !== 'rejected' && creatives.some((creative) => creative.state === 'pending')
