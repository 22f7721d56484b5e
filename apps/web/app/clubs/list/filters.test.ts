import { expect, test } from 'vitest'
import { clubsPath, readFilters } from './filters.ts'

test('what makes no sense in an address is left out', () => {
  const read = (query: string) => readFilters(new URLSearchParams(query))
  expect(read('view=mine&q=%20chess%20&category=music&sort=name')).toEqual({
    view: 'mine',
    q: 'chess',
    category: 'music',
    sort: 'name',
  })
  expect(read('view=all&category=constructor&sort=worst&q=')).toEqual({ view: 'all' })
  expect(read(`q=${'x'.repeat(200)}`).q).toHaveLength(80)
})

test('another filter begins at the first page and keeps the others', () => {
  const query = new URLSearchParams('view=mine&category=music&cursor=abc')
  expect(clubsPath(query, 'category', 'sports')).toBe('/clubs?view=mine&category=sports')
  expect(clubsPath(new URLSearchParams('category=music'), 'category')).toBe('/clubs')
})
