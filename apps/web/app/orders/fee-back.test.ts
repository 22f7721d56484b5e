import { expect, test } from 'vitest'
import { feeBack } from './fee-back.ts'

const cents = (amount: number) => ({ amount, currency: 'usd' })
const order = {
  items: [{ lineTotal: cents(5_000) }],
  fee: cents(100),
  feeRefunded: cents(0),
  refunded: cents(0),
}

test('the fee comes back in proportion, and all of it with the last cent', () => {
  expect([1, 25, 1_250, 5_000].map((amount) => feeBack(order, amount))).toEqual([0, 1, 25, 100])
  const later = { ...order, refunded: cents(1_250), feeRefunded: cents(25) }
  expect([feeBack(later, 1_275), feeBack(later, 3_750)]).toEqual([26, 75])
})

test('a buyer, who is not shown the fee, is told of none', () => {
  expect(feeBack({ ...order, fee: null, feeRefunded: null }, 5_000)).toBe(0)
})
