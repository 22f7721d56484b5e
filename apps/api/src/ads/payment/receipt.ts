import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import { advertiserById } from '../advertisers/advertisers.ts'
import { campaignById } from '../campaigns/campaign-rows.ts'
import type { FlightKind, Placement } from '../contract.ts'
import { flightsOf } from '../flights/flight-rows.ts'
import type { AdReceipt } from './contract.ts'
import { numberOf, paymentById } from './payment-rows.ts'

const places: Record<Placement, string> = {
  feed: 'Billboard',
  shop: 'Shop',
  events: 'Events',
  clubs: 'Clubs',
  rail: 'Beside every page',
}
const sold: Record<FlightKind, string> = {
  cpm: 'by views',
  cpc: 'by clicks',
  week: 'by the week',
  free: 'free',
}

/** @throws NotFound as long as it is not paid */
export async function receiptOf(ctx: ReadCtx, id: string): Promise<AdReceipt> {
  const payment = await paymentById(ctx, id)
  if (!payment.paidAt) throw new NotFound()
  const campaign = await campaignById(ctx, payment.campaignId)
  const { name, email } = await advertiserById(ctx, campaign.advertiserId)
  const money = (amount: number) => ({ amount, currency: payment.currency })
  const flights = await flightsOf(ctx, campaign.id)
  const refunds = await ctx.sql<{ amount: number; state: 'started' | 'done' | 'failed'; at: Date }>(sql`
    select amount, state, coalesce(done_at, created_at) as at from campaign_refunds where payment_id = ${id}::uuid order by id`)
  return {
    number: numberOf(payment),
    campaign: { id: campaign.id, name: campaign.name, reference: campaign.reference },
    advertiser: { name, email },
    school: ctx.school.name,
    paidAt: payment.paidAt.toISOString(),
    lines: flights.flatMap(({ id: flight, placement, kind }) => {
      const cents = payment.split[flight]
      return cents ? [{ label: `${places[placement]}, ${sold[kind]}`, amount: money(cents) }] : []
    }),
    amount: money(payment.amount),
    refunds: refunds.map(({ amount, state, at }) => ({ amount: money(amount), state, at: at.toISOString() })),
  }
}
