import { invalidParameter } from './errors.ts'
import type { Rule } from './parameters.ts'
import { oneOf } from './parameters.ts'

/** The least a card may be charged, by currency, in minor units. */
const LEAST_CHARGE = { usd: 50, eur: 50, gbp: 30, cad: 50, aud: 50 } as const
const MOST_CHARGE = 99_999_999

export type Currency = keyof typeof LEAST_CHARGE

export function currency(): Rule<Currency> {
  const known = oneOf('usd', 'eur', 'gbp', 'cad', 'aud')
  return {
    parse(value, path) {
      return known.parse(typeof value === 'string' ? value.toLowerCase() : value, path)
    },
  }
}

export function assertChargeable(amount: number, code: Currency, param: string): void {
  const least = LEAST_CHARGE[code]
  if (amount < least) {
    const message = `Amount must be at least ${money(least, code)}`
    throw invalidParameter(message, param, 'amount_too_small')
  }
  if (amount > MOST_CHARGE) {
    const message = `Amount must be no more than ${money(MOST_CHARGE, code)}`
    throw invalidParameter(message, param, 'amount_too_large')
  }
}

/** 2.9 % and thirty cents, rounded half up. */
export function processingFee(amount: number): number {
  return Math.floor((amount * 29 + 500) / 1000) + 30
}

export function money(amount: number, code: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: code }).format(amount / 100)
}
