import type { Comment } from '@banter/api/billboard/comments/contract'
import { expect, test } from 'vitest'
import { type Threads, withBack, withChange, withComment, without, withReplies } from './threads.ts'

const comment = (id: string, parentId: string | null = null): Comment => ({
  id,
  postId: 'post',
  parentId,
  author: { id: 'ann', name: 'Ann' },
  body: `body of ${id}`,
  mentions: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  editedAt: null,
  deleted: false,
  mine: true,
  mayEdit: true,
  mayDelete: true,
  replyCount: 0,
  replies: [],
  moreReplies: null,
})
const empty: Threads = { items: [], nextCursor: null }
const thread = withComment(withComment(withComment(empty, comment('a')), comment('b')), comment('a1', 'a'))
const shape = ({ items }: Threads) =>
  items.map(({ id, replies }) => [id, ...replies.map((reply) => reply.id)])

test('a comment comes last, an answer under its comment, and each once', () => {
  expect(shape(thread)).toEqual([['a', 'a1'], ['b']])
  expect(thread.items[0]?.replyCount).toBe(1)
  expect(shape(withComment(withComment(thread, comment('a1', 'a')), comment('b')))).toEqual([
    ['a', 'a1'],
    ['b'],
  ])
})

test('more answers come after the first ones, and none twice', () => {
  const page = { items: [comment('a1', 'a'), comment('a2', 'a')], nextCursor: 'next' }
  const grown = withReplies(thread, 'a', page)
  expect(shape(grown)).toEqual([['a', 'a1', 'a2'], ['b']])
  expect(grown.items[0]?.moreReplies).toBe('next')
})

test('a change is made where the comment stands', () => {
  const [a] = withChange(thread, comment('a1', 'a'), { body: 'new' }).items
  expect(a?.replies[0]?.body).toBe('new')
  expect(withChange(thread, comment('b'), { body: 'new' }).items[1]?.body).toBe('new')
})

test('what was answered keeps its place without words; all else goes', () => {
  expect(shape(without(thread, comment('b')))).toEqual([['a', 'a1']])
  expect(shape(without(thread, comment('a1', 'a')))).toEqual([['a'], ['b']])
  expect(without(thread, comment('a1', 'a')).items[0]?.replyCount).toBe(0)
  const [a] = without(thread, comment('a')).items
  expect(a).toMatchObject({ deleted: true, body: '', author: null, replies: [{ id: 'a1' }] })
})

test('an undone deletion is back where it stood, beside what has come since', () => {
  const later = (now: Threads) => withComment(withComment(now, comment('c')), comment('a2', 'a'))
  const undone = (gone: Comment) => withBack(later(without(thread, gone)), thread, gone)
  expect(shape(undone(comment('b')))).toEqual([['a', 'a1', 'a2'], ['b'], ['c']])
  const answered = undone(comment('a'))
  expect(shape(answered)).toEqual([['a', 'a1', 'a2'], ['b'], ['c']])
  expect(answered.items[0]).toMatchObject({ deleted: false, body: 'body of a', mayEdit: true, replyCount: 2 })
  const answer = undone(comment('a1', 'a'))
  expect(shape(answer)).toEqual([['a', 'a1', 'a2'], ['b'], ['c']])
  expect(answer.items[0]?.replyCount).toBe(2)
})
