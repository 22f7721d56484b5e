import { deliveredOf, type Sold, type Terms, unitsBought } from '@banter/billing/ads/pricing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursDelivered, liveSpans } from './delivered.ts'
import { stepsOf } from './steps.ts'

const terms: fc.Arbitrary<Terms> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('cpm' as const, 'cpc' as const),
    price: fc.integer({ min: 1, max: 50_000 }),
  }),
  fc.record({ kind: fc.constant('flat' as const), booked: fc.integer({ min: 1, max: 2_000 }) }),
)
const sold: fc.Arbitrary<Sold> = fc.record({
  terms,
  budget: fc.integer({ min: 1, max: 1_000_000 }),
  shareBps: fc.integer({ min: 0, max: 10_000 }),
})
const dayAt = (index: number) => new Date(Date.UTC(2026, 9, 1 + index)).toISOString().slice(0, 10)
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

describe('days of a flight', () => {
  const delivery = sold.chain((one) =>
    fc.record({
      sold: fc.constant(one),
      units: fc
        .array(fc.integer({ min: 0, max: unitsBought(one) }), { minLength: 1, maxLength: 12 })
        .map((units) => units.toSorted((a, b) => a - b)),
      cut: fc.nat(12),
    }),
  )

  test('add up to the cent, for the advertiser, the school and the platform, wherever the bookings were cut', () => {
    fc.assert(
      fc.property(delivery, ({ sold, units, cut }) => {
        const ends = units.map((units, index) => ({ day: dayAt(index), units }))
        const nothing = { units: 0, cents: 0, share: 0 }
        const first = stepsOf(sold, nothing, ends.slice(0, cut))
        const total = (steps: typeof first) => ({
          units: sum(steps.map((step) => step.units)),
          cents: sum(steps.map((step) => step.cents)),
          share: sum(steps.map((step) => step.share)),
        })
        const all = [...first, ...stepsOf(sold, total(first), ends.slice(cut))]
        const { spent, schoolShare } = deliveredOf(sold, units.at(-1) ?? 0)
        expect(total(all)).toEqual({ units: units.at(-1), cents: spent, share: schoolShare })
        expect(spent).toBeLessThanOrEqual(sold.budget)
        for (const { cents, share } of all) {
          expect(cents).toBeGreaterThanOrEqual(0)
          expect(share).toBeGreaterThanOrEqual(0)
        }
        expect(stepsOf(sold, total(all), ends.slice(-1))).toEqual([])
      }),
    )
  })
})

describe('the hours of a week', () => {
  const at = (hours: number) => Date.UTC(2026, 9, 5) + hours * 3_600_000
  const event = (kind: string, hours: number) => ({ kind, at: new Date(at(hours)) })

  test('are those in which it was live and nothing kept it from being shown', () => {
    const live = liveSpans(
      [
        event('approved', -9),
        event('live', 0),
        event('paused', 10),
        event('approved', 20),
        event('live', 20),
      ],
      new Date(at(48)),
    )
    const booked = { from: at(0), to: at(168) }
    const exams = [{ from: at(30), to: at(36) }]
    expect(hoursDelivered(booked, live, exams, at(24))).toBe(14)
    expect(hoursDelivered(booked, live, exams, at(48))).toBe(32)
    expect(hoursDelivered(booked, liveSpans([event('live', 0)], new Date(at(999))), [], at(999))).toBe(168)
  })

  test('are never more than those that were booked, and grow with time', () => {
    const span = fc.tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 1, max: 90 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 3 }), fc.integer({ min: 0, max: 300 }), (dark, until) => {
        const blackouts = dark.map(([from, length]) => ({ from: at(from), to: at(from + length) }))
        const live = [{ from: at(0), to: at(500) }]
        const units = (cut: number) => hoursDelivered({ from: at(0), to: at(168) }, live, blackouts, at(cut))
        expect(units(until)).toBeLessThanOrEqual(Math.min(168, until))
        expect(units(until + 5)).toBeGreaterThanOrEqual(units(until))
      }),
    )
  })
})
