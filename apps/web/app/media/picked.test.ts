import { expect, test } from 'vitest'
import { changePicks, itemsOf, type Picked, startWith } from './picked.ts'

const view = (id: string) => ({
  id,
  kind: 'image' as const,
  url: `https://media.test/${id}`,
  thumbUrl: `https://media.test/thumb/${id}`,
  width: 4,
  height: 3,
  alt: `about ${id}`,
})
const start = startWith([view('a'), view('b'), view('c')])
const keys = ({ items }: { items: Picked[] }) => items.map(({ key }) => key).join('')

test('what is shown already is what the form sends', () => {
  expect(itemsOf(start.items)).toEqual([
    { id: 'a', alt: 'about a' },
    { id: 'b', alt: 'about b' },
    { id: 'c', alt: 'about c' },
  ])
})

test.each([
  ['a', 2, 'bca'],
  ['c', 0, 'cab'],
  ['b', 9, 'acb'],
  ['b', -1, 'bac'],
  ['nobody', 0, 'abc'],
])('%s moved to %d gives %s', (key, to, order) => {
  expect(keys(changePicks(start, { do: 'move', key, to }))).toBe(order)
})

test('what is removed comes back to its place, with what arrived meanwhile', () => {
  const without = changePicks(start, { do: 'remove', key: 'b' })
  expect(keys(without)).toBe('ac')
  const changed = changePicks(without, { do: 'update', key: 'b', with: { alt: 'later' } })
  const back = changePicks(changed, { do: 'undo' })
  expect([keys(back), back.items[1]?.alt, back.removed]).toEqual(['abc', 'later', null])
  expect(keys(changePicks(back, { do: 'undo' }))).toBe('abc')
})

test('what is not uploaded yet is not sent; words without content are none', () => {
  const waiting: Picked = {
    key: 'd',
    state: 'sending',
    sent: 0.4,
    name: 'd.jpg',
    preview: '',
    alt: 'x',
    similar: [],
  }
  const blank = changePicks(start, { do: 'update', key: 'a', with: { alt: '  ', crop: [0, 0, 500, 500] } })
  const sent = itemsOf(changePicks(blank, { do: 'add', items: [waiting] }).items)
  expect(sent.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(sent[0]).toEqual({ id: 'a', crop: [0, 0, 500, 500] })
})
