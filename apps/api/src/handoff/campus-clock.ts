import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'

const UNTOUCHED = 'America/Chicago'

/** On which clock the campus lives. */
export async function campusZone(ctx: ReadCtx): Promise<string> {
  const [settings] = await ctx.sql<{ zone: string }>(sql`select time_zone as zone from calendar_settings`)
  return settings?.zone ?? UNTOUCHED
}

/** A moment as it was typed: with `Z` it is one, without it is what the campus clock shows. */
export const momentOf = (typed: string, zone: string): Date => DateTime.fromISO(typed, { zone }).toJSDate()

/** The day of the week, 1 is Monday, and the minutes after midnight. */
export function onClock(at: Date, zone: string): { day: number; minute: number } {
  const { weekday, hour, minute } = DateTime.fromJSDate(at, { zone })
  return { day: weekday, minute: hour * 60 + minute }
}

/** Fri, Nov 27, 2:30 PM: wherever the reader is, the two meet by the campus clock. */
export const whenWords = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).setLocale('en-US').toFormat('ccc, LLL d, h:mm a')
