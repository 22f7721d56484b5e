import { expect, test } from 'vitest'
import { narrowing, readFilters, shopPath } from './filters.ts'

const query = (text: string) => new URLSearchParams(text)

test('an address says what to look for, in dollars', () => {
  expect(readFilters(query('q=+calculus+&category=textbooks&max=40&min=5.50&sort=price_asc'))).toMatchObject({
    q: 'calculus',
    category: 'textbooks',
    min: 550,
    max: 4000,
    sort: 'price_asc',
  })
})

test('nonsense in an address is left out instead of failing the page', () => {
  const nonsense = readFilters(query('q=&category=cars&condition=__proto__&max=cheap&sort=up&seller=me'))
  expect(Object.values(nonsense).filter((value) => value !== undefined)).toEqual([])
})

test('a filter is set and taken off from the first page on, the others stay', () => {
  const here = query('q=lamp&category=furniture&cursor=abc')
  expect(shopPath(here, 'category', 'kitchen')).toBe('/shop?q=lamp&category=kitchen')
  expect(shopPath(here, 'q')).toBe('/shop?category=furniture')
  expect(shopPath(query('q=lamp'), 'q')).toBe('/shop')
})

test('what narrows the list is named in words', () => {
  const labels = narrowing(readFilters(query('q=book&category=textbooks&condition=like_new&max=40')))
  expect(labels.map(({ label }) => label)).toEqual(['“book”', 'Textbooks', 'Like new', 'Up to $40'])
})
