import { expect, test } from 'vitest'
import { absoluteTime, relativeTime } from './moments.ts'

const NOW = Date.parse('2026-03-10T12:00:00Z')

test.each([
  ['2026-03-10T11:59:30Z', 'just now'],
  ['2026-03-10T11:59:10Z', '1 minute ago'],
  ['2026-03-10T11:15:00Z', '45 minutes ago'],
  ['2026-03-10T09:00:00Z', '3 hours ago'],
  ['2026-03-09T12:00:00Z', 'yesterday'],
  ['2026-03-12T12:00:00Z', 'in 2 days'],
  ['2025-03-10T12:00:00Z', 'last year'],
])('%s is %s', (iso, words) => expect(relativeTime(iso, NOW)).toBe(words))

test('a server that does not know the zone says which one it writes', () => {
  expect(absoluteTime('2026-03-10T12:00:00Z', 'UTC')).toMatch(/^Mar 10, 2026, 12:00\sPM UTC$/)
})
