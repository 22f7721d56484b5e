import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  billed,
  day,
  facts,
  learnt,
  moment,
  running,
  sighting,
  sightings,
} from '../../test/subscription-facts.ts'
import { accessOf } from './entitlements.ts'
import { learn } from './facts.ts'
import { type SubscriptionState, standingOf } from './states.ts'
import { reminderDue, transitionBetween, wakeAt } from './transitions.ts'

/** How much of a campus is closed. */
const order: Record<string, number> = { full: 0, read_only: 1, closed: 2 }
const closedness = (state: SubscriptionState) => order[accessOf[state]] ?? Number.NaN

describe('what was seen at Stripe', () => {
  test('comes to the same in any order and however often it is handed in', () => {
    const twice = sightings.chain((seen) =>
      fc.tuple(
        fc.constant(seen),
        fc.shuffledSubarray([...seen, ...seen], { minLength: 2 * seen.length }),
        moment,
      ),
    )
    fc.assert(
      fc.property(twice, ([seen, again, now]) => {
        expect(learnt(again)).toEqual(learnt(seen))
        expect(standingOf(learnt(again), now)).toEqual(standingOf(learnt(seen), now))
      }),
    )
  })

  test('never brings back a subscription that has ended', () => {
    const ended = { ...running, status: 'canceled' as const, endedAt: day(50), seenAt: day(50) }
    const late = { ...running, seenAt: day(51) }
    expect(learnt([{ subscription: ended }, { subscription: late }]).subscription).toEqual(ended)
  })

  test('never turns a paid invoice into an open one', () => {
    const paid = { ...billed, status: 'paid' as const, paidAt: day(61), seenAt: day(61) }
    const late = { ...billed, attempts: 3, seenAt: day(62) }
    expect(learnt([{ invoice: paid }, { invoice: late }]).invoices).toEqual([paid])
  })
})

describe('the state', () => {
  test('never gives access back by time alone', () => {
    fc.assert(
      fc.property(facts, moment, moment, (known, a, b) => {
        const [sooner, later] = a < b ? [a, b] : [b, a]
        expect(closedness(standingOf(known, later).state)).toBeGreaterThanOrEqual(
          closedness(standingOf(known, sooner).state),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('stays as it is until it said to look again, and no mail falls due before', () => {
    fc.assert(
      fc.property(facts, moment, fc.double({ min: 0, max: 0.999, noNaN: true }), (known, now, part) => {
        const next = wakeAt(known, now) ?? day(400)
        const between = new Date(now.getTime() + Math.floor((next.getTime() - now.getTime()) * part))
        expect(next.getTime()).toBeGreaterThan(now.getTime())
        expect(standingOf(known, between)).toEqual(standingOf(known, now))
        expect(reminderDue(known, now, between)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  test('is whole again once everything is paid, however deep it had fallen', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const before = known.subscription
        fc.pre(before !== null && before.status !== 'canceled' && before.status !== 'incomplete_expired')
        fc.pre(!before.endedAt)
        const now = day(160)
        const active = { ...before, status: 'active' as const, cancelAt: null, collectionPaused: false }
        const paid = known.invoices
          .filter(({ status }) => status !== 'void')
          .map((one) => ({ invoice: { ...one, status: 'paid' as const, paidAt: now, seenAt: now } }))
        const after = [{ subscription: { ...active, seenAt: now } }, ...paid].reduce(learn, known)
        expect(standingOf(after, now).state).toBe('active')
      }),
    )
  })

  test('is whole again with a new subscription after one that ended', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const again = { ...running, id: 'sub_3', createdAt: day(160), seenAt: day(160) }
        expect(standingOf(learn(known, { subscription: again }), day(161)).state).toBe('active')
      }),
    )
  })

  test('never changes without saying so, and never says so without a change', () => {
    fc.assert(
      fc.property(facts, sighting, moment, moment, (known, seen, a, b) => {
        const from = standingOf(known, a).state
        const to = standingOf(learn(known, seen), b).state
        expect(transitionBetween(from, to) !== null).toBe(from !== to)
      }),
      { numRuns: 500 },
    )
  })
})
