import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feeOn, processingCost } from './fees.ts'
import { givenBackOf, type Sold, sellerShare } from './refund-shares.ts'

/** Orders as checkouts make them: the platform, the seller or the buyer bears the card's cost, of which an order may have any share. */
const sold: fc.Arbitrary<Sold> = fc
  .record({
    gross: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 99_999_999 })),
    payer: fc.constantFrom('platform', 'seller', 'buyer'),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ gross, payer, share }) => {
    const { fee } = feeOn(gross, 'usd')
    const cost = Math.round(processingCost(gross) * share)
    return {
      gross,
      fee,
      processing: payer === 'seller' ? Math.min(cost, gross - fee) : 0,
      surcharge: payer === 'buyer' ? cost : 0,
    }
  })
/** Refunds that add up to all of the order, in an order of their own. */
const refunds = sold.chain((order) =>
  fc
    .array(fc.integer({ min: 0, max: order.gross }), { maxLength: 6 })
    .chain((cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), order.gross]
      const parts = ends.map((end, index) => end - (ends[index - 1] ?? 0))
      return fc.shuffledSubarray(parts, { minLength: parts.length })
    })
    .map((parts) => ({ order, parts })),
)

describe('what refunds give back', () => {
  test('is every cent that was paid once the whole price is, and nothing is left with anyone', () => {
    fc.assert(
      fc.property(sold, (order) => {
        const back = givenBackOf(order, order.gross, null)
        expect(back).toEqual({
          refunded: order.gross,
          fee: order.fee,
          processing: order.processing,
          surcharge: order.surcharge,
        })
        expect(sellerShare(order, back)).toBe(0)
      }),
    )
  })

  test('never shrinks from one refund to the next, and never leaves the seller with less than nothing', () => {
    fc.assert(
      fc.property(refunds, ({ order, parts }) => {
        let refunded = 0
        let before = givenBackOf(order, 0, null)
        for (const part of parts) {
          refunded += part
          const now = givenBackOf(order, refunded, null)
          expect(now.fee).toBeGreaterThanOrEqual(before.fee)
          expect(now.processing).toBeGreaterThanOrEqual(before.processing)
          expect(now.surcharge).toBeGreaterThanOrEqual(before.surcharge)
          expect(now.fee + now.processing).toBeLessThanOrEqual(refunded)
          expect(sellerShare(order, now)).toBeGreaterThanOrEqual(0)
          before = now
        }
      }),
    )
  })

  test('does not depend on how it was cut and in which order', () => {
    fc.assert(
      fc.property(refunds, fc.nat(), ({ order, parts }, at) => {
        const some = parts.slice(0, at % (parts.length + 1))
        const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
        expect(givenBackOf(order, sum(some), null)).toEqual(givenBackOf(order, sum(some.toReversed()), null))
        const steps = some.map((_, index) => givenBackOf(order, sum(some.slice(0, index + 1)), null).fee)
        expect(steps.at(-1) ?? 0).toBe(givenBackOf(order, sum(some), null).fee)
      }),
    )
  })

  test('leaves card processing spent once the seller was paid', () => {
    fc.assert(
      fc.property(sold, fc.nat(), (order, some) => {
        const before = givenBackOf(order, some % order.gross, null)
        const after = givenBackOf(order, order.gross, before)
        expect(after).toMatchObject({ fee: order.fee, processing: before.processing })
      }),
    )
  })

  test('is refused beyond what was paid, below nothing and in broken cents', () => {
    const order = { gross: 500, fee: 10, processing: 45, surcharge: 0 }
    for (const wrong of [501, -1, 0.5, Number.NaN])
      expect(() => givenBackOf(order, wrong, null)).toThrow(RangeError)
  })
})

test.each([
  [0, 0],
  [1_250, 25],
  [2_525, 51],
  [4_999, 100],
  [5_000, 100],
])('of $50.00, refunds of %i in all give %i of the fee back', (refunded, fee) => {
  expect(givenBackOf({ gross: 5_000, fee: 100, processing: 0, surcharge: 0 }, refunded, null).fee).toBe(fee)
})
