import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCampus, anyFlight, campus, monday } from '../../test/any-flight.ts'
import { type CampusDay, liveThrough, sum } from '../../test/campus-day.ts'
import { day, everyHour, hour, isOpen } from './opening.ts'
import { type Flight, sharesOf } from './pacing.ts'

/** Pages in an hour: quiet nights, a peak before and after the first lecture. */
const morningPeak = [
  ...[100, 50, 20, 20, 20, 100, 500, 2_000, 5_000, 7_000, 6_000, 4_000],
  ...[3_500, 3_500, 3_000, 2_800, 2_600, 2_500, 2_500, 2_500, 2_400, 2_200, 1_500, 800],
]
const hoursOf = (from: number, to: number) => Array(7).fill(((1 << to) - 1) & ~((1 << from) - 1))
const flight = {
  from: monday,
  to: monday + day,
  week: everyHour,
  bought: Number.POSITIVE_INFINITY,
  dailyCap: null,
}
const metered = (id: string, bought: number, more: Partial<Flight> = {}) =>
  ({ ...flight, kind: 'metered', id, bought, ...more }) as const
const one = (flights: CampusDay['flights'], more: Partial<CampusDay> = {}) =>
  liveThrough({
    flights,
    midnight: monday,
    hours: [7, 22],
    campus,
    expected: morningPeak,
    comes: morningPeak,
    viewed: 0.7,
    ...more,
  })

describe('a day with a morning peak', () => {
  const week = hoursOf(8, 22)
  const lectures = hoursOf(8, 16)

  test('spends the same in every hour to within 5 %, whatever else runs and however wrong the forecast was', () => {
    const told = one(
      [
        metered('large', 14_000, { week }),
        metered('small', 4_200, { week }),
        { ...flight, id: 'h', kind: 'house' },
      ],
      { expected: morningPeak.map((pages, index) => pages * (index % 2 ? 1.25 : 0.8)) },
    )
    for (const [id, even] of [
      ['large', 1_000],
      ['small', 300],
    ] as const) {
      const hours = told.counted.get(id) ?? []
      for (const counted of hours.slice(8, 22)) {
        expect(counted).toBeGreaterThan(0.95 * even)
        expect(counted).toBeLessThan(1.05 * even)
      }
    }
    expect(told.wrong).toBe(0)
  })

  test('gives equal campaigns the same to within 3 %, where there is enough for all and where there is not', () => {
    for (const [bought, seed] of [
      [1_600, 2],
      [14_000, 3],
    ] as const) {
      const names = ['a', 'b', 'c', 'd']
      const told = one(
        names.map((id) => metered(id, bought, { week: lectures })),
        { seed, places: 2, hours: [8, 16] },
      )
      const counts = [...told.counted.values()].map(sum)
      expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.03)
      expect(Math.min(...counts)).toBeGreaterThan(bought === 1_600 ? 1_580 : 8_000)
    }
  })

  test('is made up for by one that was left behind: the least delivered comes first', () => {
    const live = (id: string, hourly: number) =>
      ({ ...metered(id, 9_000), perShowing: 1, counted: { total: 500, today: 500, hour: hourly } }) as Flight
    const traffic = { expected: morningPeak, measured: 500, lag: 10_000 }
    const [ahead, behind] = sharesOf([live('a', 150), live('b', 50)], traffic, campus, monday + 9.5 * hour)
    expect(behind?.share).toBeGreaterThan((ahead?.share ?? 0) + 0.19)
  })

  test('keeps a tenth for clubs, equal among them, and fills with the house what nobody bought', () => {
    const clubs = ['c1', 'c2', 'c3'].map((id) => ({ ...flight, id, kind: 'club' as const }))
    const house = { ...flight, id: 'h', kind: 'house' as const }
    for (const bought of [9_000, 900_000]) {
      const told = one([...clubs, metered('m', bought), house], { seed: bought, hours: [8, 14] })
      const shown = (id: string) => told.shown.get(id) ?? 0
      const theirs = clubs.map(({ id }) => sum(told.counted.get(id) ?? []))
      expect(sum(clubs.map(({ id }) => shown(id))) / told.all).toBeCloseTo(0.1, 2)
      expect(Math.max(...theirs) / Math.min(...theirs)).toBeLessThan(1.03)
      expect(told.empty).toBeLessThan(told.all / 1_000)
      if (bought === 900_000) expect(shown('h')).toBeLessThan(told.all / 1_000)
      else expect(shown('h')).toBeGreaterThan(told.all * 0.6)
    }
  })

  test('does not spread the last few: ten views are seen by the next who come', () => {
    const ten = { ...metered('ten', 10), perShowing: 0.7, counted: { total: 0, today: 0, hour: 0 } }
    const [{ share } = { share: 0 }] = sharesOf(
      [ten],
      { expected: morningPeak, measured: 6_000, lag: 10_000 },
      campus,
      monday,
    )
    expect(200 * share * 0.7).toBeGreaterThan(50)
  })

  test('counts what was bought and not one more, and stops at the daily cap', () => {
    const told = one(
      [metered('few', 10), metered('capped', 5_000, { week: lectures, dailyCap: 700, to: monday + 3 * day })],
      { hours: [8, 16] },
    )
    expect(sum(told.counted.get('few') ?? [])).toBe(10)
    expect(sum(told.counted.get('capped') ?? [])).toBeGreaterThan(680)
    expect(sum(told.counted.get('capped') ?? [])).toBeLessThanOrEqual(700)
    expect(told.shown.get('capped')).toBeLessThan(1_100)
  })
})

