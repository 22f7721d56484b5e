import type { SubscriptionAsSeen } from '@banter/billing/subscriptions/calls'
import { type Choice, choiceOf, type PlanKey, planOf } from '@banter/billing/subscriptions/plans'
import type { ReadCtx } from '@banter/tenants/context'
import { type Account, accountIn, choiceIn, TRIAL_DAYS } from '../account.ts'
import type * as contract from '../contract.ts'
import { invoicesIn, subscriptionIn } from '../seen-rows.ts'
import { usageOf, usageView } from './usage.ts'

/** What is billed just now: not one that ended, and not one whose first payment never went through. */
export function isLive(subscription: SubscriptionAsSeen | null): subscription is SubscriptionAsSeen {
  if (!subscription || subscription.endedAt) return false
  return !['canceled', 'incomplete', 'incomplete_expired', 'paused'].includes(subscription.status)
}

export const priceOf = ({ plan, interval }: Choice) => ({
  amount: planOf(plan).prices[interval].amount,
  currency: 'usd',
})

/** A school whose account is about to be opened is shown as it will be. */
function unopened(ctx: ReadCtx): Account {
  const trialEndsAt = new Date(ctx.now.getTime() + TRIAL_DAYS * 86_400_000)
  return {
    ...choiceIn(ctx.school.plan),
    stripeCustomer: null,
    enrolment: 0,
    state: 'trial',
    stateSince: ctx.now,
    stateUntil: trialEndsAt,
    trialEndsAt,
    remindedUntil: ctx.now,
    version: 0,
    openSession: null,
    sessions: 0,
    poNumber: '',
    taxId: '',
    netDays: 0,
    details: 0,
  }
}

export async function viewSubscription(ctx: ReadCtx): Promise<contract.Subscription> {
  const account = (await accountIn(ctx)) ?? unopened(ctx)
  const newest = await subscriptionIn(ctx)
  const subscription = isLive(newest) ? newest : null
  const { plan, interval } = account
  const sent = subscription ? subscription.netDays !== null : account.netDays > 0
  return {
    plan,
    interval,
    planName: planOf(plan).name,
    state: account.state,
    since: account.stateSince.toISOString(),
    until: account.stateUntil?.toISOString() ?? null,
    subscribed: subscription !== null,
    price: priceOf(account),
    trialEndsAt: account.trialEndsAt.toISOString(),
    periodEnd: subscription?.periodEnd.toISOString() ?? null,
    cancelAt: subscription?.cancelAt?.toISOString() ?? null,
    next: subscription ? nextOf(subscription) : null,
    discount: subscription?.discount ?? '',
    card: subscription?.card ?? '',
    payBy: sent ? 'invoice' : 'card',
    owed: newest ? await owedOf(ctx, newest) : null,
    enrolment: account.enrolment,
    poNumber: account.poNumber,
    taxId: account.taxId,
    netDays: account.netDays,
    usage: usageView(plan, await usageOf(ctx)),
    mayPayByInvoice: mayPayByInvoice(plan),
  }
}

export const mayPayByInvoice = (plan: PlanKey) => planOf(plan).features.includes('purchase_orders')

function nextOf({ next }: SubscriptionAsSeen): contract.Subscription['next'] {
  const choice = next && choiceOf(next.price)
  if (!choice) return null
  return { ...choice, planName: planOf(choice.plan).name, at: next.at.toISOString() }
}

async function owedOf(ctx: ReadCtx, { id }: SubscriptionAsSeen): Promise<contract.Subscription['owed']> {
  const invoices = await invoicesIn(ctx, id)
  const open = invoices.filter(({ status }) => status === 'open' || status === 'uncollectible')
  const oldest = open.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0]
  if (!oldest) return null
  const amount = open.reduce((sum, { amountDue }) => sum + amountDue, 0)
  return {
    amount: { amount, currency: oldest.currency },
    number: oldest.number,
    pageUrl: oldest.pageUrl,
    nextAttemptAt: oldest.nextAttemptAt?.toISOString() ?? null,
  }
}
