import { expect, test } from 'vitest'
import { datesOf, MOST_DATES, rruleWords, ruleWords } from './recurrence.ts'

const first = '2026-11-24'

test('every week on the day of the first date', () => {
  const rule = { frequency: 'weekly', interval: 1, count: 3 } as const
  expect(datesOf(first, rule)).toEqual(['2026-11-24', '2026-12-01', '2026-12-08'])
  expect(ruleWords(first, rule)).toBe('Every week on Tuesday, 3 times')
})

test('every second week on several days, none of them before the first date', () => {
  const rule = { frequency: 'weekly', interval: 2, weekdays: [4, 1, 2], count: 5 } as const
  const dates = datesOf(first, { ...rule, weekdays: [...rule.weekdays] })
  expect(dates).toEqual(['2026-11-24', '2026-11-26', '2026-12-07', '2026-12-08', '2026-12-10'])
  expect(ruleWords(first, { ...rule, weekdays: [...rule.weekdays] })).toBe(
    'Every 2 weeks on Monday, Tuesday and Thursday, 5 times',
  )
})

test('until a day, which counts', () => {
  const rule = { frequency: 'daily', interval: 1, until: '2026-11-26' } as const
  expect(datesOf(first, rule)).toEqual(['2026-11-24', '2026-11-25', '2026-11-26'])
  expect(ruleWords(first, rule)).toBe('Every day, until November 26, 2026')
})

test('the 31st is not the 30th: a month without the day has no date', () => {
  const rule = { frequency: 'monthly_day', interval: 1, count: 3 } as const
  expect(datesOf('2026-10-31', rule)).toEqual(['2026-10-31', '2026-12-31', '2027-01-31'])
})

test('the same weekday of every month, left out where there is no fifth', () => {
  const rule = { frequency: 'monthly_weekday', interval: 1, count: 3 } as const
  expect(datesOf(first, rule)).toEqual(['2026-11-24', '2026-12-22', '2027-01-26'])
  expect(ruleWords(first, rule)).toBe('Every month on the fourth Tuesday, 3 times')
  expect(datesOf('2026-12-29', rule)).toEqual(['2026-12-29', '2027-03-30', '2027-06-29'])
})

test('too many dates are cut one past what is allowed, so that it can be said', () => {
  expect(datesOf(first, { frequency: 'daily', interval: 1, until: '2028-01-01' })).toHaveLength(
    MOST_DATES + 1,
  )
})

test('a rule of a calendar reads in the same words', () => {
  expect(rruleWords(first, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=8')).toBe(
    'Every 2 weeks on Tuesday and Thursday',
  )
  expect(rruleWords(first, 'FREQ=MONTHLY;BYDAY=4TU;COUNT=8')).toBe('Every month on the fourth Tuesday')
  expect(rruleWords(first, 'FREQ=MONTHLY;BYMONTHDAY=24;COUNT=8')).toBe('Every month on day 24')
})

test('steps that no form offers end at once', () => {
  for (const frequency of ['daily', 'weekly', 'monthly_day', 'monthly_weekday'] as const)
    expect(datesOf('2026-11-24', { frequency, interval: 1e300, count: 9 })).toEqual(['2026-11-24'])
})
