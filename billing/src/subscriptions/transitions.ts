import type { Facts } from './facts.ts'
import {
  daysAfter,
  owedSince,
  type Standing,
  type SubscriptionState,
  standingOf,
  standingsOf,
} from './states.ts'

export type Mail =
  | 'subscription_started'
  | 'subscription_restored'
  | 'cancellation_withdrawn'
  | 'cancellation_booked'
  | 'payment_failed'
  | 'grace_started'
  | 'read_only_started'
  | 'paused'
  | 'suspended'
  | 'trial_ends'
  | 'subscription_ends'
  | 'payment_still_open'
  | 'grace_ends'
  | 'suspension_nears'

/** Who sees a banner about it. Students are never told of their school's bills, only that nothing can be written. */
export type Banner = 'billing_staff' | 'everyone' | null

export interface Transition {
  from: readonly SubscriptionState[]
  to: SubscriptionState
  mail: Mail | null
  topics: readonly ('subscription_changed' | 'invoice_failed')[]
  banner: Banner
}

const owing = ['past_due', 'grace'] as const
const closed = ['paused', 'read_only', 'suspended'] as const
const fine = ['trial', 'active', 'cancelling'] as const
const changed = ['subscription_changed'] as const

/** What is said and done where a school's state changes. Steps may be left out: whoever was not looking meanwhile only says the last. */
export const transitions: readonly Transition[] = [
  { from: [...owing, ...closed], to: 'active', mail: 'subscription_restored', topics: changed, banner: null },
  { from: ['trial'], to: 'active', mail: 'subscription_started', topics: changed, banner: null },
  { from: ['cancelling'], to: 'active', mail: 'cancellation_withdrawn', topics: changed, banner: null },
  {
    from: ['active', 'cancelling', ...owing, ...closed],
    to: 'trial',
    mail: null,
    topics: changed,
    banner: null,
  },
  {
    from: ['trial', 'active', ...owing, ...closed],
    to: 'cancelling',
    mail: 'cancellation_booked',
    topics: changed,
    banner: 'billing_staff',
  },
  {
    from: [...fine, 'grace', ...closed],
    to: 'past_due',
    mail: 'payment_failed',
    topics: [...changed, 'invoice_failed'],
    banner: 'billing_staff',
  },
  {
    from: [...fine, 'past_due', ...closed],
    to: 'grace',
    mail: 'grace_started',
    topics: changed,
    banner: 'billing_staff',
  },
  {
    from: [...fine, ...owing, 'read_only', 'suspended'],
    to: 'paused',
    mail: 'paused',
    topics: changed,
    banner: 'everyone',
  },
  {
    from: [...fine, ...owing, 'paused', 'suspended'],
    to: 'read_only',
    mail: 'read_only_started',
    topics: changed,
    banner: 'everyone',
  },
  {
    from: [...fine, ...owing, 'paused', 'read_only'],
    to: 'suspended',
    mail: 'suspended',
    topics: changed,
    banner: 'everyone',
  },
]

/** What follows from a change of state; null where nothing changed. */
export function transitionBetween(from: SubscriptionState, to: SubscriptionState): Transition | null {
  return transitions.find((one) => one.to === to && one.from.includes(from)) ?? null
}

/** Mails while a state lasts, so many days before it ends. */
export const reminders: readonly { state: SubscriptionState; mail: Mail; daysBefore: readonly number[] }[] = [
  { state: 'trial', mail: 'trial_ends', daysBefore: [7, 3, 1] },
  { state: 'cancelling', mail: 'subscription_ends', daysBefore: [7, 1] },
  { state: 'past_due', mail: 'payment_still_open', daysBefore: [4, 2] },
  { state: 'grace', mail: 'grace_ends', daysBefore: [7, 3, 1] },
  { state: 'read_only', mail: 'suspension_nears', daysBefore: [14, 3] },
]

export interface Reminder {
  mail: Mail
  daysLeft: number
  at: Date
  /** One mail for each, however often it is asked. */
  key: string
}

/** Whoever has given a card for the time after the trial has nothing left to do. */
const isSettled = ({ subscription }: Facts) => subscription?.status === 'trialing' && subscription.payable

function remindersOf({ state, until }: Standing, facts: Facts): Reminder[] {
  if (!until || (state === 'trial' && isSettled(facts))) return []
  return reminders
    .filter((reminder) => reminder.state === state)
    .flatMap(({ mail, daysBefore }) =>
      daysBefore.map((daysLeft) => ({
        mail,
        daysLeft,
        at: daysAfter(until, -daysLeft),
        key: `${mail}:${until.toISOString()}:${daysLeft}`,
      })),
    )
}

/** The mail whose time came after `last`, until now: of several, the latest, since only its number of days is true. */
export function reminderDue(facts: Facts, last: Date, now: Date): Reminder | null {
  const due = remindersOf(standingOf(facts, now), facts).filter(({ at }) => last < at && at <= now)
  return due.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null
}

/**
 * When to look next: a state ends, a mail is due, an invoice becomes a debt. A day after a period's end Stripe is asked whatever was heard.
 */
export function wakeAt(facts: Facts, now: Date): Date | null {
  const standings = standingsOf(facts, now)
  const { subscription } = facts
  const moments = [
    ...standings.map(({ until }) => until),
    ...remindersOf(standingOf(facts, now), facts).map(({ at }) => at),
    owedSince(facts),
    subscription && !subscription.endedAt ? daysAfter(subscription.periodEnd, 1) : null,
  ]
  const ahead = moments.filter((at): at is Date => at !== null && at > now)
  return ahead.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}
