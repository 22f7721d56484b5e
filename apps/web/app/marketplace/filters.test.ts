import { expect, test } from 'vitest'
import { inSentence, misread, narrowing, readFilters, savedPart, searchPath, shopPath } from './filters.ts'

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

test('what was typed in vain is said, what was left empty is not', () => {
  expect(misread(query('isbn=123&course=&max=cheap&min=5'))).toEqual([
    '“cheap” is no price.',
    '“123” is no ISBN: it has 10 or 13 digits.',
  ])
})

test('a filter is set and taken off from the first page on, the others stay', () => {
  const here = query('q=lamp&category=furniture&cursor=abc')
  expect(shopPath(here, 'category', 'kitchen')).toBe('/shop?q=lamp&category=kitchen')
  expect(shopPath(here, 'q')).toBe('/shop?category=furniture')
  expect(shopPath(query('q=lamp'), 'q')).toBe('/shop')
})

test('a branch goes with its category, and best match with words', () => {
  const desks = query('category=furniture&branch=desks')
  expect(readFilters(desks)).toMatchObject({ branch: 'desks' })
  expect(readFilters(query('category=kitchen&branch=desks')).branch).toBeUndefined()
  expect(shopPath(desks, 'category', 'kitchen')).toBe('/shop?category=kitchen')
  expect(readFilters(query('sort=relevance')).sort).toBeUndefined()
  expect(readFilters(query('q=desk&sort=relevance')).sort).toBe('relevance')
})

test('a search is saved as what was looked for, and leads there again', () => {
  const filters = readFilters(
    query('q=lamp&category=furniture&max=20.50&isbn=0262033844&seller=x&sort=price_asc'),
  )
  const saved = savedPart(filters)
  expect(saved).toEqual({ category: 'furniture', max: 2050, isbn: '9780262033848' })
  expect(
    readFilters(new URL(searchPath({ q: 'lamp', filters: saved }), 'http://x').searchParams),
  ).toMatchObject({
    q: 'lamp',
    ...saved,
  })
})

test('what narrows the list is named in words', () => {
  const labels = narrowing(readFilters(query('q=book&category=textbooks&condition=like_new&max=40')))
  expect(labels.map(({ label }) => label)).toEqual(['“book”', 'Textbooks', 'Like new', 'Up to $40'])
  expect(labels.map(inSentence)).toEqual(['“book”', 'textbooks', 'like new', 'up to $40'])
})
