import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { NotFound } from '../../http/errors.ts'
import { lockCampaign } from '../campaigns/campaign-rows.ts'
import { move } from '../campaigns/states.ts'
import { creativeById, creativesOf } from '../creatives/creative-rows.ts'
import { adChanged } from '../topics.ts'

/**
 * For good, wherever it is shown; what its campaign has delivered stays delivered. A campaign with nothing left to show is paused: hours in
 * which it is not shown cost nothing. @throws NotFound
 */
export async function takeDownAd(ctx: Ctx, creativeId: string): Promise<void> {
  const { campaignId } = await creativeById(ctx, creativeId)
  const campaign = await lockCampaign(ctx, campaignId)
  const taken = await ctx.sql(sql`
    update creatives set state = 'rejected', rejection = 'The school’s moderators have taken this ad down.', decided_at = ${ctx.now}
     where id = ${creativeId}::uuid and state in ('approved', 'retired') returning id`)
  if (!taken.length) throw new NotFound()
  const shows = (await creativesOf(ctx, campaignId)).some(({ state }) => state === 'approved')
  if (campaign.state === 'live' && !shows) await move(ctx, campaign, 'paused', { by: ctx.viewer?.id ?? null })
  else await publish(ctx, adChanged, { campaign_id: campaignId })
}
