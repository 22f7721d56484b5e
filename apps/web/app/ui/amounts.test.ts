import { expect, test } from 'vitest'
import { formatMoney, parseMoney, plainAmount } from './amounts.ts'

test.each([
  ['19.99', 1999],
  ['$1,250', 125_000],
  [' 5 ', 500],
  ['5.', 500],
  ['0.5', 50],
  ['0.07', 7],
  ['8.29', 829],
])('reads %s as %i cents', (typed, cents) => expect(parseMoney(typed)).toBe(cents))

test.each(['', '-5', '1.999', 'ten', '1e3', '1,2', '9999999999', '5.5.5', 'NaN'])('refuses "%s"', (typed) =>
  expect(parseMoney(typed)).toBeNull(),
)

test('a currency without minor units has none', () => {
  expect(parseMoney('500', 'jpy')).toBe(500)
  expect(parseMoney('5.5', 'jpy')).toBeNull()
  expect(formatMoney({ amount: 500, currency: 'jpy' })).toBe('¥500')
})

test('what is shown in an input reads back as the same amount', () => {
  for (const amount of [0, 1, 99, 100, 829, 1999, 123_456_789]) {
    expect(parseMoney(plainAmount({ amount, currency: 'usd' }))).toBe(amount)
    expect(parseMoney(formatMoney({ amount, currency: 'usd' }))).toBe(amount)
  }
})
