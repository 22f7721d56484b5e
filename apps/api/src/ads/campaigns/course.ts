import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { flightsOf } from '../flights/flight-rows.ts'
import { refundUnspent } from '../payment/refund.ts'
import { recognise } from '../recognition/recognise.ts'
import { adCreated, adEnded, adExhausted, campaignDue } from '../topics.ts'
import { type CampaignRow, type EndReason, lockCampaign } from './campaign-rows.ts'
import { assertComplete } from './missing.ts'
import { CampaignMovedOn, move, wordFor } from './states.ts'

export const StillToPay = createError(
  'STILL_TO_PAY',
  'Sponsored ads are paid for before they are handed in.',
  409,
)

/** Free campaigns, and those that were sent back and are better now. What was paid stays paid. */
export async function submitCampaign(ctx: Ctx, id: string): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  if (campaign.kind === 'sponsored' && campaign.paid === campaign.refunded) throw new StillToPay()
  await assertComplete(ctx, campaign)
  await handIn(ctx, campaign, signedIn(ctx).id)
}

/** From now on it waits for the school; when its time begins and ends is looked at then. */
export async function handIn(ctx: Ctx, campaign: CampaignRow, by: string | null): Promise<void> {
  await move(ctx, campaign, 'pending', { by }, sql`, submitted_at = ${ctx.now}, rejection = ''`)
  await ctx.sql(sql`
    update creatives set state = 'pending', rejection = ''
     where campaign_id = ${campaign.id}::uuid and state in ('draft', 'rejected')`)
  await publish(ctx, adCreated, { campaign_id: campaign.id })
  const { from, to } = await timeOf(ctx, campaign.id)
  await publish(ctx, campaignDue, { campaign_id: campaign.id }, { at: from })
  await publish(ctx, campaignDue, { campaign_id: campaign.id }, { at: to })
}

async function timeOf(ctx: Ctx, campaignId: string): Promise<{ from: Date; to: Date }> {
  const flights = await flightsOf(ctx, campaignId)
  return {
    from: new Date(Math.min(...flights.map(({ startsAt }) => startsAt.getTime()))),
    to: new Date(Math.max(...flights.map(({ endsAt }) => endsAt.getTime()))),
  }
}

/** What was approved runs as soon as its first flight does. */
export async function begin(ctx: Ctx, campaign: CampaignRow, by: string | null): Promise<void> {
  const { from } = await timeOf(ctx, campaign.id)
  if (ctx.now >= from)
    await move(ctx, campaign, 'live', { by }, sql`, live_at = coalesce(live_at, ${ctx.now})`)
}

/** The job of its first and its last moment. */
export async function atItsTime(ctx: Ctx, { campaign_id: id }: { campaign_id: string }): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  if (['draft', 'exhausted', 'ended', 'archived'].includes(campaign.state)) return
  const { to } = await timeOf(ctx, id)
  if (ctx.now >= to) await end(ctx, campaign, 'time', null)
  else if (campaign.state === 'approved') await begin(ctx, campaign, null)
}

export async function pauseCampaign(ctx: Ctx, id: string): Promise<void> {
  await move(ctx, await lockCampaign(ctx, id), 'paused', { by: signedIn(ctx).id })
}

export async function resumeCampaign(ctx: Ctx, id: string): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  if (campaign.state !== 'paused') throw new CampaignMovedOn(wordFor[campaign.state])
  const { from } = await timeOf(ctx, id)
  await move(ctx, campaign, ctx.now >= from ? 'live' : 'approved', { by: signedIn(ctx).id })
}

export async function endCampaign(ctx: Ctx, id: string): Promise<void> {
  await end(ctx, await lockCampaign(ctx, id), 'buyer', signedIn(ctx).id)
}

/** For good: nothing more is counted, what was delivered is booked, and what was not spent goes back. The campaign is locked. */
export async function end(
  ctx: Ctx,
  campaign: CampaignRow,
  reason: EndReason,
  by: string | null,
): Promise<void> {
  await move(
    ctx,
    campaign,
    'ended',
    { by, note: reason },
    sql`, ended_at = ${ctx.now}, end_reason = ${reason}`,
  )
  await recognise(ctx, campaign.id)
  const refunded = await refundUnspent(ctx, campaign.id)
  await publish(ctx, adEnded, { campaign_id: campaign.id, reason, refunded })
}

/** The job: the last unit of a flight was counted. Once all flights are through there is nothing left to show. */
export async function afterLastUnit(ctx: Ctx, { campaign_id: id }: { campaign_id: string }): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  if (campaign.state !== 'live' && campaign.state !== 'paused') return
  const flights = await flightsOf(ctx, id)
  const through = flights.every(
    ({ kind, counted, bought, endsAt }) => endsAt <= ctx.now || (kind !== 'free' && counted >= bought),
  )
  if (!through) return
  await move(ctx, campaign, 'exhausted', { by: null }, sql`, ended_at = ${ctx.now}, end_reason = 'spent'`)
  await recognise(ctx, id)
  await refundUnspent(ctx, id)
  await publish(ctx, adExhausted, { campaign_id: id })
}

export async function archiveCampaign(ctx: Ctx, id: string): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  if (campaign.state === 'draft') throw new CampaignMovedOn(wordFor.draft)
  await move(ctx, campaign, 'archived', { by: signedIn(ctx).id }, sql`, archived_at = ${ctx.now}`)
}
