import type { Interval } from './catalogue/catalogue-types.ts'
import type { Period } from './types.ts'

const DAY_MS = 86_400_000
const DAYS = { day: 1, week: 7 } as const
const MONTHS = { month: 1, year: 12 } as const

export interface Cadence {
  interval: Interval
  interval_count: number
}

/**
 * The moment `count` intervals after `anchor`. The day of the month is the anchor's, or the month's last where it has none, always counted from the
 * anchor: Jan 31 → Feb 28 → Mar 31. (Stripe's documented rule for billing cycles; times are UTC.)
 */
export function after(anchor: number, { interval, interval_count: each }: Cadence, count: number): number {
  if (interval === 'day' || interval === 'week')
    return anchor + (DAYS[interval] * each * count * DAY_MS) / 1000
  const start = new Date(anchor * 1000)
  const month = start.getUTCMonth() + MONTHS[interval] * each * count
  const last = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const first = Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), last))
  return (first + (start.getTime() % DAY_MS) + (start.getTime() < 0 ? DAY_MS : 0)) / 1000
}

/** The billing period that `at` lies in, for a cycle that ticks at `anchor` and every interval after it. */
export function periodAround(anchor: number, cadence: Cadence, at: number): Period {
  const length = after(anchor, cadence, 1) - anchor
  let count = Math.max(0, Math.floor((at - anchor) / length) - 1)
  while (after(anchor, cadence, count + 1) <= at) count += 1
  while (count > 0 && after(anchor, cadence, count) > at) count -= 1
  return { start: after(anchor, cadence, count), end: after(anchor, cadence, count + 1) }
}

/** `15 Jan 2026`, as Stripe writes days on invoice lines. */
export function day(at: number): string {
  return new Date(at * 1000).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
