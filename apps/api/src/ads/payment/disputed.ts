import { adLossBorne } from '@banter/billing/ads/facts'
import { post } from '@banter/billing/ledger'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { v7 } from 'uuid'
import type { z } from 'zod'
import type { adPaymentDisputed } from '../../payments/topics.ts'
import { type CampaignRow, lockCampaign } from '../campaigns/campaign-rows.ts'
import { move, moves, noteEvent } from '../campaigns/states.ts'
import { recognise } from '../recognition/recognise.ts'
import { adEnded } from '../topics.ts'
import { type PaymentRow, paymentById } from './payment-rows.ts'
import { refundUnspent } from './refund.ts'

type Told = z.output<typeof adPaymentDisputed.payload>

/** The job: while a bank asks for a payment back its campaign waits; once the bank has kept it, the campaign is over. */
export async function hearBank(ctx: Ctx, told: Told): Promise<void> {
  const { campaignId } = await paymentById(ctx, told.payment_id)
  const campaign = await lockCampaign(ctx, campaignId)
  if (told.state === 'lost') return bear(ctx, campaign, told)
  if (told.state === 'open' && moves[campaign.state].includes('paused')) {
    await move(ctx, campaign, 'paused', { by: null })
    noteEvent(ctx, campaignId, 'disputed', { by: null })
  }
}

/** What was not spent is with the bank already; what was shown is the platform's loss. Other payments go back as ever. */
async function bear(ctx: Ctx, campaign: CampaignRow, { payment_id, stripe_dispute, taken }: Told) {
  const running = moves[campaign.state].includes('ended')
  if (running) {
    const ended = sql`, ended_at = ${ctx.now}, end_reason = 'bank'`
    await move(ctx, campaign, 'ended', { by: null, note: 'bank' }, ended)
    await recognise(ctx, campaign.id)
  }
  const payment = await paymentById(ctx, payment_id, { lock: true })
  const unspent = await unspentOf(ctx, campaign.id)
  const borne = Math.min(taken, unspent, payment.amount - payment.refunded)
  if (borne > 0) await noteBorne(ctx, payment, stripe_dispute, borne)
  if (!running) return
  const refunded = await refundUnspent(ctx, campaign.id)
  await publish(ctx, adEnded, { campaign_id: campaign.id, reason: 'bank', refunded })
}

async function unspentOf(ctx: Ctx, campaignId: string): Promise<number> {
  const [row] = await ctx.sql<{ cents: number }>(sql`
    select c.paid - c.refunded - coalesce(sum(f.recognised), 0)::bigint as cents
      from campaigns c left join flights f on f.school_id = c.school_id and f.campaign_id = c.id
     where c.id = ${campaignId}::uuid group by c.school_id, c.id`)
  return row?.cents ?? 0
}

async function noteBorne(
  ctx: Ctx,
  { id, campaignId, currency }: PaymentRow,
  dispute: string,
  amount: number,
) {
  await ctx.sql(sql`
    with kept as (
      insert into campaign_refunds (id, campaign_id, payment_id, amount, currency, state, stripe_refund, created_at, done_at)
      values (${v7()}::uuid, ${campaignId}::uuid, ${id}::uuid, ${amount}, ${currency}, 'done', ${dispute}, ${ctx.now}, ${ctx.now})),
    paid as (update campaign_payments set refunded = refunded + ${amount} where id = ${id}::uuid)
    update campaigns set refunded = refunded + ${amount} where id = ${campaignId}::uuid`)
  await post(ctx, adLossBorne({ campaignId, currency }, dispute, amount))
}
