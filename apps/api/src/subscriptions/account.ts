import { type Choice, type Interval, type PlanKey, plans } from '@banter/billing/subscriptions/plans'
import { daysAfter, type SubscriptionState } from '@banter/billing/subscriptions/states'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'

export const TRIAL_DAYS = 30

export interface Account {
  stripeCustomer: string | null
  enrolment: number
  plan: PlanKey
  interval: Interval
  state: SubscriptionState
  stateSince: Date
  stateUntil: Date | null
  trialEndsAt: Date
  remindedUntil: Date
  version: number
  openSession: string | null
  sessions: number
  poNumber: string
  taxId: string
  netDays: number
  details: number
}

const columns = sql`
  stripe_customer as "stripeCustomer", enrolment, plan, "interval", state, state_since as "stateSince", state_until as "stateUntil",
  trial_ends_at as "trialEndsAt", reminded_until as "remindedUntil", version, open_session as "openSession", sessions,
  po_number as "poNumber", tax_id as "taxId", net_days as "netDays", details`

export async function accountIn(ctx: ReadCtx, { lock = false } = {}): Promise<Account | null> {
  const [row] = await ctx.sql<Account>(
    sql`select ${columns} from billing_accounts ${lock ? sql`for no key update` : empty}`,
  )
  return row ?? null
}

/** The account, for a command that will change it. A school that was there before there were any is given its own. */
export async function lockAccount(ctx: Ctx): Promise<Account> {
  const account = await accountIn(ctx, { lock: true })
  if (account) return account
  await openAccount(ctx)
  const opened = await accountIn(ctx, { lock: true })
  if (!opened) throw new NotFound()
  return opened
}

/** A trial of thirty days without a card, on the plan that the school was opened with. Opening twice is the same as once. */
export async function openAccount(ctx: Ctx): Promise<void> {
  const { plan, interval } = choiceIn(ctx.school.plan)
  const until = daysAfter(ctx.now, TRIAL_DAYS)
  const opened = await ctx.sql(sql`
    insert into billing_accounts (plan, "interval", state_since, state_until, trial_ends_at, reminded_until, created_at)
    values (${plan}, ${interval}, ${ctx.now}, ${until}, ${until}, ${ctx.now}, ${ctx.now})
    on conflict (school_id) do nothing returning school_id`)
  if (!opened.length) return
  await note(ctx, { kind: 'opened', plan, to: 'trial' })
  ctx.write(sql`
    update schools set subscription_state = 'trial', subscription_until = ${until}, subscription_wake_at = ${daysAfter(until, -7)}
     where id = ${ctx.school.id}::uuid`)
}

interface Happened {
  kind: 'opened' | 'state' | 'plan' | 'checkout' | 'cancel' | 'resume' | 'discount' | 'details'
  plan?: string
  from?: string
  to?: string
  facts?: object
}

/** Writes down what happened, and who did it; it is never changed again. */
export async function note(ctx: Ctx, { kind, plan = '', from = '', to = '', facts = {} }: Happened) {
  ctx.write(sql`
    insert into subscription_events (id, kind, from_state, to_state, plan, facts, by_id, at)
    values (app.uuid_v7(), ${kind}, ${from}, ${to}, ${plan}, ${JSON.stringify(facts)}::jsonb, ${ctx.viewer?.id ?? null}::uuid, ${ctx.now})`)
}

const suffix = { month: 'monthly', year: 'yearly' } as const

/** How a choice is written in the address book: campus-yearly. */
export const choiceText = ({ plan, interval }: Choice) => `${plan}-${suffix[interval]}`

/** The choice that the address book names; a school that has not chosen tries the middle one. */
export function choiceIn(text: string): Choice {
  for (const { key } of plans)
    for (const interval of ['month', 'year'] as const)
      if (text === choiceText({ plan: key, interval })) return { plan: key, interval }
  return { plan: 'campus', interval: 'month' }
}
