import type { EventSummary } from '@banter/api/events/contract'
import { expect, test } from 'vitest'
import { blocksOf, hourIn, hoursOf } from './lanes.ts'
import { dayAfterKey } from './use-day-keys.ts'

const ZONE = 'America/Chicago'
const at = (id: string, from: string, to: string) =>
  ({ id, startsAt: `2026-11-20T${from}:00-06:00`, endsAt: `2026-11-20T${to}:00-06:00` }) as EventSummary

test('the hour of an event is the one its campus clock shows', () => {
  expect(hourIn(ZONE, '2026-11-21T00:30:00Z')).toBe(18.5)
  expect(hourIn(ZONE, '2026-11-20T06:00:00Z')).toBe(0)
})

test('events at the same time stand side by side, later ones have the whole width again', () => {
  const blocks = blocksOf(
    [
      at('a', '10:00', '12:00'),
      at('b', '11:00', '13:00'),
      at('c', '12:00', '14:00'),
      at('d', '15:00', '16:00'),
    ],
    '2026-11-20',
    ZONE,
  )
  expect(blocks.map(({ event, lane, lanes }) => [event.id, lane, lanes])).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
    ['d', 0, 1],
  ])
})

test('what goes past midnight fills the first day to its end and begins the next', () => {
  const late = {
    id: 'late',
    startsAt: '2026-11-20T22:00:00-06:00',
    endsAt: '2026-11-21T01:30:00-06:00',
  } as EventSummary
  expect(blocksOf([late], '2026-11-20', ZONE)).toMatchObject([{ from: 22, to: 24 }])
  expect(blocksOf([late], '2026-11-21', ZONE)).toMatchObject([{ from: 0, to: 1.5 }])
  expect(hoursOf([late], ZONE)).toEqual([9, 24])
})

test('keys walk the grid by day, week and month', () => {
  expect(dayAfterKey('ArrowRight', '2026-11-30')).toBe('2026-12-01')
  expect(dayAfterKey('ArrowUp', '2026-11-03')).toBe('2026-10-27')
  expect(dayAfterKey('PageDown', '2026-01-31')).toBe('2026-02-28')
  expect(dayAfterKey('Home', '2026-11-18')).toBe('2026-11-15')
  expect(dayAfterKey('a', '2026-11-18')).toBeUndefined()
})
