/** What the platform takes of a sale: `bps` hundredths of a percent of the items' total, never more than `cap` minor units. */
export interface FeeRate {
  validFrom: string
  bps: number
  cap: number
  /** What a card payment costs at list price: a share and a fixed part. */
  card: { bps: number; fixed: number }
}

export interface Fee {
  fee: number
  rateBps: number
  cap: number
  capped: boolean
}

export type FeeMethod = 'card' | 'wallet' | 'in_person'

/** Oldest first. A rate is never changed, only followed by another: orders keep the one of their day. */
const schedule: Readonly<Record<string, readonly FeeRate[]>> = {
  usd: [{ validFrom: '2024-01-01T00:00:00Z', bps: 200, cap: 500, card: { bps: 290, fixed: 30 } }],
}

export class NoFeeRate extends Error {
  readonly code = 'NO_FEE_RATE'
  readonly statusCode = 422
  constructor(currency: string) {
    super(`Nothing can be sold here in ${currency.toUpperCase()} yet.`)
  }
}

export class InvalidAmount extends RangeError {
  readonly code = 'INVALID_AMOUNT'
  readonly statusCode = 422
  constructor() {
    super('An amount is a whole number of minor units, not below zero.')
  }
}

/** The rate of a currency on a day; without a day, the newest. @throws NoFeeRate */
export function rateOf(currency: string, at?: Date): FeeRate {
  const rates = Object.hasOwn(schedule, currency) ? (schedule[currency] ?? []) : []
  const rate = rates.findLast(({ validFrom }) => !at || new Date(validFrom) <= at)
  if (!rate) throw new NoFeeRate(currency)
  return rate
}

/** 2 % of the items' total, half a cent rounded up, never more than the cap. @throws NoFeeRate, InvalidAmount */
export function feeOn(amount: number, currency: string, at?: Date): Fee {
  const { bps, cap } = rateOf(currency, at)
  const uncapped = shareOf(amount, bps)
  return { fee: Math.min(cap, uncapped), rateBps: bps, cap, capped: uncapped > cap }
}

/** What one card payment of this total costs at list price: it is the card network's, not the platform's fee. */
export function processingCost(amount: number, currency = 'usd', at?: Date): number {
  const { card } = rateOf(currency, at)
  return amount === 0 ? 0 : shareOf(amount, card.bps) + card.fixed
}

/**
 * What a buyer who bears card processing pays on top, at list price: the card charges for the whole payment, the surcharge included, so it
 * is the least that covers its own part too.
 */
export function surchargeOn(amount: number, currency: string, at?: Date): number {
  let surcharge = processingCost(amount, currency, at)
  for (;;) {
    const cost = processingCost(amount + surcharge, currency, at)
    if (cost <= surcharge) return surcharge
    surcharge = cost
  }
}

/** Divides a whole over parts by their weights, so that the pieces add up to it: the largest remainders get the odd cents. */
export function splitByWeight(whole: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(checked(weight)), 0n)
  if (total === 0n) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(checked(whole)) * BigInt(weight))
  const pieces = exact.map((product) => Number(product / total))
  const odd = whole - pieces.reduce((sum, piece) => sum + piece, 0)
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder.slice(0, odd)) pieces[index] = (pieces[index] ?? 0) + 1
  return pieces
}

/** How much of the fee has been given back once `refundedTotal` of `gross` has: cumulative, so steps and their order do not matter. */
export function feeRefunded(fee: number, refundedTotal: number, gross: number): number {
  checked(fee)
  if (checked(refundedTotal) > checked(gross)) throw new InvalidAmount()
  if (gross === 0) return 0
  return Number((BigInt(fee) * BigInt(refundedTotal) * 2n + BigInt(gross)) / (BigInt(gross) * 2n))
}

/** What a seller would get for an order of this total: the fee, card processing at cost, and the rest. */
export function quote(amount: number, currency: string, method: FeeMethod) {
  const { fee, capped } = feeOn(amount, currency)
  const cost = method === 'card' ? processingCost(amount, currency) : 0
  const processing = Math.min(cost, amount - fee)
  return { fee, processing, sellerNet: amount - fee - processing, capped }
}

/** A share in basis points of an amount, half up, in integers all the way. */
function shareOf(amount: number, bps: number): number {
  return Number((BigInt(checked(amount)) * BigInt(bps) + 5_000n) / 10_000n)
}

function checked(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new InvalidAmount()
  return amount
}
