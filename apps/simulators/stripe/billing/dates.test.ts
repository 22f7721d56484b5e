import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, periodAround } from './dates.ts'
import { settlementOf } from './invoices/totals.ts'
import { remaining } from './proration.ts'

const at = (text: string) => Date.parse(text) / 1000
const MONTH = { interval: 'month', interval_count: 1 } as const
const YEAR = { interval: 'year', interval_count: 1 } as const

test('a cycle that starts at the end of January keeps to the ends of months and finds its day again', () => {
  const anchor = at('2026-01-31T10:30:00Z')
  const ends = [1, 2, 3, 4].map((count) => new Date(after(anchor, MONTH, count) * 1000).toISOString())
  expect(ends).toEqual([
    '2026-02-28T10:30:00.000Z',
    '2026-03-31T10:30:00.000Z',
    '2026-04-30T10:30:00.000Z',
    '2026-05-31T10:30:00.000Z',
  ])
  expect(after(at('2028-02-29T00:00:00Z'), YEAR, 1)).toBe(at('2029-02-28T00:00:00Z'))
  expect(after(at('2028-02-29T00:00:00Z'), YEAR, 4)).toBe(at('2032-02-29T00:00:00Z'))
})

const moment = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2032-12-31T00:00:00Z') })
const cadence = fc.constantFrom(MONTH, YEAR, { interval: 'week', interval_count: 2 } as const)

test('periods follow each other without gap or overlap', () => {
  fc.assert(
    fc.property(moment, cadence, fc.integer({ min: 0, max: 40 }), (anchor, each, count) => {
      const start = after(anchor, each, count)
      const period = periodAround(anchor, each, start)
      expect(period).toEqual({ start, end: after(anchor, each, count + 1) })
      expect(periodAround(anchor, each, period.end - 1)).toEqual(period)
      expect(periodAround(anchor, each, period.end).start).toBe(period.end)
    }),
  )
})

test('a proration is never more than the whole, falls with time, and mirrors for credits', () => {
  const amount = fc.integer({ min: 0, max: 99_999_999 })
  fc.assert(
    fc.property(
      moment,
      amount,
      fc.integer({ min: 1, max: 366 * 86_400 }),
      fc.nat(),
      (start, whole, length, raw) => {
        const period = { start, end: start + length }
        const now = start + (raw % (length + 1))
        const part = remaining(whole, period, now)
        expect(part).toBeGreaterThanOrEqual(remaining(whole, period, Math.min(now + 60, period.end)))
        expect(Math.abs(part - (whole * (period.end - now)) / length)).toBeLessThanOrEqual(0.5001)
        expect(remaining(-whole, period, now) + part).toBe(0)
        expect([remaining(whole, period, start), remaining(whole, period, period.end)]).toEqual([whole, 0])
      },
    ),
  )
})

test('a credit pays first, what is too small waits, and nothing is lost', () => {
  expect(settlementOf(5000, -2000)).toEqual({ due: 3000, ending: 0, tooSmall: false })
  expect(settlementOf(5000, -9000)).toEqual({ due: 0, ending: -4000, tooSmall: false })
  expect(settlementOf(-700, -100)).toEqual({ due: 0, ending: -800, tooSmall: false })
  expect(settlementOf(30, 0)).toEqual({ due: 0, ending: 30, tooSmall: true })
  const cents = fc.integer({ min: -100_000, max: 100_000 })
  fc.assert(
    fc.property(cents, cents, (total, balance) => {
      const { due, ending } = settlementOf(total, balance)
      expect(due + ending).toBe(total + balance)
      expect(due === 0 || due >= 50).toBe(true)
    }),
  )
})
