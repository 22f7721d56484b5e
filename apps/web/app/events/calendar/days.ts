/** A date without a time, as `2026-11-21`: added and compared without any zone coming in. */
export type Day = string

const DAY_MS = 86_400_000
const [FIRST_YEAR, END_YEAR] = ['1970', '2201']
const startOf = (day: Day) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10)

export const addDays = (day: Day, count: number): Day => dayOf(startOf(day) + count * DAY_MS)

/** The same day of another month, or its last where it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + count, Math.min(date, last)))
}

/** Sunday is 0. */
export const weekdayOf = (day: Day): number => new Date(startOf(day)).getUTCDay()

export const weekOf = (day: Day): Day[] => {
  const sunday = addDays(day, -weekdayOf(day))
  return Array.from({ length: 7 }, (_, i) => addDays(sunday, i))
}

/** The weeks that a month lies in, each from Sunday to Saturday. */
export function weeksOfMonth(day: Day): Day[][] {
  const first = `${day.slice(0, 7)}-01`
  const last = addDays(addMonths(first, 1), -1)
  const weeks = Math.ceil((weekdayOf(first) + Number(last.slice(8))) / 7)
  return Array.from({ length: weeks }, (_, i) => weekOf(addDays(first, 7 * i)))
}

export const sameMonth = (one: Day, other: Day) => one.slice(0, 7) === other.slice(0, 7)

/** A day that a calendar may be asked for. Beyond these years texts do not sort as days do. */
export const isDay = (text: string | null): text is Day =>
  text !== null &&
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  text >= FIRST_YEAR &&
  text < END_YEAR &&
  !Number.isNaN(startOf(text)) &&
  dayOf(startOf(text)) === text

/** In words; a date has no zone, so it is read in none. */
export const dayWords = (day: Day, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(startOf(day))

const formats = new Map<string, Intl.DateTimeFormat>()

/** Which day a moment falls on, by the clock of that zone. */
export function dayIn(timeZone: string, moment: string | number): Day {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  return format.format(typeof moment === 'number' ? moment : Date.parse(moment))
}

interface Timed {
  startsAt: string
  endsAt: string
}

/** Every day that an event touches. What ends at midnight does not touch the next. */
export function daysOf({ startsAt, endsAt }: Timed, timeZone: string): Day[] {
  const days = [dayIn(timeZone, startsAt)]
  const last = dayIn(timeZone, Date.parse(endsAt) - 1)
  for (let day = addDays(days[0] ?? last, 1); day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

export function byDay<Item extends Timed>(items: Item[], timeZone: string): Map<Day, Item[]> {
  const days = new Map<Day, Item[]>()
  for (const item of items)
    for (const day of daysOf(item, timeZone)) days.set(day, [...(days.get(day) ?? []), item])
  return days
}
