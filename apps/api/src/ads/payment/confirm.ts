import { adPaid } from '@banter/billing/ads/facts'
import { post } from '@banter/billing/ledger'
import { processingPaid } from '@banter/billing/ledger-facts'
import type { CardPayment, Payments } from '@banter/billing/payments'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Effect } from '../../payments/stripe-inbox.ts'
import { type CampaignRow, lockCampaign } from '../campaigns/campaign-rows.ts'
import { handIn } from '../campaigns/course.ts'
import { move, noteEvent } from '../campaigns/states.ts'
import { flightsOf } from '../flights/flight-rows.ts'
import { unitsOf } from '../flights/money.ts'
import { adSettings } from '../settings/ad-settings.ts'
import { adBudgetPaid, adChanged } from '../topics.ts'
import { type PaymentRow, paymentById } from './payment-rows.ts'
import { startRefund } from './refund.ts'

/** What an event about a payment page means is what the page is now: events come late, twice and in any order. */
export async function followAdPayment(
  campus: Campus,
  payments: Payments,
  id: string,
): Promise<Effect | null> {
  const { stripeSession } = await campus.read((ctx) => paymentById(ctx, id))
  if (!stripeSession) return null
  const session = await payments.getSession(stripeSession)
  const { payment } = session
  if (session.paid && !payment)
    throw new Error(`The payment service does not yet know what ${session.id} cost.`)
  if (payment) return (ctx) => confirmAdPayment(ctx, id, payment)
  return session.status === 'expired' ? (ctx) => expire(ctx, id) : null
}

const expire = async (ctx: Ctx, id: string) => {
  await ctx.sql(sql`
    update campaign_payments set state = 'expired' where id = ${id}::uuid and state = 'awaiting_payment'`)
}

/**
 * Notes the money, once. It pays for the plan that it was asked for; what comes for an older plan, or for a campaign that is over, is noted
 * all the same and goes back whole.
 */
export async function confirmAdPayment(ctx: Ctx, id: string, card: CardPayment): Promise<void> {
  const { campaignId } = await paymentById(ctx, id)
  const campaign = await lockCampaign(ctx, campaignId)
  const payment = await paymentById(ctx, id, { lock: true })
  if (payment.stripePayment === card.id) return
  if (card.amount !== payment.amount || card.currency !== payment.currency)
    throw new Error(`Ad payment ${id} is ${payment.amount}, ${card.id} is ${card.amount}.`)
  const wanted = payment.state === 'awaiting_payment' && isWanted(campaign)
  await noteMoney(ctx, campaign, payment, card)
  if (wanted) await useMoney(ctx, campaign, payment)
  else {
    noteEvent(ctx, campaignId, 'paid_late', { by: null })
    await startRefund(ctx, { ...payment, stripePayment: card.id }, payment.amount)
  }
}

const isWanted = ({ state }: CampaignRow) => ['draft', 'approved', 'live', 'paused'].includes(state)

async function noteMoney(ctx: Ctx, campaign: CampaignRow, payment: PaymentRow, card: CardPayment) {
  const { shareBps } = await adSettings(ctx)
  await ctx.sql(sql`
    update campaign_payments set state = 'paid', stripe_payment = ${card.id}, paid_at = ${ctx.now} where id = ${payment.id}::uuid`)
  await ctx.sql(sql`
    update campaigns set paid = paid + ${payment.amount}, share_bps = coalesce(share_bps, ${shareBps}) where id = ${campaign.id}::uuid`)
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref)
    values (${card.id}, 'payment', ${payment.id}::uuid), (${card.chargeId}, 'payment', ${payment.id}::uuid) on conflict do nothing`)
  await post(ctx, adPaid(campaign.id, card), processingPaid(campaign.id, card))
}

async function useMoney(ctx: Ctx, campaign: CampaignRow, payment: PaymentRow) {
  const first = campaign.state === 'draft'
  await buyUnits(ctx, campaign.id, first ? {} : payment.split)
  await publish(ctx, adBudgetPaid, { campaign_id: campaign.id, payment_id: payment.id })
  if (!first) {
    noteEvent(ctx, campaign.id, 'topped_up', { by: null })
    return publish(ctx, adChanged, { campaign_id: campaign.id })
  }
  await move(ctx, campaign, 'paid', { by: null })
  await handIn(ctx, { ...campaign, state: 'paid' }, null)
}

/** What the budget pays for, and what more of it does: in the order of their ids, as those who count lock them. */
async function buyUnits(ctx: Ctx, campaignId: string, more: Record<string, number>) {
  await ctx.sql(
    sql`select id from flights where campaign_id = ${campaignId}::uuid order by id for no key update`,
  )
  const bought = (await flightsOf(ctx, campaignId)).map((flight) => {
    const budget = flight.budget + (more[flight.id] ?? 0)
    return { id: flight.id, budget, bought: unitsOf({ ...flight, budget }) }
  })
  await ctx.sql(sql`
    update flights f set budget = b.budget, bought = b.bought
      from jsonb_to_recordset(${JSON.stringify(bought)}::jsonb) as b(id uuid, budget int, bought bigint)
     where f.id = b.id`)
}
