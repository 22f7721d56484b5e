import { expect, test } from 'vitest'
import { narrowing, questionOf, readAsked, searchPath, sortsOf } from './asked.ts'

const asked = (query: string) => readAsked(new URLSearchParams(query))

test('what makes no sense in the address is left out', () => {
  expect(asked('q=+lamp+&type=spaceship&sort=bogus&from=yesterday&min=5&category=')).toEqual({
    q: 'lamp',
    type: 'all',
  })
  expect(asked('q=lamp&type=product&min=5&max=7.50&sort=price_asc')).toMatchObject({
    min: 500,
    max: 750,
    sort: 'price_asc',
  })
  expect(asked(`q=${'x'.repeat(200)}`).q).toHaveLength(100)
  expect(asked('q=%00lamp%0a%00').q).toBe('lamp')
})

test('a last day is part of what is asked', () => {
  expect(questionOf(asked('q=a&type=event&from=2026-11-20&to=2026-11-21'))).toMatchObject({
    from: '2026-11-20T00:00:00.000Z',
    to: '2026-11-22T00:00:00.000Z',
  })
})

test('another tab keeps the words and no filter; a filter keeps the tab and begins at the first page', () => {
  const query = new URLSearchParams('q=desk lamp&type=product&min=5&cursor=abc')
  expect(searchPath(query, { type: 'event' })).toBe('/search?q=desk+lamp&type=event')
  expect(searchPath(query, { type: 'all' })).toBe('/search?q=desk+lamp')
  expect(searchPath(query, { min: '' })).toBe('/search?q=desk+lamp&type=product')
})

test('each tab offers what it can be ordered by', () => {
  expect(sortsOf('all').map(({ value }) => value)).toEqual(['relevance', 'newest'])
  expect(sortsOf('event').map(({ value }) => value)).toContain('soonest')
  expect(narrowing(asked('q=a&type=product&min=5&category=textbooks')).map(({ label }) => label)).toEqual([
    'Textbooks',
    'from $5.00',
  ])
})
