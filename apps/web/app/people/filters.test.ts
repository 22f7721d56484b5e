import { expect, test } from 'vitest'
import { narrowing, peoplePath, readFilters } from './filters.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))

test('reads what makes sense and leaves out the rest', () => {
  expect(read('q= maya &major=Art&year=2027&interest=Chess')).toEqual({
    q: 'maya',
    major: 'Art',
    year: 2027,
    interest: 'chess',
  })
  expect(read('q=&year=soon&interest=')).toEqual({})
  expect(read('year=1812')).toEqual({})
  expect(read(`q=${'x'.repeat(500)}`).q).toHaveLength(80)
})

test('names what narrows, and takes each off from the first page', () => {
  const query = new URLSearchParams('q=maya&year=2027&cursor=abc')
  expect(narrowing(readFilters(query))).toEqual([
    { name: 'q', label: '“maya”' },
    { name: 'year', label: 'Class of 2027' },
  ])
  expect(peoplePath(query, 'year')).toBe('/people?q=maya')
  expect(peoplePath(query, 'interest', 'chess')).toBe('/people?q=maya&year=2027&interest=chess')
  expect(peoplePath(new URLSearchParams('q=x'), 'q')).toBe('/people')
})
