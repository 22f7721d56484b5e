import { expect, test } from 'vitest'
import { percentile, summarise } from './statistics.ts'

test('a percentile is a value that was measured: the nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect([0, 0.01, 0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([1, 1, 50, 99, 100])
  expect(percentile([7], 0.99)).toBe(7)
  expect(percentile([], 0.5)).toBeNaN()
})

test('leaves what it is given in its order', () => {
  const values = [3, 1, 2]
  expect(percentile(values, 0.5)).toBe(2)
  expect(values).toEqual([3, 1, 2])
})

test('sums up a run', () => {
  expect(summarise([4, 1, 2, 3], 2)).toEqual({ count: 4, perSecond: 2, p50: 2, p99: 4 })
  expect(summarise([], 0)).toMatchObject({ count: 0, perSecond: 0 })
})
