import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feeOn, feeRefunded, processingCost, quote, rateOf, splitByWeight, surchargeOn } from './fees.ts'

const amount = fc.integer({ min: 0, max: 99_999_999 })
const fee = (cents: number) => feeOn(cents, 'usd').fee

describe('the platform’s fee', () => {
  test.each([
    [0, 0],
    [24, 0],
    [25, 1],
    [50, 1],
    [99, 2],
    [125, 3],
    [1999, 40],
    [12_345, 247],
    [24_974, 499],
    [24_975, 500],
    [25_000, 500],
    [99_999_999, 500],
  ])('of %i is %i', (cents, expected) => expect(fee(cents)).toBe(expected))

  test('is for every amount to $600 two percent, half up, at most $5, and never falls or jumps', () => {
    let before = 0
    for (let cents = 0; cents <= 60_000; cents++) {
      const now = fee(cents)
      const expected = Math.min(500, Math.floor((cents * 200 + 5_000) / 10_000))
      if (now !== expected || now < before || now - before > 1 || now > cents)
        expect.fail(`${cents} → ${now}, not ${expected}`)
      before = now
    }
  })

  test('says when the cap held it', () => {
    expect(feeOn(25_000, 'usd')).toEqual({ fee: 500, rateBps: 200, cap: 500, capped: false })
    expect(feeOn(25_025, 'usd')).toEqual({ fee: 500, rateBps: 200, cap: 500, capped: true })
  })

  test('lies within half a cent of two percent below the cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24_999 }), (cents) => Math.abs(fee(cents) - cents * 0.02) <= 0.5),
    )
  })

  test('is refused for unknown currencies and days, negative, broken and unsafe amounts', () => {
    expect(() => feeOn(100, 'xau')).toThrow('XAU')
    expect(() => feeOn(100, 'toString')).toThrow()
    expect(() => rateOf('usd', new Date('1999-01-01'))).toThrow('USD')
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => feeOn(wrong, 'usd')).toThrow(RangeError)
  })
})

describe('what the seller gets', () => {
  test('with the fee and card processing is the whole price', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('card' as const, 'wallet' as const), (cents, method) => {
        const { fee, processing, sellerNet } = quote(cents, 'usd', method)
        return (
          fee + processing + sellerNet === cents && sellerNet >= 0 && (method === 'card' || processing === 0)
        )
      }),
    )
  })

  test('of $50.00 by card is $47.25, from the wallet $49.00', () => {
    expect(quote(5_000, 'usd', 'card')).toEqual({
      fee: 100,
      processing: 175,
      sellerNet: 4_725,
      capped: false,
    })
    expect(quote(5_000, 'usd', 'wallet').sellerNet).toBe(4_900)
  })

  test('bears one card payment’s cost once, over all orders of a checkout', () => {
    const orders = fc
      .array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1_000_000 })), {
        minLength: 1,
        maxLength: 20,
      })
      .filter((subtotals) => subtotals.reduce((sum, subtotal) => sum + subtotal) >= 50)
    fc.assert(
      fc.property(orders, (subtotals) => {
        const cost = processingCost(subtotals.reduce((sum, subtotal) => sum + subtotal))
        const parts = splitByWeight(cost, subtotals)
        const whole = parts.reduce((sum, part) => sum + part) === cost
        return (
          whole &&
          parts.every(
            (part, index) => part >= 0 && part + fee(subtotals[index] ?? 0) <= (subtotals[index] ?? 0),
          )
        )
      }),
    )
  })
})

describe('a refund gives the fee back', () => {
  /** An amount, cut into up to eight parts. */
  const order = amount.chain((gross) =>
    fc.record({
      gross: fc.constant(gross),
      cuts: fc.array(fc.integer({ min: 0, max: gross }), { maxLength: 7 }),
      seed: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
    }),
  )
  const partsOf = (gross: number, cuts: number[]) => {
    const ends = [...cuts.toSorted((a, b) => a - b), gross]
    return ends.map((end, index) => end - (ends[index - 1] ?? 0))
  }
  /** What each refund gives back of the fee: the difference to what was given back before it. */
  const givenBack = (all: number, gross: number, parts: number[]) => {
    let refunded = 0
    return parts.map((part) => {
      const before = feeRefunded(all, refunded, gross)
      refunded += part
      return feeRefunded(all, refunded, gross) - before
    })
  }

  test('with the whole, the whole fee: no step is negative, and all steps add up to it', () => {
    fc.assert(
      fc.property(order, ({ gross, cuts }) => {
        const steps = givenBack(fee(gross), gross, partsOf(gross, cuts))
        return steps.every((step) => step >= 0) && steps.reduce((sum, step) => sum + step, 0) === fee(gross)
      }),
    )
  })

  test('whatever the order of its parts', () => {
    fc.assert(
      fc.property(order, ({ gross, cuts, seed }) => {
        const parts = partsOf(gross, cuts)
        const shuffled = parts
          .map((part, index) => ({ part, at: seed[index] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ part }) => part)
        const total = (some: number[]) =>
          givenBack(fee(gross), gross, some).reduce((sum, step) => sum + step, 0)
        return total(shuffled) === total(parts)
      }),
    )
  })

  test('within half a cent of its share', () => {
    fc.assert(
      fc.property(order, ({ gross, cuts }) => {
        const part = cuts[0] ?? 0
        const exact = gross === 0 ? 0 : (fee(gross) * part) / gross
        return Math.abs(feeRefunded(fee(gross), part, gross) - exact) <= 0.5
      }),
    )
  })

  test('refuses more than was paid', () => {
    expect(() => feeRefunded(10, 501, 500)).toThrow(RangeError)
  })
})

test('what a buyer pays for the card covers the card, and not a cent more than the least that does', () => {
  const wrong: number[] = []
  for (let cents = 1; cents <= 60_000; cents++) {
    const surcharge = surchargeOn(cents, 'usd')
    const covers = processingCost(cents + surcharge, 'usd') <= surcharge
    const less = processingCost(cents + surcharge - 1, 'usd') <= surcharge - 1
    if (!covers || less) wrong.push(cents)
  }
  expect(wrong).toEqual([])
  expect(surchargeOn(0, 'usd')).toBe(0)
})
