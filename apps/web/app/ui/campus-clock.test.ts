import { expect, test } from 'vitest'
import { momentIn, shownIn } from './campus-clock.ts'

const CHICAGO = 'America/Chicago'

test('a time on the clock of the campus is a moment, in summer, in winter and around the change', () => {
  const moments = {
    '2026-07-01T09:00': '2026-07-01T14:00:00.000Z',
    '2026-12-01T09:00': '2026-12-01T15:00:00.000Z',
    // The night before clocks are put back, and the morning after.
    '2026-10-31T23:30': '2026-11-01T04:30:00.000Z',
    '2026-11-01T09:00': '2026-11-01T15:00:00.000Z',
    // This hour there is not: clocks go from two to three.
    '2027-03-14T02:30': '2027-03-14T08:30:00.000Z',
  }
  for (const [shown, moment] of Object.entries(moments)) {
    expect([shown, momentIn(CHICAGO, shown)]).toEqual([shown, moment])
    if (!shown.includes('T02:30')) expect(shownIn(CHICAGO, Date.parse(moment))).toBe(shown)
  }
  expect(momentIn('Asia/Kolkata', '2026-07-01T09:00')).toBe('2026-07-01T03:30:00.000Z')
})

test('what is no time is none', () => {
  for (const shown of ['', 'tomorrow', '2026-13-01T09:00', '2026-07-01', '2026-07-01T09:00Z'])
    expect(momentIn(CHICAGO, shown)).toBeNull()
})
