import { type Feature, type Limits, type PlanKey, planOf } from './plans.ts'
import type { SubscriptionState } from './states.ts'

/** What a school's people do, as far as its subscription has a say in it. Who of them may is another question. */
export type Deed =
  /** See all that is there. */
  | 'read'
  /** Take out what is theirs, or the school's. */
  | 'export'
  /** Hand over what is sold, be paid, be refunded, dispute, pay out: money that students are owed. */
  | 'settle'
  /** See the bill, and pay it. */
  | 'pay_bill'
  /** Show the ads that are paid for. */
  | 'show_ads'
  /** Open the public pages to visitors who are not signed in. */
  | 'visit'
  /** Say something new: posts, comments, clubs, events, messages, pictures. */
  | 'write'
  /** Offer and order something new. */
  | 'trade'
  /** Make new accounts. */
  | 'join'
  /** Buy new campaigns. */
  | 'advertise'

export type Access = 'full' | 'read_only' | 'closed'

export const accessOf: Readonly<Record<SubscriptionState, Access>> = {
  trial: 'full',
  active: 'full',
  cancelling: 'full',
  past_due: 'full',
  grace: 'full',
  paused: 'read_only',
  read_only: 'read_only',
  suspended: 'closed',
}

/** No bill of a school stands between students and what is theirs. */
const always = ['read', 'export', 'settle', 'pay_bill'] as const satisfies Deed[]
/** What advertisers have paid for is shown as long as the pages are: it can pay for the campus. */
const stillOpen = [...always, 'show_ads', 'visit'] as const satisfies Deed[]

const granted: Readonly<Record<Access, readonly Deed[]>> = {
  full: [...stillOpen, 'write', 'trade', 'join', 'advertise'],
  read_only: stillOpen,
  closed: always,
}

export interface Entitlements {
  access: Access
  may: ReadonlySet<Deed>
  features: ReadonlySet<Feature>
  limits: Limits
}

/** What a school may do in this state of its subscription, on this plan: the one place that says so. */
export function entitlementsOf(state: SubscriptionState, plan: PlanKey): Entitlements {
  const access = accessOf[state]
  const { features, limits } = planOf(plan)
  return { access, may: new Set(granted[access]), features: new Set(features), limits }
}
