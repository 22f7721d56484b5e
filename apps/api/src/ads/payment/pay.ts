import type { NewSession, Payments } from '@banter/billing/payments'
import { type Campus, type Ctx, type School, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { assertRoom } from '../../http/entitlements.ts'
import { type Attempt, claimKey } from '../../http/idempotency.ts'
import type { Site } from '../../job.ts'
import { type CampaignRow, campaignById, lockCampaign } from '../campaigns/campaign-rows.ts'
import { assertComplete } from '../campaigns/missing.ts'
import { CampaignMovedOn, wordFor } from '../campaigns/states.ts'
import { flightsOf } from '../flights/flight-rows.ts'
import { unitsOf } from '../flights/money.ts'
import { adPageStale } from '../topics.ts'
import { type PaymentRow, paymentById } from './payment-rows.ts'

export const NothingToPay = createError('NOTHING_TO_PAY', 'This campaign costs nothing.', 409)
export const NotToppedUp = createError(
  'NOT_TOPPED_UP',
  'Only places that are sold by views or clicks, and that still run, can have more.',
  409,
)
export const TooMuchBudget = createError('TOO_MUCH_BUDGET', 'A campaign costs $50,000 at most.', 422)

/** What a payment reaches outside the database. */
export interface Reach {
  payments: Payments
  site: Site
}

const PAGE_MS = 60 * 60_000
const MOST = 5_000_000

/** Opens the payment page for a draft’s whole budget. Sent again, it is the same page; another one ends the one before. */
export async function payCampaign(
  campus: Campus,
  campaignId: string,
  attempt: Attempt,
  reach: Reach,
): Promise<PaymentRow> {
  return open(campus, reach, (ctx) => claimed(ctx, attempt, (id) => beginPaying(ctx, campaignId, id)))
}

export interface TopUp {
  flightId: string
  amount: number
}

/** The same for more of one flight. */
export async function topUpCampaign(
  campus: Campus,
  campaignId: string,
  more: TopUp,
  attempt: Attempt,
  reach: Reach,
): Promise<PaymentRow> {
  return open(campus, reach, (ctx) => claimed(ctx, attempt, (id) => beginTopUp(ctx, campaignId, more, id)))
}

async function claimed(ctx: Ctx, attempt: Attempt, make: (id: string) => Promise<void>): Promise<string> {
  const id = v7()
  const earlier = await claimKey(ctx, attempt, id)
  if (earlier) return earlier
  await make(id)
  return id
}

/** What runs or waits to run at the same time is part of the school's plan. @throws PlanIsFull */
async function assertRoomForOneMore(ctx: Ctx): Promise<void> {
  const [row] = await ctx.sql<{ running: number }>(sql`
    select count(*)::int as running from campaigns
     where kind = 'sponsored' and state in ('paid', 'pending', 'approved', 'live', 'paused')`)
  assertRoom(ctx.school, 'adCampaigns', row?.running ?? 0)
}

async function beginPaying(ctx: Ctx, campaignId: string, id: string) {
  const campaign = await lockCampaign(ctx, campaignId)
  if (campaign.kind !== 'sponsored') throw new NothingToPay()
  if (campaign.state !== 'draft') throw new CampaignMovedOn(wordFor[campaign.state])
  await assertComplete(ctx, campaign)
  await assertRoomForOneMore(ctx)
  const flights = await flightsOf(ctx, campaignId)
  await insertPayment(
    ctx,
    campaign,
    id,
    Object.fromEntries(flights.map((flight) => [flight.id, flight.budget])),
  )
}

async function beginTopUp(ctx: Ctx, campaignId: string, { flightId, amount }: TopUp, id: string) {
  const campaign = await lockCampaign(ctx, campaignId)
  if (!['approved', 'live', 'paused'].includes(campaign.state))
    throw new CampaignMovedOn(wordFor[campaign.state])
  const flight = (await flightsOf(ctx, campaignId)).find((one) => one.id === flightId)
  const metered = flight?.kind === 'cpm' || flight?.kind === 'cpc'
  if (!flight || !metered || flight.endsAt <= ctx.now || unitsOf(flight) === 0) throw new NotToppedUp()
  if (campaign.paid + amount > MOST) throw new TooMuchBudget()
  await insertPayment(ctx, campaign, id, { [flightId]: amount })
}

/** One page at a time: what is paid on an older one all the same goes back. */
async function insertPayment(ctx: Ctx, campaign: CampaignRow, id: string, split: Record<string, number>) {
  const amount = Object.values(split).reduce((sum, cents) => sum + cents, 0)
  if (amount > MOST) throw new TooMuchBudget()
  if (amount === 0) throw new NothingToPay()
  const stale = await ctx.sql<{ id: string }>(sql`
    update campaign_payments set state = 'expired'
     where campaign_id = ${campaign.id}::uuid and state = 'awaiting_payment' returning id`)
  for (const old of stale) await publish(ctx, adPageStale, { payment_id: old.id })
  await ctx.sql(sql`
    insert into campaign_payments (id, campaign_id, amount, currency, split, paid_by_id, created_at, expires_at)
    values (${id}::uuid, ${campaign.id}::uuid, ${amount}, ${campaign.currency}, ${JSON.stringify(split)}::jsonb,
            ${signedIn(ctx).id}::uuid, ${ctx.now}, ${new Date(ctx.now.getTime() + PAGE_MS)})`)
}

/** Its key and its content depend on the payment alone: whoever calls this, and however often, it is the same page. */
async function open(campus: Campus, { payments, site }: Reach, begin: (ctx: Ctx) => Promise<string>) {
  const id = await campus.command(begin)
  const { payment, campaign } = await campus.read(async (ctx) => {
    const begun = await paymentById(ctx, id)
    return { payment: begun, campaign: await campaignById(ctx, begun.campaignId) }
  })
  if (payment.redirectUrl || payment.state !== 'awaiting_payment') return payment
  const session = await payments.createCheckoutSession(sessionFor(campus.school, site, payment, campaign))
  await campus.command(async (ctx) => {
    await ctx.sql(sql`
      update campaign_payments set stripe_session = ${session.id}, redirect_url = ${session.url}
       where id = ${id}::uuid and stripe_session is null`)
    await ctx.sql(sql`
      insert into stripe_objects (stripe_id, kind, ref) values (${session.id}, 'ad_payment', ${id}::uuid) on conflict do nothing`)
    // Replaced while its page was being made: nobody is sent there, and it ends.
    const { state } = await paymentById(ctx, id)
    if (state === 'expired') await publish(ctx, adPageStale, { payment_id: id })
  })
  return campus.read((ctx) => paymentById(ctx, id))
}

function sessionFor(school: School, site: Site, payment: PaymentRow, campaign: CampaignRow): NewSession {
  const url = site.urlOf(school, `/admin/ads/${campaign.id}`)
  return {
    key: `ad:${payment.id}:session`,
    purpose: purposeOf(school, payment),
    description: `Ad campaign ${campaign.reference} · ${school.slug}`,
    currency: payment.currency,
    lines: [{ title: `Ads: ${campaign.name}`, unitAmount: payment.amount, quantity: 1 }],
    expiresAt: new Date(payment.expiresAt),
    successUrl: `${url}?paid=1`,
    cancelUrl: `${url}?cancelled=1`,
  }
}

export const purposeOf = (school: School, payment: Pick<PaymentRow, 'id' | 'campaignId'>) => ({
  schoolId: school.id,
  schoolSlug: school.slug,
  kind: 'campaign' as const,
  campaignId: payment.campaignId,
  adPaymentId: payment.id,
})

/** The job: nobody pays any more on a page that belongs to an older plan. */
export async function endPage(campus: Campus, payments: Payments, paymentId: string): Promise<void> {
  const { stripeSession } = await campus.read((ctx) => paymentById(ctx, paymentId))
  if (stripeSession) await payments.expireSession(stripeSession)
}
