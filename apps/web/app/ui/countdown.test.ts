import { expect, test } from 'vitest'
import { timeLeft } from './countdown.tsx'

test.each([
  [900_000, '15:00'],
  [86_000_000, '23 h 53 min'],
  [61_000, '1:01'],
  [400, '0:01'],
  [-5_000, '0:00'],
])('%i ms are %s', (milliseconds, words) => expect(timeLeft(milliseconds)).toBe(words))

test('before scripts run, it is said in minutes', () => {
  expect(timeLeft(840_500, false)).toBe('15 min')
})
