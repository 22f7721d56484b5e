import { expect, test } from 'vitest'
import { renewed } from './post-pages.ts'

const item = (id: string, likes = 0) => ({ id, likes })

test('what was read stays where it was, with the newest word on it', () => {
  const kept = { items: [item('3'), item('2'), item('1')], nextCursor: 'older' }
  const first = { items: [item('4'), item('3', 5)], nextCursor: 'other' }
  expect(renewed(kept, first)).toEqual({ items: [item('3', 5), item('2'), item('1')], nextCursor: 'older' })
})
