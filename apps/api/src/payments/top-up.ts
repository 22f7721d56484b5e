import { post } from '@banter/billing/ledger'
import { processingPaid, toppedUp } from '@banter/billing/ledger-facts'
import type { CardPayment, Payments } from '@banter/billing/payments'
import type { TopUpState } from '@banter/prisma'
import { type Campus, type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { NotFound } from '../http/errors.ts'
import { type Attempt, claimKey } from '../http/idempotency.ts'
import type { Site } from '../job.ts'
import type { TopUp } from './contract.ts'
import type { Effect } from './stripe-inbox.ts'

interface TopUpRow {
  id: string
  userId: string
  amount: number
  currency: string
  state: TopUpState
  stripeSession: string | null
  redirectUrl: string | null
  createdAt: Date
}

const PAGE_MS = 12 * 60 * 60_000

/** Opens a payment page for one's own wallet. Sent again, it is the same page. */
export async function topUp(
  campus: Campus,
  amount: number,
  attempt: Attempt,
  { payments, site }: { payments: Payments; site: Site },
): Promise<TopUp> {
  const id = await campus.command((ctx) => begin(ctx, amount, attempt))
  const begun = await campus.read((ctx) => topUpById(ctx, id))
  if (begun.redirectUrl) return viewOf(begun, begun.redirectUrl)
  const { school } = campus
  const session = await payments.createCheckoutSession({
    key: `top-up:${id}:session`,
    purpose: { schoolId: school.id, schoolSlug: school.slug, kind: 'top_up', topUpId: id },
    description: `Wallet top-up · ${school.slug}`,
    currency: begun.currency,
    lines: [{ title: 'Wallet top-up', unitAmount: begun.amount, quantity: 1 }],
    expiresAt: new Date(begun.createdAt.getTime() + PAGE_MS),
    successUrl: site.urlOf(school, '/wallet?topped_up=1'),
    cancelUrl: site.urlOf(school, '/wallet?cancelled=1'),
  })
  await campus.command(async (ctx) => {
    await ctx.sql(sql`
      update top_ups set stripe_session = ${session.id}, redirect_url = ${session.url} where id = ${id}::uuid and stripe_session is null`)
    await ctx.sql(sql`
      insert into stripe_objects (stripe_id, kind, ref) values (${session.id}, 'top_up', ${id}::uuid) on conflict do nothing`)
  })
  return viewOf(begun, session.url ?? '')
}

async function begin(ctx: Ctx, amount: number, attempt: Attempt): Promise<string> {
  const id = v7()
  const earlier = await claimKey(ctx, attempt, id)
  if (earlier) return earlier
  await ctx.sql(sql`
    insert into top_ups (id, user_id, amount, currency, created_at)
    values (${id}::uuid, ${signedIn(ctx).id}::uuid, ${amount}, ${ctx.school.currency}, ${ctx.now})`)
  return id
}

/** What an event about a top-up's page means is what the page is now. */
export async function followTopUp(campus: Campus, payments: Payments, id: string): Promise<Effect | null> {
  const { stripeSession } = await campus.read((ctx) => topUpById(ctx, id))
  if (!stripeSession) return null
  const session = await payments.getSession(stripeSession)
  const { payment } = session
  if (session.paid && !payment)
    throw new Error(`The payment service does not yet know what ${session.id} cost.`)
  if (payment) return (ctx) => confirmTopUp(ctx, id, payment)
  return session.status === 'expired' ? (ctx) => expireTopUp(ctx, id) : null
}

async function confirmTopUp(ctx: Ctx, id: string, payment: CardPayment) {
  const { state, userId, amount, currency } = await topUpById(ctx, id, { lock: true })
  if (state === 'paid') return
  if (payment.amount !== amount || payment.currency !== currency)
    throw new Error(`Top-up ${id} is ${amount}, ${payment.id} is ${payment.amount}.`)
  await ctx.sql(sql`update top_ups set state = 'paid' where id = ${id}::uuid`)
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref)
    values (${payment.id}, 'payment', ${id}::uuid), (${payment.chargeId}, 'payment', ${id}::uuid) on conflict do nothing`)
  await post(ctx, toppedUp(id, userId, payment), processingPaid(id, payment))
}

const expireTopUp = async (ctx: Ctx, id: string) => {
  await ctx.sql(
    sql`update top_ups set state = 'expired' where id = ${id}::uuid and state = 'awaiting_payment'`,
  )
}

async function topUpById(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<TopUpRow> {
  const [row] = await ctx.sql<TopUpRow>(sql`
    select id, user_id as "userId", amount, currency, state, stripe_session as "stripeSession", redirect_url as "redirectUrl",
           created_at as "createdAt" from top_ups where id = ${id}::uuid ${lock ? sql`for no key update` : empty}`)
  if (!row) throw new NotFound()
  return row
}

const viewOf = ({ id, amount, currency, state }: TopUpRow, redirectUrl: string): TopUp => ({
  id,
  amount: { amount, currency },
  status: state,
  redirectUrl,
})
