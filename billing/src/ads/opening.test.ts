import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCampus, anyFlight, campus, monday } from '../../test/any-flight.ts'
import { type Campus, day, everyHour, hour, isOpen, type Opening, openHours, openUntil } from './opening.ts'

describe('what is open', () => {
  test('ends with the hour, the flight, or the moment a blackout begins', () => {
    const noon = monday + 12 * hour
    const always = { from: monday, to: monday + day, week: everyHour }
    const until = (more: Partial<Opening>, blackouts: Campus['blackouts'] = []) =>
      (openUntil({ ...always, ...more }, noon, { ...campus, blackouts }) - noon) / 60_000
    expect(until({})).toBe(120)
    expect(until({ week: Array(7).fill(0x1f00) })).toBe(60)
    expect(until({ to: noon + hour / 2 })).toBe(30)
    expect(until({}, [{ from: noon + hour / 4, to: noon + day }])).toBe(15)
  })

  test('counts open hours as one who walks through every minute', () => {
    fc.assert(
      fc.property(anyFlight, anyCampus, (flight, campus) => {
        let minutes = 0
        for (let at = flight.from; at < flight.to; at += 60_000) minutes += Number(isOpen(flight, at, campus))
        const start = flight.from - ((((flight.from + campus.offset) % day) + day) % day)
        expect(openHours(flight, start, campus)).toBeCloseTo(minutes / 60, 6)
        expect(openUntil(flight, flight.from, campus)).toBeLessThanOrEqual(flight.to)
      }),
      { numRuns: 30 },
    )
  })
})
