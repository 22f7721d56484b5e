import { expect, test } from 'vitest'
import { dayName, scaleOf } from './days.ts'

test('a day is named as people write it, wherever they are', () => {
  expect(dayName('2026-11-08')).toBe('Nov 8')
  expect(dayName('2027-01-01')).toBe('Jan 1')
  expect(dayName(undefined)).toBe('')
})

test('bars grow with the busiest day, and stay small when little happens', () => {
  expect(scaleOf([0, 1, 0])).toBe(4)
  expect(scaleOf([3, 40, 12])).toBe(40)
  expect(scaleOf([])).toBe(4)
})
