import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { datesOf, ruleText } from './recurrence.ts'

const chicago = (text: string) => DateTime.fromISO(text, { zone: 'America/Chicago' })
const days = (dates: DateTime[]) => dates.map((date) => date.toFormat('yyyy-MM-dd HH:mm'))
const rule = (more: Partial<Parameters<typeof datesOf>[1]>) => ({
  frequency: 'weekly' as const,
  interval: 1,
  ...more,
})

test('six in the evening stays six in the evening when the clocks go back, an hour later by the sun', () => {
  const dates = datesOf(chicago('2026-10-30T18:00'), rule({ frequency: 'daily', count: 4 }))
  expect(days(dates)).toEqual([
    '2026-10-30 18:00',
    '2026-10-31 18:00',
    '2026-11-01 18:00',
    '2026-11-02 18:00',
  ])
  expect(dates.map((date) => date.toUTC().toFormat('dd HH:mm'))).toEqual([
    '30 23:00',
    '31 23:00',
    '02 00:00',
    '03 00:00',
  ])
})

test('a time that the spring change skips is an hour later that day only', () => {
  const dates = datesOf(chicago('2026-03-07T02:30'), rule({ frequency: 'daily', count: 3 }))
  expect(days(dates)).toEqual(['2026-03-07 02:30', '2026-03-08 03:30', '2026-03-09 02:30'])
})

test.each<[string, Parameters<typeof rule>[0], string[], string]>([
  [
    '2026-11-25',
    { weekdays: [5, 1, 3], count: 5 },
    ['11-25', '11-27', '11-30', '12-02', '12-04'],
    'FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=5',
  ],
  [
    '2026-11-25',
    { interval: 2, count: 3 },
    ['11-25', '12-09', '12-23'],
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=3',
  ],
  // A first date that is not one of the weekdays is none of the dates.
  ['2026-11-25', { weekdays: [4], count: 2 }, ['11-26', '12-03'], 'FREQ=WEEKLY;BYDAY=TH;COUNT=2'],
  [
    '2026-08-31',
    { frequency: 'monthly_day', count: 3 },
    ['08-31', '10-31', '12-31'],
    'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3',
  ],
  [
    '2026-09-08',
    { frequency: 'monthly_weekday', count: 3 },
    ['09-08', '10-13', '11-10'],
    'FREQ=MONTHLY;BYDAY=2TU;COUNT=3',
  ],
  // The fifth Saturday: months without one are left out.
  [
    '2026-08-29',
    { frequency: 'monthly_weekday', count: 2 },
    ['08-29', '10-31'],
    'FREQ=MONTHLY;BYDAY=5SA;COUNT=2',
  ],
  [
    '2026-11-25',
    { frequency: 'daily', until: '2026-11-27' },
    ['11-25', '11-26', '11-27'],
    'FREQ=DAILY;UNTIL=20261128T055959Z',
  ],
])('from %s with %j', (first, more, expected, text) => {
  const begin = chicago(`${first}T18:00`)
  expect(days(datesOf(begin, rule(more))).map((day) => day.slice(5, 10))).toEqual(expected)
  expect(ruleText(begin, rule(more))).toBe(text)
})

test('a hundred dates are a series, a hundred and one are refused, and one is none', () => {
  const begin = chicago('2026-01-01T10:00')
  expect(datesOf(begin, rule({ frequency: 'daily', until: '2026-04-10' }))).toHaveLength(100)
  expect(() => datesOf(begin, rule({ frequency: 'daily', until: '2026-04-11' }))).toThrow('at most 100')
  expect(() => datesOf(begin, rule({ frequency: 'daily', until: '2026-01-01' }))).toThrow('at least two')
})
