import { deliveredOf, type Terms, unitsBought } from '@banter/billing/ads/pricing'
import { sql } from '@banter/tenants/database'
import type { FlightKind } from '../contract.ts'

interface Sold {
  kind: FlightKind
  price: number
  budget: number
  startsAt: Date
  endsAt: Date
}

const HOUR_MS = 3_600_000

/** What it is sold by; null for what costs nothing. */
export function termsOf({ kind, price, startsAt, endsAt }: Sold): Terms | null {
  if (kind === 'free') return null
  if (kind === 'week')
    return { kind: 'flat', booked: Math.round((endsAt.getTime() - startsAt.getTime()) / HOUR_MS) }
  return { kind, price }
}

/** Views, clicks or hours: what its budget pays for. */
export function unitsOf(flight: Sold): number {
  const terms = termsOf(flight)
  return terms && flight.budget > 0 ? unitsBought({ terms, budget: flight.budget }) : 0
}

/** In cents, by what was counted: what is booked follows within a day. */
export function spentOf(flight: Sold & { counted: number }): number {
  const terms = termsOf(flight)
  if (!terms || flight.budget === 0) return 0
  return deliveredOf({ terms, budget: flight.budget, shareBps: 0 }, flight.counted).spent
}

/** The same of `flights f`, in the database. */
export const spentSql = sql`case f.kind when 'cpm' then least(f.budget, f.counted * f.price / 1000)
  when 'cpc' then least(f.budget, f.counted * f.price)
  when 'week' then case when f.bought > 0 then f.budget * f.counted / f.bought else 0 end else 0 end`
