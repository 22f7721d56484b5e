import { expect, test } from 'vitest'
import { endOf, renewedEnd } from './expiry.ts'

const now = new Date('2026-11-20T12:00:00Z')
const day = (n: number) => new Date(now.getTime() + n * 86_400_000)

test.each([
  ['after its days', { listingDays: 14, termEndsAt: null }, 14],
  ['with a term that ends before', { listingDays: 14, termEndsAt: day(5) }, 5],
  ['after its days when the term is longer', { listingDays: 14, termEndsAt: day(40) }, 14],
  ['after its days when the term is over', { listingDays: 14, termEndsAt: day(-1) }, 14],
])('a listing ends %s', (_when, term, days) => expect(endOf(term, now)).toEqual(day(days)))

test('renewing is offered only where it gains time', () => {
  const term = { listingDays: 14, termEndsAt: day(5) }
  expect(renewedEnd(term, day(5), now)).toBeNull()
  expect(renewedEnd(term, day(2), now)).toEqual(day(5))
  expect(renewedEnd({ ...term, termEndsAt: null }, day(5), now)).toEqual(day(14))
  expect(renewedEnd(term, null, now)).toEqual(day(5))
})
