import type { ReadCtx } from '@banter/tenants/context'
import createError from '@fastify/error'
import { advertiserById } from '../advertisers/advertisers.ts'
import { type CreativeRow, creativesOf } from '../creatives/creative-rows.ts'
import { type FlightRow, flightsOf } from '../flights/flight-rows.ts'
import { adSettings, type Settings } from '../settings/ad-settings.ts'
import type { CampaignRow } from './campaign-rows.ts'

export const Incomplete = createError('INCOMPLETE', '%s', 422)

interface Parts {
  flights: Pick<FlightRow, 'endsAt'>[]
  creatives: Pick<CreativeRow, 'state'>[]
  settings: Settings
  category: string
}

/** What is still missing before a campaign can be paid for or handed in, in words. */
export function missingOf(
  { now }: ReadCtx,
  { kind }: Pick<CampaignRow, 'kind'>,
  { flights, creatives, settings, category }: Parts,
): string[] {
  const sold = kind === 'sponsored'
  return [
    ...(flights.length === 0 ? ['Choose where and when it runs.'] : []),
    ...(flights.some(({ endsAt }) => endsAt <= now)
      ? ['One of its times is over: take it out, or choose later days.']
      : []),
    ...(creatives.some(({ state }) => state !== 'retired') ? [] : ['Make an ad.']),
    ...(sold && !settings.enabled ? ['This school shows no ads at present.'] : []),
    ...(sold && !(settings.categories as string[]).includes(category)
      ? ['This school does not allow ads of this kind any more.']
      : []),
  ]
}

/** @throws Incomplete */
export async function assertComplete(ctx: ReadCtx, campaign: CampaignRow): Promise<void> {
  const parts = {
    flights: await flightsOf(ctx, campaign.id),
    creatives: await creativesOf(ctx, campaign.id),
    settings: await adSettings(ctx),
    category: (await advertiserById(ctx, campaign.advertiserId)).category,
  }
  const missing = missingOf(ctx, campaign, parts)
  if (missing.length) throw new Incomplete(missing.join(' '))
}
