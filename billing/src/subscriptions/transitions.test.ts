import { describe, expect, test } from 'vitest'
import { billed, day, learnt, running, start } from '../../test/subscription-facts.ts'
import type { Sighting } from './facts.ts'
import { type SubscriptionState, standingOf } from './states.ts'
import { reminderDue, transitionBetween, wakeAt } from './transitions.ts'

describe('a year of a school', () => {
  const at = (n: number, ...seen: Sighting[]) => standingOf(learnt(seen), day(n)).state
  const owing = { subscription: { ...running, status: 'past_due' as const, seenAt: day(60) } }

  test.each([
    ['its own trial', 29.9, [], 'trial'],
    ['nobody pays', 30, [], 'read_only'],
    ['and time passes', 60, [], 'suspended'],
    [
      'a payment that never went through',
      31,
      [{ subscription: { ...running, status: 'incomplete' } }],
      'read_only',
    ],
    ['paid', 45, [{ subscription: running }], 'active'],
    ['the renewal’s news is late', 75, [{ subscription: running }], 'active'],
    ['the card fails', 60.5, [owing, { invoice: billed }], 'past_due'],
    [
      'the card fails, the subscription is not seen yet',
      61,
      [{ subscription: running }, { invoice: billed }],
      'past_due',
    ],
    ['still failing', 67, [owing, { invoice: { ...billed, attempts: 4 } }], 'grace'],
    ['until the last moment', 80.99, [owing, { invoice: billed }], 'grace'],
    ['owing, the invoice is not seen yet', 38, [owing], 'grace'],
    ['grace is over', 81, [owing, { invoice: billed }], 'read_only'],
    ['thirty days more', 111, [owing, { invoice: billed }], 'suspended'],
    [
      'written off is still owed',
      81,
      [owing, { invoice: { ...billed, status: 'uncollectible' } }],
      'read_only',
    ],
    ['void is not', 81, [{ subscription: running }, { invoice: { ...billed, status: 'void' } }], 'active'],
    ['cancelled, still running', 50, [{ subscription: { ...running, cancelAt: day(60) } }], 'cancelling'],
    ['cancelled, over', 60, [{ subscription: { ...running, cancelAt: day(60) } }], 'read_only'],
    ['on pause', 50, [{ subscription: { ...running, collectionPaused: true } }], 'paused'],
    [
      'on pause and owing',
      61,
      [{ subscription: { ...running, collectionPaused: true } }, { invoice: billed }],
      'paused',
    ],
    [
      'over and owing',
      61,
      [{ subscription: { ...running, endedAt: day(60) } }, { invoice: billed }],
      'read_only',
    ],
    ['a trial with a card goes over', 31, [{ subscription: { ...running, status: 'trialing' } }], 'active'],
    [
      'a trial without',
      31,
      [{ subscription: { ...running, status: 'trialing', payable: false } }],
      'read_only',
    ],
  ] as [string, number, Sighting[], SubscriptionState][])('%s: on day %d', (_, n, seen, expected) =>
    expect(at(n, ...seen)).toBe(expected),
  )

  test('an invoice against a purchase order is a debt from the day it is due', () => {
    const invoice = { ...billed, attempts: 0, dueAt: day(90) }
    expect(at(89, { subscription: running }, { invoice })).toBe('active')
    expect(at(90, { subscription: running }, { invoice })).toBe('past_due')
    expect(wakeAt(learnt([{ subscription: running }, { invoice }]), day(70))).toEqual(day(90))
  })

  test('walks down with a mail at each step and in between, each with its own key', () => {
    const known = learnt([owing, { invoice: billed }])
    const said: string[] = []
    const say = (now: Date, mail?: string | null) =>
      mail && said.push(`${(now.getTime() - start.getTime()) / 86_400_000} ${mail}`)
    let [last, state]: [Date, SubscriptionState] = [day(59), 'active']
    for (let now: Date | null = day(60); now; now = wakeAt(known, now)) {
      const next = standingOf(known, now).state
      say(now, transitionBetween(state, next)?.mail)
      say(now, reminderDue(known, last, now)?.mail)
      state = next
      last = now
    }
    expect(said).toEqual([
      '60 payment_failed',
      '63 payment_still_open',
      '65 payment_still_open',
      '67 grace_started',
      '74 grace_ends',
      '78 grace_ends',
      '80 grace_ends',
      '81 read_only_started',
      '97 suspension_nears',
      '108 suspension_nears',
      '111 suspended',
    ])
  })
})
