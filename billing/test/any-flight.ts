import fc from 'fast-check'
import { type Campus, hour } from '../src/ads/opening.ts'
import type { Flight } from '../src/ads/pacing.ts'

export const campus: Campus = { offset: -5 * hour, blackouts: [] }
/** A Monday's midnight on a campus five hours behind. */
export const monday = Date.UTC(2026, 9, 5) - campus.offset

const span = fc
  .tuple(fc.integer({ min: -72, max: 120 }), fc.integer({ min: 1, max: 96 }), fc.nat(59))
  .map(([from, length, minutes]) => {
    const begin = monday + from * hour + minutes * 60_000
    return { from: begin, to: begin + length * hour }
  })
export const anyCampus: fc.Arbitrary<Campus> = fc.record({
  offset: fc.integer({ min: -22, max: 28 }).map((halves) => (halves * hour) / 2),
  blackouts: fc.array(span, { maxLength: 2 }),
})
export const anyFlight: fc.Arbitrary<Flight> = fc
  .record({
    span,
    week: fc.array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 7, maxLength: 7 }),
    kind: fc.constantFrom('metered' as const, 'flat' as const, 'club' as const, 'house' as const),
    bought: fc.nat(500),
    dailyCap: fc.option(fc.nat(100)),
    total: fc.nat(500),
    perShowing: fc.double({ min: 0.001, max: 1, noNaN: true }),
    id: fc.uuid(),
  })
  .chain(({ span, total, kind, bought, ...rest }) =>
    fc.tuple(fc.nat(total), fc.nat(total)).map(([a, b]) => ({
      ...rest,
      ...span,
      kind,
      bought: kind === 'metered' ? bought : Number.POSITIVE_INFINITY,
      counted: { total, today: Math.max(a, b), hour: Math.min(a, b) },
    })),
  )
