import { expect, test } from 'vitest'
import { daysWords, hoursBetween, hoursWords } from './words.ts'

const always = hoursBetween(0, 24)

test('days and hours as people say them', () => {
  expect(daysWords('2026-11-21', '2026-12-04')).toBe('Nov 21 – Dec 4')
  expect(daysWords('2026-11-21', '2026-11-21')).toBe('Nov 21')
  expect(hoursBetween(0, 24)).toBe(0xffffff)
  expect(hoursWords(Array(7).fill(always))).toBe('')
  expect(hoursWords([0, always, always, 0, 0, 0, 0])).toBe('Mon, Tue')
  expect(hoursWords(Array(7).fill(hoursBetween(11, 14)))).toBe('Every day, 11 am – 2 pm')
  expect(hoursWords([0, hoursBetween(0, 12), hoursBetween(17, 24), 0, 0, 0, 0])).toBe(
    'Mon, Tue, at chosen hours',
  )
  expect(hoursWords([0, hoursBetween(18, 24), 0, 0, 0, 0, 0])).toBe('Mon, 6 pm – midnight')
})
