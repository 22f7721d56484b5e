import { type PlanKey, plans } from '@banter/billing/subscriptions/plans'
import type { Database } from '@banter/tenants/database'
import { sql } from '@banter/tenants/database'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import { NotFound } from '../../http/errors.ts'
import { accountIn } from '../account.ts'
import { subscriptionIn } from '../seen-rows.ts'
import type * as contract from './contract.ts'
import { viewSubscription } from './view.ts'

interface Event {
  kind: string
  fromState: string
  toState: string
  plan: string
  at: Date
}

/** How a school stands with what it pays, for those who run the platform. @throws NotFound */
export async function schoolSubscription(
  { database, directory }: { database: Database; directory: SchoolDirectory },
  id: string,
): Promise<contract.SchoolSubscription> {
  const school = await directory.byId(id)
  if (school?.kind !== 'school') throw new NotFound()
  return database.read(school, null, async (ctx) => {
    const view = await viewSubscription(ctx)
    const subscription = await subscriptionIn(ctx)
    const events = await ctx.sql<Event>(sql`
      select kind, from_state as "fromState", to_state as "toState", plan, at from subscription_events order by id desc limit 20`)
    const [sum] = await ctx.sql<{ paid: number }>(
      sql`select coalesce(sum(amount_paid), 0)::bigint as paid from subscription_invoices where status = 'paid'`,
    )
    const { plan, interval, planName, state, since, until, enrolment } = view
    return {
      schoolId: id,
      plan,
      interval,
      planName,
      state,
      since,
      until,
      enrolment,
      stripeCustomer: (await accountIn(ctx))?.stripeCustomer ?? null,
      stripeSubscription: subscription?.id ?? null,
      paid: { amount: sum?.paid ?? 0, currency: school.currency },
      owed: view.owed?.amount ?? { amount: 0, currency: school.currency },
      events: events.map((event) => ({ text: sentenceOf(event), at: event.at.toISOString() })),
    }
  })
}

const words: Record<string, string> = {
  trial: 'in trial',
  active: 'paid',
  cancelling: 'paid, ending',
  past_due: 'payment failed',
  grace: 'in grace',
  paused: 'paused',
  read_only: 'read-only',
  suspended: 'suspended',
}

function sentenceOf({ kind, fromState, toState, plan }: Event): string {
  const name = plans.find(({ key }) => key === (plan as PlanKey))?.name ?? ''
  switch (kind) {
    case 'opened':
      return `Trial of the ${name} plan began`
    case 'state':
      return `From ${words[fromState]} to ${words[toState]}`
    case 'plan':
      return `Plan changed to ${name}`
    case 'checkout':
      return `Began to pay for the ${name} plan`
    case 'cancel':
      return 'Cancelled for the end of the period'
    case 'resume':
      return 'Goes on after all'
    case 'discount':
      return 'Code redeemed'
    default:
      return 'Invoice details changed'
  }
}
