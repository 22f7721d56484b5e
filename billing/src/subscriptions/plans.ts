export type PlanKey = 'starter' | 'campus' | 'university'
export type Interval = 'month' | 'year'

/** What a school has of something on a plan; null is without end. */
export interface Limits {
  /** Accounts that are not closed. */
  members: number | null
  staffSeats: number | null
  storageGb: number | null
  /** Paid-for campaigns that run or wait to run at the same time. */
  adCampaigns: number | null
}

/** What not every plan has. Signing in through the school is a matter of safety and in all of them. */
export type Feature = 'self_serve_ads' | 'purchase_orders' | 'ad_opt_out' | 'directory_sync'

export interface Plan {
  key: PlanKey
  name: string
  /** The largest enrolment it is for, in students; null is the largest there is. */
  enrolment: number | null
  /** In cents; the lookup key finds the price at Stripe, whose id differs from environment to environment. */
  prices: Readonly<Record<Interval, { lookupKey: string; amount: number }>>
  limits: Limits
  features: readonly Feature[]
  /** The school's part of what its ads earn, in basis points. */
  adShareBps: number
  support: 'email' | 'priority' | 'named'
}

/** From the smallest to the largest. A year costs ten months. */
export const plans: readonly Plan[] = [
  {
    key: 'starter',
    name: 'Starter',
    enrolment: 2_500,
    prices: priced('starter', 14_900),
    limits: { members: 4_000, staffSeats: 5, storageGb: 100, adCampaigns: 10 },
    features: ['self_serve_ads'],
    adShareBps: 5_000,
    support: 'email',
  },
  {
    key: 'campus',
    name: 'Campus',
    enrolment: 15_000,
    prices: priced('campus', 49_900),
    limits: { members: 25_000, staffSeats: 25, storageGb: 1_000, adCampaigns: 100 },
    features: ['self_serve_ads', 'purchase_orders', 'directory_sync'],
    adShareBps: 6_000,
    support: 'priority',
  },
  {
    key: 'university',
    name: 'University',
    enrolment: null,
    prices: priced('university', 149_900),
    limits: { members: null, staffSeats: null, storageGb: 10_000, adCampaigns: null },
    features: ['self_serve_ads', 'purchase_orders', 'directory_sync', 'ad_opt_out'],
    adShareBps: 7_000,
    support: 'named',
  },
]

function priced(plan: PlanKey, amount: number): Plan['prices'] {
  return {
    month: { lookupKey: `${plan}_month_usd`, amount },
    year: { lookupKey: `${plan}_year_usd`, amount: amount * 10 },
  }
}

export function planOf(key: PlanKey): Plan {
  const plan = plans.find((plan) => plan.key === key)
  if (!plan) throw new RangeError(`There is no plan ${key}.`)
  return plan
}

/** The smallest plan that is for a school of this many students. */
export function planFor(enrolment: number): Plan {
  if (!Number.isSafeInteger(enrolment) || enrolment < 0)
    throw new RangeError('An enrolment is a whole number.')
  return plans.find((plan) => enrolment <= (plan.enrolment ?? enrolment)) as Plan
}

export interface Choice {
  plan: PlanKey
  interval: Interval
}

const intervals: readonly Interval[] = ['month', 'year']

/** What was chosen, from what Stripe bills; null for a price that is none of ours. */
export function choiceOf(lookupKey: string): Choice | null {
  for (const { key, prices } of plans)
    for (const interval of intervals)
      if (prices[interval].lookupKey === lookupKey) return { plan: key, interval }
  return null
}

/**
 * More is to be had now, less from the period's end on. The plan decides, and within one plan the interval: a year is more than a month.
 */
export function changeFrom(from: Choice, to: Choice): 'same' | 'upgrade' | 'downgrade' {
  const rank = ({ plan, interval }: Choice) =>
    plans.indexOf(planOf(plan)) * intervals.length + intervals.indexOf(interval)
  const step = rank(to) - rank(from)
  return step === 0 ? 'same' : step > 0 ? 'upgrade' : 'downgrade'
}

/** Of what a plan gives, that of which more is in use: a school sees it before it chooses a smaller one. */
export function overLimits(
  plan: PlanKey,
  used: Readonly<Record<keyof Limits, number>>,
): { limit: keyof Limits; used: number; allowed: number }[] {
  const { limits } = planOf(plan)
  return (Object.keys(limits) as (keyof Limits)[]).flatMap((limit) => {
    const allowed = limits[limit]
    return allowed !== null && used[limit] > allowed ? [{ limit, used: used[limit], allowed }] : []
  })
}
