import createError from '@fastify/error'
import { DateTime } from 'luxon'
import type { z } from 'zod'
import type { Repeat } from './contract.ts'

export const TooManyDates = createError('TOO_MANY_DATES', 'A series has at most 100 dates.', 422)
export const TooFewDates = createError('TOO_FEW_DATES', 'A series has at least two dates.', 422)

type Rule = z.output<typeof Repeat>

const MOST = 100
/** No further than this, whatever the rule says. */
const YEARS = 3
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The first moments of a series, on one clock: six in the evening stays six in the evening when the clocks change. @throws TooManyDates */
export function datesOf(first: DateTime, rule: Rule): DateTime[] {
  const last = rule.until ? DateTime.fromISO(rule.until, { zone: first.zone }).endOf('day') : null
  const horizon = first.plus({ years: YEARS })
  const most = rule.count ?? MOST
  const dates: DateTime[] = []
  for (const date of walks[rule.frequency](first, rule)) {
    if (date > horizon || (last && date > last)) break
    if (dates.length === most) {
      if (rule.count) break
      throw Object.assign(new TooManyDates(), { fields: { 'repeat.until': new TooManyDates().message } })
    }
    dates.push(date)
  }
  if (dates.length < 2)
    throw Object.assign(new TooFewDates(), { fields: { 'repeat.until': new TooFewDates().message } })
  return dates
}

type Walk = (first: DateTime, rule: Rule) => Generator<DateTime>

const walks: Record<Rule['frequency'], Walk> = {
  *daily(first, { interval }) {
    for (let i = 0; ; i++) yield first.plus({ days: i * interval })
  },
  *weekly(first, { interval, weekdays = [first.weekday] }) {
    const monday = first.minus({ days: first.weekday - 1 })
    const days = [...new Set(weekdays)].sort((a, b) => a - b)
    for (let week = 0; ; week += interval)
      for (const day of days) {
        const date = monday.plus({ weeks: week, days: day - 1 })
        if (date >= first) yield date
      }
  },
  // A month without such a day has no date: the 31st is not the 30th.
  *monthly_day(first, { interval }) {
    for (let i = 0; ; i += interval) {
      const date = first.plus({ months: i })
      if (date.day === first.day) yield date
    }
  },
  *monthly_weekday(first, { interval }) {
    const nth = Math.ceil(first.day / 7)
    for (let i = 0; ; i += interval) {
      const month = first.startOf('month').plus({ months: i })
      const ahead = (first.weekday - month.weekday + 7) % 7
      const day = 1 + ahead + (nth - 1) * 7
      if (day <= (month.daysInMonth ?? 0)) yield first.set({ year: month.year, month: month.month, day })
    }
  },
}

/** As calendars write it (RFC 5545), without its beginning. */
export function ruleText(first: DateTime, rule: Rule): string {
  const [frequency, on] = partsOf(first, rule)
  const until = rule.until && DateTime.fromISO(rule.until, { zone: first.zone }).endOf('day').toUTC()
  return [
    `FREQ=${frequency}`,
    ...(rule.interval > 1 ? [`INTERVAL=${rule.interval}`] : []),
    ...(on ? [on] : []),
    rule.count ? `COUNT=${rule.count}` : `UNTIL=${until ? until.toFormat("yyyyMMdd'T'HHmmss'Z'") : ''}`,
  ].join(';')
}

function partsOf(first: DateTime, { frequency, weekdays = [first.weekday] }: Rule): [string, string | null] {
  if (frequency === 'daily') return ['DAILY', null]
  if (frequency === 'weekly')
    return [
      'WEEKLY',
      `BYDAY=${[...new Set(weekdays)]
        .sort((a, b) => a - b)
        .map((day) => names[day - 1])
        .join(',')}`,
    ]
  if (frequency === 'monthly_day') return ['MONTHLY', `BYMONTHDAY=${first.day}`]
  return ['MONTHLY', `BYDAY=${Math.ceil(first.day / 7)}${names[first.weekday - 1]}`]
}
