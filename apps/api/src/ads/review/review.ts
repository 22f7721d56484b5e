import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { lockCampaign } from '../campaigns/campaign-rows.ts'
import { begin } from '../campaigns/course.ts'
import { CampaignMovedOn, move, noteEvent, wordFor } from '../campaigns/states.ts'
import { underWay } from '../creatives/creatives.ts'
import { flightsOf } from '../flights/flight-rows.ts'
import { adApproved, adChanged, adRejected } from '../topics.ts'

export const TimeIsOver = createError(
  'TIME_IS_OVER',
  'The days of this campaign are over. End it, and what was paid goes back.',
  409,
)

/** It runs as soon as its time has come. Of one that runs already, the new ads take their places. */
export async function approveCampaign(ctx: Ctx, id: string): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  const by = signedIn(ctx).id
  if (underWay(campaign)) {
    if (!(await approveAds(ctx, id))) throw new CampaignMovedOn(wordFor[campaign.state])
    noteEvent(ctx, id, 'ad_approved', { by })
    await publish(ctx, adChanged, { campaign_id: id })
  } else {
    if (campaign.state !== 'pending') throw new CampaignMovedOn(wordFor[campaign.state])
    if ((await flightsOf(ctx, id)).every(({ endsAt }) => endsAt <= ctx.now)) throw new TimeIsOver()
    await approveAds(ctx, id)
    await move(
      ctx,
      campaign,
      'approved',
      { by },
      sql`, approved_at = ${ctx.now}, approved_by_id = ${by}::uuid`,
    )
    await begin(ctx, { ...campaign, state: 'approved' }, null)
  }
  await publish(ctx, adApproved, { campaign_id: id })
}

async function approveAds(ctx: Ctx, campaignId: string): Promise<number> {
  const approved = await ctx.sql<{ replacesId: string | null }>(sql`
    update creatives set state = 'approved', decided_at = ${ctx.now}
     where campaign_id = ${campaignId}::uuid and state = 'pending' returning replaces_id as "replacesId"`)
  const replaced = approved.flatMap(({ replacesId }) => replacesId ?? [])
  if (replaced.length)
    await ctx.sql(sql`
      update creatives set state = 'retired'
       where id = any(${replaced}::uuid[]) and campaign_id = ${campaignId}::uuid and state = 'approved'`)
  return approved.length
}

/** With the reason in front of them, its owners change it and hand it in again, or end it and have their money back. */
export async function rejectCampaign(ctx: Ctx, id: string, reason: string): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  const by = signedIn(ctx).id
  const rejected = await ctx.sql(sql`
    update creatives set state = 'rejected', rejection = ${reason}, decided_at = ${ctx.now}
     where campaign_id = ${id}::uuid and state = 'pending' returning id`)
  if (underWay(campaign)) {
    if (!rejected.length) throw new CampaignMovedOn(wordFor[campaign.state])
    noteEvent(ctx, id, 'ad_rejected', { by, note: reason })
  } else
    await move(
      ctx,
      campaign,
      'rejected',
      { by, note: reason },
      sql`, rejection = ${reason}, rejected_at = ${ctx.now}`,
    )
  await publish(ctx, adRejected, { campaign_id: id, reason })
}
