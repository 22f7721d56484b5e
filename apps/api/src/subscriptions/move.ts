import type { Facts } from '@banter/billing/subscriptions/facts'
import { choiceOf } from '@banter/billing/subscriptions/plans'
import { daysAfter, owedSince, type Standing, standingOf } from '@banter/billing/subscriptions/states'
import {
  type Mail,
  reminderDue,
  type Transition,
  transitionBetween,
  wakeAt,
} from '@banter/billing/subscriptions/transitions'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { type Account, choiceText, note } from './account.ts'
import { tellAdmins } from './mails.ts'
import { invoiceFailed, subscriptionChanged } from './topics.ts'

const topics = { subscription_changed: subscriptionChanged, invoice_failed: invoiceFailed }
/** A school about which nothing is to come is looked at so often all the same. */
const LONGEST_SLEEP_DAYS = 7

/**
 * Brings a school to the state that follows from what is known and from the time. The account is locked, so every change is made once; what
 * is said about it goes out with it.
 */
export async function move(ctx: Ctx, account: Account, facts: Facts): Promise<void> {
  const standing = standingOf(facts, ctx.now)
  const step = transitionBetween(account.state, standing.state)
  const choice = (facts.subscription && choiceOf(facts.subscription.price)) ?? account
  const since = step ? (standing.since ?? ctx.now) : account.stateSince
  await ctx.sql(sql`
    update billing_accounts
       set state = ${standing.state}, state_since = ${since}, state_until = ${standing.until}, plan = ${choice.plan},
           "interval" = ${choice.interval}, version = version + ${step ? 1 : 0}, reminded_until = ${ctx.now}`)
  const wake = wakeAt(facts, ctx.now) ?? daysAfter(ctx.now, LONGEST_SLEEP_DAYS)
  await inAddressBook(ctx, standing, choiceText(choice), wake)
  if (step) {
    await note(ctx, { kind: 'state', from: account.state, to: standing.state, plan: choice.plan })
    const said = { school_id: ctx.school.id, plan: choice.plan, status: standing.state }
    for (const name of step.topics) await publish(ctx, topics[name], said)
  }
  const mail = step?.mail && { mail: step.mail, key: keyOf(step.mail, { account, step, facts }) }
  const reminder = reminderDue(facts, account.remindedUntil, ctx.now)
  for (const one of [mail, reminder]) if (one) await tellAdmins(ctx, one, { facts, standing })
}

/** Where the gate of every request reads it. Written only when it is different: each writing is told to every process. */
async function inAddressBook(ctx: Ctx, { state, until }: Standing, plan: string, wake: Date): Promise<void> {
  await ctx.sql(sql`
    update schools set subscription_state = ${state}, subscription_until = ${until}, subscription_wake_at = ${wake}, plan = ${plan}
     where id = ${ctx.school.id}::uuid
       and (subscription_state, subscription_until, subscription_wake_at, plan) is distinct from
           (${state}, ${until}::timestamptz, ${wake}::timestamptz, ${plan})`)
}

const ofDebt: readonly Mail[] = ['payment_failed', 'grace_started', 'read_only_started', 'suspended']

/** One debt is told once at each step, however often news of it makes the state go to and fro. */
function keyOf(mail: Mail, { account, step, facts }: { account: Account; step: Transition; facts: Facts }) {
  const owed = owedSince(facts)
  if (ofDebt.includes(mail) && owed) return `${mail}:${owed.toISOString()}`
  return `${mail}:${step.to}:${account.version + 1}`
}
