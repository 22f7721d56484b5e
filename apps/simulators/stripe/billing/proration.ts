import type { Period } from './types.ts'

/**
 * The part of `amount` that belongs to the time from `at` to the end of its period, to the second, rounded half away from zero to whole minor units.
 * (Stripe documents "prorated to the second"; the rounding is from memory and was never compared with the real one.)
 */
export function remaining(amount: number, period: Period, at: number): number {
  const whole = period.end - period.start
  if (whole <= 0) return 0
  const left = Math.min(Math.max(period.end - at, 0), whole)
  const part = BigInt(Math.abs(amount)) * BigInt(left) * 2n + BigInt(whole)
  const rounded = Number(part / (2n * BigInt(whole)))
  return amount < 0 && rounded !== 0 ? -rounded : rounded
}
