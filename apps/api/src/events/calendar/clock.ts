import { DateTime } from 'luxon'

/** A moment as it was typed: with `Z` it is one, without it is what the clock of that zone shows. */
export function momentOf(typed: string, zone: string): Date {
  return DateTime.fromISO(typed, { zone }).toJSDate()
}

/** What the clock of that zone shows: `2026-11-20T18:00`. */
export function localOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
}

/** Midnight of a date on that clock; a moment stays what it is. */
export function boundOf(dateOrMoment: string, zone: string): Date {
  return momentOf(dateOrMoment, zone)
}
