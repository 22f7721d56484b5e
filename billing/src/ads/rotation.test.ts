import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Share } from './pacing.ts'
import { pick, rotationOf } from './rotation.ts'

const now = 1_000
/** Parts that leave some of the whole for nobody. */
const parts = (max: number): fc.Arbitrary<Share[]> =>
  fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: max }).chain((weights) =>
    fc.double({ min: 0.3, max: 1, noNaN: true }).map((sold) => {
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      return weights.map((weight, index) => ({
        flight: `f${index}`,
        share: (sold * weight) / all,
        until: now + 1,
      }))
    }),
  )
const start = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('a rotation', () => {
  test('gives each flight its part, to within a few showings of two thousand', () => {
    fc.assert(
      fc.property(parts(12), start, (shares, at) => {
        const [rotation, cursor] = [rotationOf(shares), { at }]
        const shown = new Map<string | null, number>()
        for (let index = 0; index < 2_000; index++)
          for (const id of pick(rotation, cursor, 1, now)) shown.set(id, (shown.get(id) ?? 0) + 1)
        for (const { flight, share } of shares)
          expect(Math.abs((shown.get(flight) ?? 0) - 2_000 * share)).toBeLessThan(8)
      }),
      { numRuns: 50 },
    )
  })

  test('gives equal flights the same when it is made anew for every few showings', () => {
    const shares = Array.from({ length: 7 }, (_, index) => ({
      flight: `f${index}`,
      share: 1 / 7,
      until: now + 1,
    }))
    const [shown, cursor] = [new Map<string | null, number>(), { at: 0.4 }]
    for (let plan = 0; plan < 1_000; plan++)
      for (const id of pick(rotationOf(shares), cursor, 3, now)) shown.set(id, (shown.get(id) ?? 0) + 1)
    const counts = [...shown.values()]
    expect(counts).toHaveLength(7)
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.02)
  })

  test('looks at few flights for a pick, however many there are', () => {
    fc.assert(
      fc.property(parts(1_000), start, (shares, at) => {
        const { ends, guide } = rotationOf(shares)
        let looked = 0
        for (let index = 0; index < 500; index++) {
          const where = (at + index / 500) % 1
          const first = guide[Math.floor(where * guide.length)] ?? 0
          looked += ends.subarray(first).findIndex((end) => where < end) + 1
          expect(first === 0 || (ends[first - 1] ?? 0) <= where).toBe(true)
        }
        expect(looked / 500).toBeLessThan(3)
      }),
      { numRuns: 30 },
    )
  })

  test('never shows the same flight twice on a page, one that is over, or one this person is not to see', () => {
    const some = parts(6).chain((shares) =>
      fc.record({
        shares: fc.tuple(
          ...shares.map((share) => fc.boolean().map((over) => ({ ...share, until: over ? now : now + 1 }))),
        ),
        hidden: fc.subarray(shares.map(({ flight }) => flight)),
        at: start,
        places: fc.nat(5),
      }),
    )
    fc.assert(
      fc.property(some, ({ shares, hidden, at, places }) => {
        const rotation = rotationOf(shares)
        const cursor = { at }
        for (let page = 0; page < 20; page++) {
          const picked = pick(rotation, cursor, places, now, (id) => hidden.includes(id))
          expect(picked).toHaveLength(places)
          const ids = picked.filter((id) => id !== null)
          expect(new Set(ids).size).toBe(ids.length)
          for (const id of ids) {
            expect(hidden).not.toContain(id)
            expect(shares.find(({ flight }) => flight === id)?.until).toBeGreaterThan(now)
          }
        }
      }),
    )
  })

  test('with nothing in it leaves every place empty', () => {
    expect(pick(rotationOf([]), { at: 0.99 }, 2, now)).toEqual([null, null])
  })
})
