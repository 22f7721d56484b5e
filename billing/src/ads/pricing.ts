import { InvalidAmount } from '../fees.ts'

/**
 * How a flight is sold. `price` is cents for a thousand views, or for one click. A flat flight is paid for the hours it is booked for, in
 * one sum. What is counted are its units: views, clicks, hours.
 */
export type Terms =
  | { kind: 'cpm'; price: number }
  | { kind: 'cpc'; price: number }
  | { kind: 'flat'; booked: number }

/** A flight as it was paid for: its budget in cents, and the school's share of what is spent of it, in basis points. */
export interface Sold {
  terms: Terms
  budget: number
  shareBps: number
}

/** Micro-units in a cent: a millionth of a dollar each. */
const microsPerCent = 10_000

/** The price of one view or click: cents for a thousand are ten micro-units for each, so that no price has a fraction. */
function unitMicros({ kind, price }: Exclude<Terms, { kind: 'flat' }>): number {
  return checked(price) * (kind === 'cpm' ? microsPerCent / 1_000 : microsPerCent)
}

/** The most that is ever counted and charged: the whole units that the budget pays for. @throws InvalidAmount */
export function unitsBought({ terms, budget }: Pick<Sold, 'terms' | 'budget'>): number {
  if (terms.kind === 'flat') return checked(terms.booked)
  const price = unitMicros(terms)
  if (price === 0) throw new InvalidAmount()
  return part(checked(budget), microsPerCent, price)
}

/** The hard stop: how many more may be counted. */
export function remaining(sold: Pick<Sold, 'terms' | 'budget'>, counted: number): number {
  return Math.max(0, unitsBought(sold) - checked(counted))
}

/** What so many units cost, in whole cents: the least budget that buys them. */
export function budgetFor(terms: Exclude<Terms, { kind: 'flat' }>, units: number): number {
  const exact = BigInt(checked(units)) * BigInt(unitMicros(terms))
  return Number((exact + BigInt(microsPerCent - 1)) / BigInt(microsPerCent))
}

/** How a flight's money stands once so much of it is delivered. All cents, and all together the budget. */
export interface Delivered {
  /** Of `spent`, what is the school's; the rest is the platform's. */
  schoolShare: number
  spent: number
  /** Given back when the flight ends here. */
  unspent: number
}

/**
 * From the sum of what was counted alone, fractions of a cent in the buyer's favour: what a day is worth is the difference to the day
 * before, so days add up to the cent however they were cut. @throws InvalidAmount
 */
export function deliveredOf(sold: Sold, counted: number): Delivered {
  const { terms, budget, shareBps } = sold
  if (checked(shareBps) > 10_000) throw new InvalidAmount()
  const units = Math.min(checked(counted), unitsBought(sold))
  const spent =
    terms.kind !== 'flat'
      ? part(units, unitMicros(terms), microsPerCent)
      : terms.booked === 0
        ? 0
        : part(checked(budget), units, terms.booked)
  return { spent, schoolShare: part(spent, shareBps, 10_000), unspent: budget - spent }
}

/** amount · by ÷ of, rounded down, exact where the product is larger than what a number can hold. */
function part(amount: number, by: number, of: number): number {
  return Number((BigInt(amount) * BigInt(by)) / BigInt(of))
}

function checked(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new InvalidAmount()
  return amount
}
