import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Choice, changeFrom, choiceOf, overLimits, planFor, planOf, plans } from './plans.ts'

const choice: fc.Arbitrary<Choice> = fc.record({
  plan: fc.constantFrom(...plans.map(({ key }) => key)),
  interval: fc.constantFrom('month' as const, 'year' as const),
})

describe('a plan', () => {
  test.each([
    [0, 'starter'],
    [2_500, 'starter'],
    [2_501, 'campus'],
    [15_000, 'campus'],
    [15_001, 'university'],
    [80_000, 'university'],
  ])('for %i students is %s', (enrolment, key) => expect(planFor(enrolment).key).toBe(key))

  test('is refused for half a student and fewer than none', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => planFor(wrong)).toThrow(RangeError)
  })

  test('has room for everyone it is for, and a larger one gives and costs more of everything', () => {
    const all = (limits: object) => Object.values(limits).map((limit) => limit ?? Number.POSITIVE_INFINITY)
    plans.forEach((plan, index) => {
      expect(plan.limits.members ?? Number.POSITIVE_INFINITY).toBeGreaterThan(plan.enrolment ?? 0)
      expect(plan.prices.year.amount).toBe(plan.prices.month.amount * 10)
      const smaller = plans[index - 1]
      if (!smaller) return
      expect(plan.prices.month.amount).toBeGreaterThan(smaller.prices.month.amount)
      expect(plan.adShareBps).toBeGreaterThan(smaller.adShareBps)
      expect(plan.features).toEqual(expect.arrayContaining([...smaller.features]))
      const before = all(smaller.limits)
      all(plan.limits).forEach((limit, at) => {
        expect(limit).toBeGreaterThan(before[at] ?? 0)
      })
    })
  })

  test('is found again by what Stripe bills, and nothing else is', () => {
    fc.assert(
      fc.property(choice, (chosen) => {
        expect(choiceOf(planOf(chosen.plan).prices[chosen.interval].lookupKey)).toEqual(chosen)
      }),
    )
    expect(choiceOf('starter_week_usd')).toBeNull()
  })
})

describe('a change', () => {
  test('one way up is the other way down, and two steps up are up', () => {
    fc.assert(
      fc.property(choice, choice, choice, (a, b, c) => {
        const back = { same: 'same', upgrade: 'downgrade', downgrade: 'upgrade' }
        expect(changeFrom(b, a)).toBe(back[changeFrom(a, b)])
        if (changeFrom(a, b) === 'upgrade' && changeFrom(b, c) === 'upgrade')
          expect(changeFrom(a, c)).toBe('upgrade')
      }),
    )
  })

  test.each([
    ['starter', 'month', 'starter', 'year', 'upgrade'],
    ['starter', 'year', 'campus', 'month', 'upgrade'],
    ['campus', 'year', 'campus', 'month', 'downgrade'],
    ['university', 'month', 'starter', 'year', 'downgrade'],
    ['campus', 'month', 'campus', 'month', 'same'],
  ] as const)('from %s by %s to %s by %s is %s', (plan, interval, toPlan, toInterval, expected) =>
    expect(changeFrom({ plan, interval }, { plan: toPlan, interval: toInterval })).toBe(expected),
  )

  test('to a smaller plan says what does not fit in', () => {
    const used = { members: 4_001, staffSeats: 5, storageGb: 30, adCampaigns: 11 }
    expect(overLimits('starter', used)).toEqual([
      { limit: 'members', used: 4_001, allowed: 4_000 },
      { limit: 'adCampaigns', used: 11, allowed: 10 },
    ])
    expect(overLimits('university', { ...used, members: 1e9 })).toEqual([])
  })
})
