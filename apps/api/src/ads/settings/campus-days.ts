import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'

const UNTOUCHED = 'America/Chicago'

/** On which clock the campus lives: ads run by its days and hours. */
export async function campusZone(ctx: ReadCtx): Promise<string> {
  const [settings] = await ctx.sql<{ zone: string }>(sql`select time_zone as zone from calendar_settings`)
  return settings?.zone ?? UNTOUCHED
}

/** From the first moment of one day to the last of another. */
export function spanOf(from: string, to: string, zone: string): { startsAt: Date; endsAt: Date } {
  return {
    startsAt: DateTime.fromISO(from, { zone }).startOf('day').toJSDate(),
    endsAt: DateTime.fromISO(to, { zone }).startOf('day').plus({ days: 1 }).toJSDate(),
  }
}

/** The same span as the days that it was typed as. */
export function daysOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, zone: string) {
  return { from: dayOf(startsAt, zone), to: dayOf(new Date(endsAt.getTime() - 1), zone) }
}

export const dayOf = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd')
