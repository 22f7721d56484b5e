import type { Coupon, Discount } from '../catalogue/catalogue-types.ts'
import type { InvoiceLine } from './invoice-types.ts'

/** A card is not charged less; the rest goes to the customer's balance. Stripe's minimum, for all currencies known here but one. */
const LEAST = 50

export interface Reduction {
  discount: Discount
  coupon: Coupon
}

/** What a coupon takes off an amount: a percentage is rounded half up, a fixed amount never takes more than there is. */
export function off(amount: number, { percent_off: percent, amount_off: fixed }: Coupon): number {
  if (amount <= 0) return 0
  if (percent === null) return Math.min(fixed ?? 0, amount)
  // Two decimals at most, so that hundredths of a percent are whole.
  return Math.floor((amount * Math.round(percent * 100) + 5000) / 10_000)
}

/** The amount after all reductions, one after the other. */
export function reduced(amount: number, reductions: Reduction[]): number {
  return reductions.reduce((left, { coupon }) => left - off(left, coupon), amount)
}

interface Totals {
  lines: InvoiceLine[]
  subtotal: number
  total: number
  total_discount_amounts: { amount: number; discount: string }[]
}

/**
 * Sums the lines and spreads the discounts over those that take them: percentages line by line, fixed amounts from the first line on. (Only the sums are what
 * Stripe documents; how it spreads cents over lines is from memory and was never compared.)
 */
export function totalsOf(lines: InvoiceLine[], reductions: Reduction[]): Totals {
  const left = new Map(lines.map((line) => [line.id, line.amount]))
  const taken = new Map(lines.map((line) => [line.id, [] as { amount: number; discount: string }[]]))
  const amounts = reductions.map(({ discount, coupon }) => {
    let budget = coupon.amount_off ?? Number.POSITIVE_INFINITY
    let sum = 0
    for (const line of lines.filter(({ discountable }) => discountable)) {
      const before = left.get(line.id) ?? 0
      const amount = Math.min(off(before, coupon), budget)
      if (amount <= 0) continue
      budget -= amount
      sum += amount
      left.set(line.id, before - amount)
      taken.get(line.id)?.push({ amount, discount: discount.id })
    }
    return { amount: sum, discount: discount.id }
  })
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0)
  const total = subtotal - amounts.reduce((sum, { amount }) => sum + amount, 0)
  const discounted = lines.map((line) => ({ ...line, discount_amounts: taken.get(line.id) ?? [] }))
  return { lines: discounted, subtotal, total, total_discount_amounts: amounts }
}

export interface Settlement {
  due: number
  /** The customer's balance once this invoice is final. */
  ending: number
  tooSmall: boolean
}

/** What of a total is to be paid, and what the customer's balance becomes: a credit (negative) pays first, a negative total is credited. */
export function settlementOf(total: number, balance: number): Settlement {
  if (total === 0) return { due: 0, ending: balance, tooSmall: false }
  const due = Math.max(0, total + balance)
  if (due > 0 && due < LEAST) return { due: 0, ending: due, tooSmall: true }
  return { due, ending: Math.min(0, total + balance), tooSmall: false }
}
