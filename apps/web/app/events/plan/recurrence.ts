import { addDays, addMonths, type Day, dayWords, weekdayOf } from '../calendar/days.ts'

export type Frequency = 'daily' | 'weekly' | 'monthly_day' | 'monthly_weekday'

/** How a date repeats. Monday is 1, Sunday is 7. */
export interface Rule {
  frequency: Frequency
  interval: number
  weekdays?: number[]
  until?: Day
  count?: number
}

/** No series is longer, in dates and in time. */
export const MOST_DATES = 100
const HORIZON_MONTHS = 36
/** A wider step leads past the horizon at once. */
const MOST_APART = 1_200

const isoWeekday = (day: Day) => weekdayOf(day) || 7

/** The dates of a series as they will be made; one more than allowed when there are too many. */
export function datesOf(first: Day, rule: Rule): Day[] {
  const horizon = addMonths(first, HORIZON_MONTHS)
  const end = rule.until && rule.until < horizon ? rule.until : horizon
  const most = Math.min(rule.count ?? MOST_DATES + 1, MOST_DATES + 1)
  const dates: Day[] = []
  for (const date of walk(first, rule)) {
    if (date > end || dates.length >= most) break
    dates.push(date)
  }
  return dates
}

function* walk(first: Day, { frequency, interval, weekdays }: Rule): Generator<Day> {
  const step = Math.min(Math.max(1, interval), MOST_APART)
  if (frequency === 'daily') for (let i = 0; ; i += step) yield addDays(first, i)
  if (frequency === 'weekly') {
    const days = [...new Set(weekdays?.length ? weekdays : [isoWeekday(first)])].sort((a, b) => a - b)
    const monday = addDays(first, 1 - isoWeekday(first))
    for (let week = 0; ; week += step)
      for (const day of days) {
        const date = addDays(monday, week * 7 + day - 1)
        if (date >= first) yield date
      }
  }
  for (let i = 0; i <= HORIZON_MONTHS + step; i += step) {
    const date = frequency === 'monthly_day' ? addMonths(first, i) : nthWeekday(first, i)
    if (frequency === 'monthly_weekday' ? date !== null : date?.slice(8) === first.slice(8)) yield date as Day
  }
}

/** The second Tuesday of another month, as the first date is the second Tuesday of its own; null where there is none. */
function nthWeekday(first: Day, months: number): Day | null {
  const start = addMonths(`${first.slice(0, 7)}-01`, months)
  const ahead = (weekdayOf(first) - weekdayOf(start) + 7) % 7
  const date = addDays(start, ahead + (ordinalOf(first) - 1) * 7)
  return date.slice(0, 7) === start.slice(0, 7) ? date : null
}

const ordinalOf = (day: Day) => Math.ceil(Number(day.slice(8)) / 7)
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth']
export const WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const UNITS = { daily: 'day', weekly: 'week', monthly_day: 'month', monthly_weekday: 'month' }

/** "Every 2 weeks on Tuesday and Thursday, 8 times" */
export function ruleWords(first: Day, rule: Rule): string {
  const unit = UNITS[rule.frequency]
  const every = rule.interval > 1 ? `Every ${rule.interval} ${unit}s` : `Every ${unit}`
  return `${every}${onWords(first, rule)}${endWords(rule)}`
}

function onWords(first: Day, { frequency, weekdays }: Rule): string {
  if (frequency === 'daily') return ''
  if (frequency === 'monthly_day') return ` on day ${Number(first.slice(8))}`
  if (frequency === 'monthly_weekday')
    return ` on the ${ORDINALS[ordinalOf(first)]} ${WEEKDAYS[isoWeekday(first)]}`
  const days = weekdays?.length ? [...new Set(weekdays)].sort((a, b) => a - b) : [isoWeekday(first)]
  return ` on ${listWords(days.map((day) => WEEKDAYS[day] ?? ''))}`
}

const endWords = ({ until, count }: Rule) =>
  until
    ? `, until ${dayWords(until, { month: 'long', day: 'numeric', year: 'numeric' })}`
    : count
      ? `, ${count} times`
      : ''

const listWords = (words: string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')

const FREQUENCIES: Record<string, Frequency> = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly_day' }
const NAMES = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A rule as calendars write it, in the words above; without its end, which the list of dates shows. */
export function rruleWords(first: Day, text: string): string {
  const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string]))
  const days = (parts.get('BYDAY') ?? '')
    .split(',')
    .map((name) => NAMES.indexOf(name))
    .filter((day) => day > 0)
  const frequency = FREQUENCIES[parts.get('FREQ') ?? ''] ?? 'weekly'
  return ruleWords(first, {
    frequency: frequency === 'monthly_day' && parts.has('BYDAY') ? 'monthly_weekday' : frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: days,
  })
}
