import { expect, test } from 'vitest'
import { didYouMean } from './did-you-mean.ts'
import { excerpt, mark, wordsOf } from './highlight.ts'

const marked = (text: string, q: string) =>
  mark(text, wordsOf(q)).marks.map(([from, to]) => text.slice(from, to))

test.each([
  ['Calculus books', 'book', ['books']],
  ['A book, two Books', 'books', ['book', 'Books']],
  ['Café con leche', 'cafe', ['Café']],
  ['Cafe\u0301 con leche', 'café', ['Cafe\u0301']],
  ['Care for a car', 'car', ['Care', 'car']],
  ['A plan', 'a', ['A']],
  ['😀 book 😀', 'book', ['book']],
  ['<b>book</b>', 'book', ['book']],
  ['Nothing here', 'book', []],
])('in “%s” %s marks %j', (text, q, words) => expect(marked(text, q)).toEqual(words))

test('an excerpt shows where the word is, in one line, cut between words', () => {
  const text = `${'Before it there is much else. '.repeat(20)}\nA book is here. ${'After it as well. '.repeat(20)}`
  const { text: shown, marks } = excerpt(text, ['book'])
  expect(shown).toMatch(/^…\w.* A book is here\. .*\w.?…$/)
  expect(marks.map(([from, to]) => shown.slice(from, to))).toEqual(['book'])
  expect(shown.length).toBeLessThan(190)
  expect(excerpt('Short.', ['book'])).toEqual({ text: 'Short.', marks: [] })
})

test('what was meant is made of words that are there', () => {
  expect(didYouMean('calculs bok', ['Calculus book', 'Desk lamp'])).toBe('calculus book')
  expect(didYouMean('calculus', ['Calculus book'])).toBeNull()
  expect(didYouMean('zyzzyva', ['Calculus book'])).toBeNull()
})