const time = fc.integer({ min: 0, max: 48 * 60 }).map((minutes) => monday + minutes * 60_000)

describe('a plan', () => {
  test('has nothing outside its dates, hours, blackouts and budget, says until when, and is at most the whole', () => {
    const traffic = { expected: morningPeak, measured: null, lag: 10_000 }
    const ahead = fc.integer({ min: 0, max: 2 * hour })
    fc.assert(
      fc.property(
        fc.array(anyFlight, { maxLength: 8 }),
        anyCampus,
        time,
        ahead,
        (flights, campus, now, later) => {
          const shares = sharesOf(flights, traffic, campus, now)
          for (const { flight: id, share, until } of shares) {
            const flight = flights.find((flight) => flight.id === id) as Flight
            expect(share).toBeGreaterThan(0)
            expect(isOpen(flight, now, campus)).toBe(true)
            if (now + later < until) expect(isOpen(flight, now + later, campus)).toBe(true)
            expect(flight.counted.total).toBeLessThan(flight.bought)
            expect(flight.counted.today).toBeLessThan(flight.dailyCap ?? Number.POSITIVE_INFINITY)
          }
          expect(sum(shares.map(({ share }) => share))).toBeLessThan(1 + 1e-9)
        },
      ),
    )
  })

  test('works with no history and no visitors at all', () => {
    const traffic = { expected: Array(24).fill(0), measured: null, lag: 10_000 }
    const live = { ...metered('m', 1_000), perShowing: 0.7, counted: { total: 0, today: 0, hour: 0 } }
    expect(sharesOf([live], traffic, campus, monday)).toMatchObject([{ flight: 'm', share: 1 }])
    expect(sharesOf([], traffic, campus, monday)).toEqual([])
  })

  test('shows something to those who come when nobody was expected', () => {
    const expected = Array(24).fill(0).with(20, 9_000)
    const live = { ...metered('m', 1_000), perShowing: 0.7, counted: { total: 0, today: 0, hour: 0 } }
    const [{ share } = { share: 0 }] = sharesOf([live], { expected, measured: 400, lag: 0 }, campus, monday)
    expect(share).toBeGreaterThan(0.05)
  })

  test('divides what is not metered equally among what is sold by the week, before the house', () => {
    const counted = { total: 0, today: 0, hour: 0 }
    const rest = ['w1', 'w2'].map((id) => ({
      ...flight,
      id,
      kind: 'flat' as const,
      perShowing: 0.5,
      counted,
    }))
    const house = { ...flight, id: 'h', kind: 'house' as const, perShowing: 0.5, counted }
    const traffic = { expected: morningPeak, measured: 1_000, lag: 0 }
    const shares = sharesOf(
      [...rest, house, { ...metered('m', 2_400), perShowing: 0.5, counted }],
      traffic,
      campus,
      monday,
    )
    const [m, ...flat] = shares.map(({ share }) => share)
    expect(shares.map(({ flight }) => flight)).toEqual(['m', 'w1', 'w2'])
    expect(flat[0]).toBeCloseTo((1 - (m ?? 0)) / 2, 6)
    expect(flat[1]).toBeCloseTo((1 - (m ?? 0)) / 2, 6)
  })
})
