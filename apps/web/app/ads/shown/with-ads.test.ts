import type { Ad } from '@banter/api/ads/serving/contract'
import { expect, test } from 'vitest'
import { hasRail } from './rail-pages.ts'
import { adsOnItems, adsOnPrevious } from './with-ads.ts'

const ad = (id: string) => ({ kind: 'ad', id }) as Ad
const [a, b] = [ad('a'), ad('b')]

test('an ad goes with the item that it follows, by its place or by where it stands', () => {
  const items = [1, 2, 3, 4].map((id) => ({ kind: 'post', id }))
  const [first, second, third, fourth] = items
  const shown = [first, second, { ...third, ad: a }, { ...fourth, ad: b }]
  const placed = [
    { after: 3, ad: a },
    { after: 4, ad: b },
  ]
  expect(adsOnItems({ items, ads: placed, nextCursor: 'x' })).toEqual({ items: shown, nextCursor: 'x' })
  expect(adsOnPrevious([...items.slice(0, 3), a, ...items.slice(3), b])).toEqual(shown)
  expect(adsOnItems({ items }).items).toEqual(items)
  expect(adsOnPrevious([])).toEqual([])
})

test.each([
  ['/', true],
  ['/shop', true],
  ['/orders/1', true],
  ['/checkout/1', false],
  ['/disputes/1', false],
  ['/report', false],
  ['/orders/1/problem', false],
  ['/admin/reports', false],
  ['/adsorption', true],
])('%s has an ad beside it: %s', (path, shown) => expect(hasRail(path)).toBe(shown))
