import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgetFor, deliveredOf, remaining, type Sold, type Terms, unitsBought } from './pricing.ts'

const price = fc.integer({ min: 1, max: 50_000 })
const metered = fc.record({ kind: fc.constantFrom('cpm' as const, 'cpc' as const), price })
const terms: fc.Arbitrary<Terms> = fc.oneof(
  metered,
  fc.record({ kind: fc.constant('flat' as const), booked: fc.integer({ min: 1, max: 9_000 }) }),
)
const sold: fc.Arbitrary<Sold> = fc.record({
  terms,
  budget: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 100_000_000 })),
  shareBps: fc.integer({ min: 0, max: 10_000 }),
})
/** A flight, and what was counted of it at the ends of some days. */
const counts = sold.chain((flight) =>
  fc.record({
    flight: fc.constant(flight),
    ends: fc
      .array(fc.integer({ min: 0, max: unitsBought(flight) + 10 }), { minLength: 1, maxLength: 9 })
      .map((ends) => ends.toSorted((a, b) => a - b)),
  }),
)

describe('what a flight costs', () => {
  test.each([
    [{ kind: 'cpm', price: 500 }, 5, 10],
    [{ kind: 'cpm', price: 500 }, 1, 2],
    [{ kind: 'cpm', price: 700 }, 100, 142],
    [{ kind: 'cpc', price: 50 }, 5_000, 100],
    [{ kind: 'cpc', price: 60 }, 5_000, 83],
    [{ kind: 'flat', booked: 168 }, 20_000, 168],
  ] as [Terms, number, number][])('%o for %i cents buys %i', (terms, budget, units) =>
    expect(unitsBought({ terms, budget })).toBe(units),
  )

  test('is the least that buys so many, and a cent less buys fewer', () => {
    fc.assert(
      fc.property(metered, fc.integer({ min: 1, max: 1_000_000 }), (terms, units) => {
        const budget = budgetFor(terms, units)
        expect(unitsBought({ terms, budget })).toBeGreaterThanOrEqual(units)
        expect(unitsBought({ terms, budget: budget - 1 })).toBeLessThan(units)
      }),
    )
  })

  test('never exceeds the budget, and one unit more than was bought would', () => {
    fc.assert(
      fc.property(metered, fc.nat(100_000_000), fc.nat(1_000), (terms, budget, more) => {
        const flight = { terms, budget, shareBps: 0 }
        const most = unitsBought(flight)
        expect(deliveredOf(flight, most + more)).toEqual(deliveredOf(flight, most))
        expect(remaining(flight, most)).toBe(0)
        expect(budgetFor(terms, most)).toBeLessThanOrEqual(budget)
        expect(budgetFor(terms, most + 1)).toBeGreaterThan(budget)
      }),
    )
  })
})

describe('what is charged', () => {
  test('adds up to the cent, however the days were cut, and so does the school’s share', () => {
    fc.assert(
      fc.property(counts, ({ flight, ends }) => {
        let before = deliveredOf(flight, 0)
        const days = ends.map((end) => {
          const now = deliveredOf(flight, end)
          const day = { spent: now.spent - before.spent, school: now.schoolShare - before.schoolShare }
          before = now
          return day
        })
        for (const { spent, school } of days) {
          expect(spent).toBeGreaterThanOrEqual(school)
          expect(school).toBeGreaterThanOrEqual(0)
        }
        const last = deliveredOf(flight, ends.at(-1) ?? 0)
        expect(days.reduce((sum, { spent }) => sum + spent, 0)).toBe(last.spent)
        expect(days.reduce((sum, { school }) => sum + school, 0)).toBe(last.schoolShare)
        expect(last.spent + last.unspent).toBe(flight.budget)
      }),
    )
  })

  test('lies less than a cent below what the units are worth', () => {
    fc.assert(
      fc.property(metered, fc.nat(100_000_000), fc.nat(10_000_000), (terms, budget, counted) => {
        const flight = { terms, budget, shareBps: 6_000 }
        const units = Math.min(counted, unitsBought(flight))
        const exact = (units * terms.price) / (terms.kind === 'cpm' ? 1_000 : 1)
        const { spent, schoolShare } = deliveredOf(flight, counted)
        expect(exact - spent).toBeGreaterThanOrEqual(-1e-6)
        expect(exact - spent).toBeLessThan(1)
        expect(spent * 0.6 - schoolShare).toBeLessThan(1)
      }),
    )
  })

  test('of a week that ran to its end is all of it, of a week that ran for half of it half', () => {
    const week: Sold = { terms: { kind: 'flat', booked: 168 }, budget: 19_999, shareBps: 5_000 }
    expect(deliveredOf(week, 168)).toEqual({ spent: 19_999, schoolShare: 9_999, unspent: 0 })
    expect(deliveredOf(week, 84)).toEqual({ spent: 9_999, schoolShare: 4_999, unspent: 10_000 })
  })

  test('is refused for broken, negative and unsafe numbers, free units and shares above the whole', () => {
    const flight: Sold = { terms: { kind: 'cpm', price: 500 }, budget: 1_000, shareBps: 5_000 }
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => deliveredOf(flight, wrong)).toThrow(RangeError)
      expect(() => deliveredOf({ ...flight, budget: wrong }, 1)).toThrow(RangeError)
      expect(() => deliveredOf({ ...flight, terms: { kind: 'cpc', price: wrong } }, 1)).toThrow(RangeError)
    }
    expect(() => unitsBought({ terms: { kind: 'cpm', price: 0 }, budget: 5 })).toThrow(RangeError)
    expect(() => deliveredOf({ ...flight, shareBps: 10_001 }, 1)).toThrow(RangeError)
  })
})
