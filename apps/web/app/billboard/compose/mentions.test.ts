import { expect, test } from 'vitest'
import { begunAt, fromTokens, tokensIn, toTokens } from './mentions.ts'

const id = (digit: number) => `0199aaaa-0000-7000-8000-00000000000${digit}`
const ann = { kind: 'person', id: id(1), text: '@Ann' } as const
const annLee = { kind: 'person', id: id(2), text: '@Ann Lee' } as const
const chess = { kind: 'club', id: id(3), text: '@Chess & Go (UTA)' } as const

test.each([
  ['hi @Ann Lee and @Ann!', `hi @[person:${id(2)}] and @[person:${id(1)}]!`],
  ['@Anna is not meant, nor a@Ann', '@Anna is not meant, nor a@Ann'],
  ['@Ann@Ann', `@[person:${id(1)}]@[person:${id(1)}]`],
  ['join @Chess & Go (UTA).', `join @[club:${id(3)}].`],
  ['nobody', 'nobody'],
])('%j names who is meant, and reads the same when one goes on writing', (body, sent) => {
  const mentions = [ann, annLee, chess]
  expect(toTokens(body, mentions)).toBe(sent)
  expect(fromTokens(sent, mentions)).toBe(body)
})

test('somebody who is gone is nobody', () => {
  expect(fromTokens(`with @[person:${id(9)}]`, [])).toBe('with @somebody')
  expect(tokensIn(`@[person:${id(9)}] @[club:${id(3)}] @[other:${id(1)}]`)).toEqual([
    { kind: 'person', id: id(9) },
    { kind: 'club', id: id(3) },
  ])
})

test.each([
  ['@', { sign: '@', word: '', at: 0 }],
  ['hey @Ann', { sign: '@', word: 'Ann', at: 4 }],
  ['hey @Ann Le', { sign: '@', word: 'Ann Le', at: 4 }],
  ['(#fin', { sign: '#', word: 'fin', at: 1 }],
  ['#fin als', null],
  ['mail me at a@uta', null],
  ['done @Ann Lee was', null],
  ['plain', null],
])('after %j somebody is writing %j', (text, begun) => {
  expect(begunAt(text, text.length)).toEqual(begun)
})
