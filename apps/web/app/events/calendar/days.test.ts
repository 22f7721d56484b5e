import { expect, test } from 'vitest'
import { addDays, addMonths, byDay, dayIn, daysOf, isDay, weekOf, weeksOfMonth } from './days.ts'

test('days are counted across months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('a month later is the same day, or the last one there is', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
})

test('a week runs from Sunday to Saturday', () => {
  expect(weekOf('2026-11-21')).toEqual([
    '2026-11-15',
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
  ])
})

test('days that no calendar has are none, and months at the end of time end', () => {
  for (const text of ['2026-02-30', '0000-01-01', '1969-12-31', '9999-12-31', '2201-01-01', 'soon', ''])
    expect(isDay(text)).toBe(false)
  expect(isDay('2200-12-31')).toBe(true)
  expect(weeksOfMonth('2200-12-31').flat()).toContain('2200-12-31')
  expect(weeksOfMonth('9999-12-31').length).toBeLessThan(7)
  expect(weeksOfMonth('2026-02-10')).toHaveLength(4)
  expect(weeksOfMonth('2026-08-10')).toHaveLength(6)
})

test('a month is drawn in the whole weeks that it touches', () => {
  const november = weeksOfMonth('2026-11-21')
  expect(november).toHaveLength(5)
  expect([november[0]?.[0], november.at(-1)?.at(-1)]).toEqual(['2026-11-01', '2026-12-05'])
  expect(weeksOfMonth('2026-02-10')).toHaveLength(4)
  expect(weeksOfMonth('2026-08-10')).toHaveLength(6)
  expect(weeksOfMonth('2026-08-10').flat()).toHaveLength(new Set(weeksOfMonth('2026-08-10').flat()).size)
})

test('only real dates are dates', () => {
  expect(isDay('2026-02-28')).toBe(true)
  for (const wrong of ['2026-02-30', '2026-2-3', 'today', '', null]) expect(isDay(wrong)).toBe(false)
})

test('a moment falls on the day that the clock of its campus shows', () => {
  expect(dayIn('America/Chicago', '2026-11-21T04:30:00Z')).toBe('2026-11-20')
  expect(dayIn('Asia/Tokyo', '2026-11-21T16:00:00Z')).toBe('2026-11-22')
})

test('an event stands on each day that it touches, and not on the one it ends with the beginning of', () => {
  const night = { startsAt: '2026-11-21T03:00:00Z', endsAt: '2026-11-21T08:00:00Z' }
  expect(daysOf(night, 'America/Chicago')).toEqual(['2026-11-20', '2026-11-21'])
  const evening = { startsAt: '2026-11-21T00:00:00Z', endsAt: '2026-11-21T06:00:00Z' }
  expect(daysOf(evening, 'America/Chicago')).toEqual(['2026-11-20'])
  const days = byDay([night, evening], 'America/Chicago')
  expect(days.get('2026-11-20')).toEqual([night, evening])
  expect(days.get('2026-11-21')).toEqual([night])
})

test('the day on which the clocks change is one day', () => {
  const saturday = { startsAt: '2026-11-01T04:00:00Z', endsAt: '2026-11-02T07:00:00Z' }
  expect(daysOf(saturday, 'America/Chicago')).toEqual(['2026-10-31', '2026-11-01', '2026-11-02'])
})
