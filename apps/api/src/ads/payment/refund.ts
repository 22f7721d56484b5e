import { adRefundCameBack, adRefunded } from '@banter/billing/ads/facts'
import { post } from '@banter/billing/ledger'
import { type CardRefund, PaymentRefused, type Payments } from '@banter/billing/payments'
import type { Campus, Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { v7 } from 'uuid'
import type { Effect } from '../../payments/stripe-inbox.ts'
import { lockCampaign } from '../campaigns/campaign-rows.ts'
import { noteEvent } from '../campaigns/states.ts'
import { adRefundFailed, adRefundStarted } from '../topics.ts'
import { type PaymentRow, paymentById, refundableOf } from './payment-rows.ts'
import { refundRefused, settleRefusal } from './refused.ts'

/** What was paid, is not booked as spent and not on its way back already: goes back to the cards, the newest payment first. @returns cents */
export async function refundUnspent(ctx: Ctx, campaignId: string): Promise<number> {
  const campaign = await lockCampaign(ctx, campaignId)
  const [spent] = await ctx.sql<{ cents: number }>(sql`
    select coalesce(sum(recognised), 0)::bigint as cents from flights where campaign_id = ${campaignId}::uuid`)
  const unspent = campaign.paid - campaign.refunded - (spent?.cents ?? 0)
  let left = unspent
  for (const payment of await refundableOf(ctx, campaignId)) {
    const amount = Math.min(left, payment.amount - payment.refunded)
    if (amount <= 0) continue
    await startRefund(ctx, payment, amount)
    left -= amount
  }
  return unspent
}

/** Decided, and on its way from here: the campaign is locked. */
export async function startRefund(ctx: Ctx, { id, campaignId, currency }: PaymentRow, amount: number) {
  const refundId = v7()
  await ctx.sql(sql`
    with kept as (
      insert into campaign_refunds (id, campaign_id, payment_id, amount, currency, created_at)
      values (${refundId}::uuid, ${campaignId}::uuid, ${id}::uuid, ${amount}, ${currency}, ${ctx.now})),
    paid as (update campaign_payments set refunded = refunded + ${amount} where id = ${id}::uuid)
    update campaigns set refunded = refunded + ${amount} where id = ${campaignId}::uuid`)
  noteEvent(ctx, campaignId, 'refund_started', { by: null })
  await publish(ctx, adRefundStarted, { refund_id: refundId })
}

interface RefundRow {
  id: string
  campaignId: string
  paymentId: string
  amount: number
  currency: string
  state: 'started' | 'done' | 'failed'
}

async function refundById(ctx: ReadCtx, id: string): Promise<RefundRow | null> {
  const [row] = await ctx.sql<RefundRow>(sql`
    select id, campaign_id as "campaignId", payment_id as "paymentId", amount, currency, state
      from campaign_refunds where id = ${id}::uuid`)
  return row ?? null
}

/** The job: Stripe first, under the refund's own key, then the books. It can die at any line, and is run again. */
export async function refundAd(campus: Campus, payments: Payments, refundId: string): Promise<void> {
  const found = await campus.read(async (ctx) => {
    const refund = await refundById(ctx, refundId)
    return refund?.state === 'started' ? { refund, payment: await paymentById(ctx, refund.paymentId) } : null
  })
  if (!found) return
  const { refund, payment } = found
  const { school } = campus
  try {
    const made = await payments.refund({
      key: `ad-refund:${refund.id}`,
      purpose: {
        schoolId: school.id,
        schoolSlug: school.slug,
        kind: 'campaign',
        campaignId: refund.campaignId,
        adPaymentId: payment.id,
        refundId: refund.id,
      },
      paymentId: payment.stripePayment ?? '',
      amount: refund.amount,
    })
    await campus.command((ctx) => noteMade(ctx, refund, made))
  } catch (error) {
    if (!(error instanceof PaymentRefused)) throw error
    const { message } = error
    await campus.command((ctx) => refundRefused(ctx, refund, message))
  }
}

async function noteMade(ctx: Ctx, { id, campaignId, currency }: RefundRow, made: CardRefund) {
  await lockCampaign(ctx, campaignId)
  const mine = await ctx.sql(sql`
    update campaign_refunds set state = 'done', stripe_refund = ${made.id}, done_at = ${ctx.now}
     where id = ${id}::uuid and state = 'started' returning id`)
  if (!mine.length) return
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref) values (${made.id}, 'ad_refund', ${id}::uuid) on conflict do nothing`)
  await post(ctx, adRefunded({ campaignId, currency }, made))
  settleRefusal(ctx, id)
  noteEvent(ctx, campaignId, 'refunded', { by: null })
  await cameBack(ctx, id, made)
}

/** What an event about a refund means is what the refund is now. */
export async function followAdRefund(payments: Payments, ref: string, id: string): Promise<Effect | null> {
  const made = await payments.getRefund(id)
  return made.failure ? (ctx) => cameBack(ctx, ref, made) : null
}

/** A card's bank may send a refund back days after it was made: it is owed again, and people have to find another way. */
async function cameBack(ctx: Ctx, refundId: string, made: CardRefund): Promise<void> {
  if (!made.failure) return
  const refund = await refundById(ctx, refundId)
  if (!refund) return
  const { campaignId, currency, amount } = refund
  await lockCampaign(ctx, campaignId)
  const mine = await ctx.sql(sql`
    update campaign_refunds set state = 'failed' where id = ${refundId}::uuid and state = 'done' returning id`)
  if (!mine.length) return
  await post(ctx, adRefundCameBack({ campaignId, currency }, made))
  await refundRefused(ctx, refund, 'The card’s bank sent the refund back.')
  noteEvent(ctx, campaignId, 'refund_failed', { by: null })
  await publish(ctx, adRefundFailed, { campaign_id: campaignId, amount })
}
