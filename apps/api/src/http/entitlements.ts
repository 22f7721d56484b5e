import {
  type Access,
  accessOf,
  type Entitlements,
  entitlementsOf,
} from '@banter/billing/subscriptions/entitlements'
import { type Limits, plans } from '@banter/billing/subscriptions/plans'
import type { SubscriptionState } from '@banter/billing/subscriptions/states'
import type { School } from '@banter/tenants/context'
import createError from '@fastify/error'

export const NotOnPlan = createError(
  'NOT_ON_PLAN',
  'This is not part of your school’s plan. An admin can change the plan under Admin, Billing.',
  403,
)
export const PlanIsFull = createError(
  'PLAN_IS_FULL',
  'Your school’s plan has no room for more. An admin can change the plan under Admin, Billing.',
  409,
)

type Known = Pick<School, 'status' | 'subscriptionState' | 'plan'>

/** How much of a school is open: closed by the platform, or by what it owes. */
export function accessTo({ status, subscriptionState }: Known): Access {
  const access = accessOf[subscriptionState as SubscriptionState]
  return access === 'full' && status === 'suspended' ? 'read_only' : access
}

/** What a school has on its plan; one that has not chosen tries the middle one. */
export function planIn(school: Known): Entitlements {
  const plan = plans.find(({ key }) => school.plan.startsWith(`${key}-`))?.key ?? 'campus'
  return entitlementsOf(school.subscriptionState as SubscriptionState, plan)
}

/** Asked before one more is made: `used` is how many there are. @throws PlanIsFull */
export function assertRoom(school: Known, limit: keyof Limits, used: number): void {
  const allowed = planIn(school).limits[limit]
  if (allowed !== null && used >= allowed) throw new PlanIsFull()
}
