import { expect, test } from 'vitest'
import { withFirst, withNext } from './growing-list.ts'

const page = (ids: string, nextCursor: string | null) => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
})
const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id).join('')

test('the next page comes after what is there, nothing twice', () => {
  const grown = withNext(page('abc', 'c'), page('cde', 'e'))
  expect([ids(grown), grown.nextCursor]).toEqual(['abcde', 'e'])
})

test('something new on top leaves what was loaded beyond where it is', () => {
  const fresh = withFirst(page('abcdef', 'f'), page('Zab', 'b'))
  expect([ids(fresh), fresh.nextCursor]).toEqual(['Zabcdef', 'f'])
})

test('what is gone from the first page draws the next one up', () => {
  const fresh = withFirst(page('abcdef', 'f'), page('bcd', 'd'))
  expect([ids(fresh), fresh.nextCursor]).toEqual(['bcdef', 'f'])
})

test('a first page that shares nothing, or is all there is, replaces the list', () => {
  expect(ids(withFirst(page('abcdef', 'f'), page('xyz', 'z')))).toBe('xyz')
  expect(ids(withFirst(page('abcdef', 'f'), page('ab', null)))).toBe('ab')
})

test('a list of one page follows the cursor of the new first page', () => {
  expect(withFirst(page('abc', null), page('Zabc', 'c')).nextCursor).toBe('c')
})
