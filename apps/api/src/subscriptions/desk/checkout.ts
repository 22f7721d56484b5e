import type { Payments } from '@banter/billing/payments'
import { type Choice, planOf } from '@banter/billing/subscriptions/plans'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotOnPlan } from '../../http/entitlements.ts'
import type { Site } from '../../job.ts'
import { choiceText, lockAccount, note } from '../account.ts'
import { ensureCustomer } from '../customer.ts'
import { refresh } from '../follow.ts'
import { subscriptionIn } from '../seen-rows.ts'
import { AlreadySubscribed, AnotherPageOpen } from './errors.ts'
import { assertFits, usageOf } from './usage.ts'
import { isLive, mayPayByInvoice } from './view.ts'

/** The payment service takes what is left of a trial only when that is two days or more. */
const LEAST_TRIAL_MS = 49 * 3_600_000
const NET_DAYS = 30

export interface Desk {
  payments: Payments
  site: Site
}

interface Begun {
  n: number
  /** The subscription that was there before, if any. */
  after: string
  openSession: string | null
  trialEnd: Date | null
  netDays: number
}

/**
 * Opens a page for the card, or starts invoices. One page at a time is open: two admins who both pay would pay twice.
 * @throws AlreadySubscribed, PlanTooSmall, NotOnPlan, AnotherPageOpen
 */
export async function openCheckout(
  campus: Campus,
  { payBy, ...choice }: Choice & { payBy: 'card' | 'invoice' },
  desk: Desk,
): Promise<{ redirectUrl: string | null }> {
  const begun = await campus.command((ctx) => begin(ctx, choice, payBy))
  const customerId = await ensureCustomer(campus, desk.payments)
  await closeEarlier(campus, begun, desk)
  const { school } = campus
  const wanted = {
    purpose: { schoolId: school.id, schoolSlug: school.slug },
    customerId,
    choice,
    description: `${planOf(choice.plan).name} plan · ${school.slug}`,
    trialEnd: begun.trialEnd,
  }
  if (payBy === 'invoice') {
    // Two at once are one subscription: the key is the same for both.
    const key = `subscribe:${school.id}:invoice:${begun.after}:${choiceText(choice)}:${begun.netDays}`
    await desk.payments.startInvoiced({ ...wanted, key, netDays: begun.netDays })
    await refresh(campus, desk.payments)
    return { redirectUrl: null }
  }
  const page = await desk.payments.openSubscriptionPage({
    ...wanted,
    key: `subscribe:${school.id}:${begun.n}`,
    successUrl: desk.site.urlOf(school, '/admin/billing?subscribed=1'),
    cancelUrl: desk.site.urlOf(school, '/admin/billing?cancelled=1'),
  })
  const kept = await campus.command((ctx) =>
    ctx.sql(
      sql`update billing_accounts set open_session = ${page.id} where sessions = ${begun.n} returning school_id`,
    ),
  )
  if (kept.length) return { redirectUrl: page.url }
  await desk.payments.expireSession(page.id)
  throw new AnotherPageOpen()
}

async function begin(ctx: Ctx, choice: Choice, payBy: 'card' | 'invoice'): Promise<Begun> {
  const account = await lockAccount(ctx)
  const newest = await subscriptionIn(ctx)
  const after = newest?.id ?? ''
  if (isLive(newest)) throw new AlreadySubscribed()
  if (payBy === 'invoice' && !mayPayByInvoice(choice.plan)) throw new NotOnPlan()
  assertFits(choice.plan, await usageOf(ctx))
  // The page before stays known until another takes its place: whoever is cut off here has not ended it yet.
  await ctx.sql(sql`update billing_accounts set sessions = sessions + 1`)
  await note(ctx, { kind: 'checkout', plan: choice.plan, facts: { interval: choice.interval, payBy } })
  // A trial is had once.
  const left = account.trialEndsAt.getTime() - ctx.now.getTime()
  return {
    n: account.sessions + 1,
    after,
    openSession: account.openSession,
    trialEnd: !newest && left >= LEAST_TRIAL_MS ? account.trialEndsAt : null,
    netDays: account.netDays || NET_DAYS,
  }
}

/** What was paid for on an earlier page after all counts. */
async function closeEarlier(campus: Campus, { openSession }: Begun, { payments }: Desk): Promise<void> {
  if (!openSession) return
  const { status } = await payments.expireSession(openSession)
  if (status !== 'complete') return
  await refresh(campus, payments)
  if (isLive(await campus.read(subscriptionIn))) throw new AlreadySubscribed()
}

/** Whoever comes back from the page may be faster than the news of it. */
export async function noticePaid(campus: Campus, openSession: string, { payments }: Pick<Desk, 'payments'>) {
  const { status, subscriptionId } = await payments.getSubscriptionPage(openSession)
  if (subscriptionId) await refresh(campus, payments)
  else if (status === 'expired')
    await campus.command((ctx) =>
      ctx.sql(sql`update billing_accounts set open_session = null where open_session = ${openSession}`),
    )
}
