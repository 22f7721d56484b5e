import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sum } from '../../test/campus-day.ts'
import { pour } from './water.ts'

test('water finds its level: all of it is held, none above its rim, and none could have more without a lower one having less', () => {
  const vessel = fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.nat(20), fc.nat(20))
    .map(([width, floor, depth]) => ({ width, floor, ceiling: floor + depth }))
  fc.assert(
    fc.property(fc.array(vessel, { maxLength: 9 }), fc.nat(1_000), (vessels, amount) => {
      const held = pour(amount, vessels)
      const room = sum(vessels.map(({ width, floor, ceiling }) => width * (ceiling - floor)))
      expect(sum(held)).toBeCloseTo(Math.min(amount, room), 6)
      const levels = vessels.flatMap(({ width, floor, ceiling }, index) => {
        const level = width > 0 ? floor + (held[index] ?? 0) / width : floor
        return width > 0 && level > floor && level < ceiling - 1e-9 ? [level] : []
      })
      for (const level of levels) expect(level).toBeCloseTo(levels[0] ?? 0, 6)
    }),
  )
})
