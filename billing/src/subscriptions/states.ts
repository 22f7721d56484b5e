import type { Facts, SeenInvoice } from './facts.ts'

/** From the best to the worst: of what applies at once, the worst is the school's state. */
export const severity = [
  'active',
  'trial',
  'cancelling',
  'past_due',
  'grace',
  'paused',
  'read_only',
  'suspended',
] as const

export type SubscriptionState = (typeof severity)[number]

interface Rung {
  state: SubscriptionState
  /** Until the next one; without, it stays. */
  days?: number
}

/** What time does where nothing is paid: the way down. The way up is a payment, never time. */
export const ladders = {
  /** Since the oldest invoice that should have been paid. The card is tried again meanwhile, and grace begins when that has not helped. */
  debt: [
    { state: 'past_due', days: 7 },
    { state: 'grace', days: 14 },
    { state: 'read_only', days: 30 },
    { state: 'suspended' },
  ],
  /** Since the end of a trial that nobody pays for, or of a subscription that was cancelled. */
  ended: [{ state: 'read_only', days: 30 }, { state: 'suspended' }],
} as const satisfies Record<string, readonly Rung[]>

/** A state, since when, and when time alone will change it. */
export interface Standing {
  state: SubscriptionState
  since: Date | null
  until: Date | null
}

const dayLength = 86_400_000
export const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * dayLength)

function descend(ladder: readonly Rung[], from: Date, now: Date): Standing {
  let since = from
  for (const { state, days } of ladder) {
    const until = days === undefined ? null : daysAfter(since, days)
    if (!until || now < until) return { state, since, until }
    since = until
  }
  throw new RangeError('A ladder has a lowest rung.')
}

/** The state a school's subscription is in, from nothing but what was last seen at Stripe and the time. */
export function standingOf(facts: Facts, now: Date): Standing {
  return standingsOf(facts, now).reduce((worst, other) =>
    severity.indexOf(other.state) > severity.indexOf(worst.state) ? other : worst,
  )
}

/** All that applies at once: how the subscription runs, and what is owed. */
export function standingsOf(facts: Facts, now: Date): Standing[] {
  const owing = owedSince(facts)
  const running = runningOf(facts, now)
  return owing && owing <= now ? [running, descend(ladders.debt, owing, now)] : [running]
}

function runningOf({ trialEndsAt, subscription }: Facts, now: Date): Standing {
  // Begun, but its first payment never went through: the school is where it was before.
  if (!subscription || subscription.status.startsWith('incomplete'))
    return now < trialEndsAt ? stays('trial', trialEndsAt) : descend(ladders.ended, trialEndsAt, now)
  const { status, cancelAt, endedAt, periodEnd } = subscription
  const trialEnd = subscription.trialEndsAt ?? trialEndsAt
  const ended = status === 'canceled' ? (endedAt ?? periodEnd) : endedAt
  if (ended) return descend(ladders.ended, ended, now)
  if (cancelAt && cancelAt <= now) return descend(ladders.ended, cancelAt, now)
  // Stripe's word for a trial that is over and has no card; a pause the school asks for is another matter.
  if (status === 'paused') return descend(ladders.ended, trialEnd, now)
  if (subscription.collectionPaused) return stays('paused', cancelAt)
  if (cancelAt) return stays('cancelling', cancelAt)
  if (status !== 'trialing') return stays('active')
  if (now < trialEnd) return stays('trial', trialEnd)
  return subscription.payable ? stays('active') : descend(ladders.ended, trialEnd, now)
}

const stays = (state: SubscriptionState, until: Date | null = null): Standing => ({
  state,
  since: null,
  until,
})

/** Since when the school owes, or will owe if nothing is paid until then; null when nothing is open. */
export function owedSince({ subscription, invoices }: Facts): Date | null {
  if (!subscription) return null
  const { id, status, periodStart } = subscription
  const own = invoices.filter(({ subscriptionId }) => subscriptionId === id)
  const [oldest] = own
    .flatMap((invoice) => unpaidSince(invoice) ?? [])
    .sort((a, b) => a.getTime() - b.getTime())
  if (oldest) return oldest
  // The invoice may not have been seen yet; but one that was paid in this period speaks for itself.
  const paid = own.some(({ paidAt }) => paidAt && paidAt >= periodStart)
  return (status === 'past_due' || status === 'unpaid') && !paid ? periodStart : null
}

/** A card is owed from its first failure, an invoice against a purchase order from the day it is due. */
function unpaidSince({ status, dueAt, finalizedAt, attempts }: SeenInvoice): Date | null {
  if (status !== 'open' && status !== 'uncollectible') return null
  return dueAt ?? (attempts > 0 ? finalizedAt : null)
}
