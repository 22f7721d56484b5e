import type { Comment, Reply } from '@banter/api/billboard/comments/contract'
import type { Mention } from '@banter/api/billboard/contract'
import type { ListPage } from '../../ui/growing-list.ts'

/** A comment on its way, or one that did not arrive and keeps its words. */
export interface Pending {
  id: string
  parent: string | null
  body: string
  mentions: Mention[]
  /** Why it did not arrive. */
  problem?: string
}

export type Threads = ListPage<Comment>

/** Puts a comment where it belongs: at the end, or among the answers to its comment. */
export function withComment(threads: Threads, comment: Comment): Threads {
  if (!comment.parentId) {
    const others = threads.items.filter(({ id }) => id !== comment.id)
    return { ...threads, items: [...others, comment] }
  }
  return changeThread(threads, comment.parentId, (thread) => {
    const others = thread.replies.filter(({ id }) => id !== comment.id)
    const added = others.length === thread.replies.length ? 1 : 0
    return { ...thread, replyCount: thread.replyCount + added, replies: [...others, comment] }
  })
}

export function withReplies(threads: Threads, id: string, page: ListPage<Reply>): Threads {
  return changeThread(threads, id, (thread) => {
    const known = new Set(thread.replies.map((reply) => reply.id))
    const replies = [...thread.replies, ...page.items.filter((reply) => !known.has(reply.id))]
    return { ...thread, replies, moreReplies: page.nextCursor }
  })
}

/** What a comment says now, where it stands. */
export function withChange(threads: Threads, { id, parentId }: Reply, change: Partial<Reply>): Threads {
  if (!parentId) return changeThread(threads, id, (thread) => ({ ...thread, ...change }))
  return changeThread(threads, parentId, (thread) => ({
    ...thread,
    replies: thread.replies.map((reply) => (reply.id === id ? { ...reply, ...change } : reply)),
  }))
}

/** A deleted comment that was answered keeps its place, empty; any other is gone. */
export function without(threads: Threads, { id, parentId }: Reply): Threads {
  if (parentId) {
    return changeThread(threads, parentId, (thread) => ({
      ...thread,
      replyCount: Math.max(0, thread.replyCount - 1),
      replies: thread.replies.filter((reply) => reply.id !== id),
    }))
  }
  const gone = { deleted: true, body: '', author: null, mayEdit: false, mayDelete: false }
  return {
    ...threads,
    items: threads.items.flatMap((thread) =>
      thread.id !== id ? [thread] : thread.replyCount > 0 ? [{ ...thread, ...gone }] : [],
    ),
  }
}

/** The deletion was undone: it is back where it stood, among whatever has come since. */
export function withBack(threads: Threads, before: Threads, { id, parentId }: Reply): Threads {
  const stood = before.items.find((thread) => thread.id === (parentId ?? id))
  if (!stood) return threads
  if (parentId) {
    const reply = stood.replies.find((one) => one.id === id)
    return changeThread(threads, parentId, (thread) =>
      reply && !thread.replies.some((one) => one.id === id)
        ? { ...thread, replyCount: thread.replyCount + 1, replies: byTime([...thread.replies, reply]) }
        : thread,
    )
  }
  const { body, author, deleted, mayEdit, mayDelete } = stood
  if (threads.items.some((thread) => thread.id === id))
    return withChange(threads, stood, { body, author, deleted, mayEdit, mayDelete })
  return { ...threads, items: byTime([...threads.items, stood]) }
}

/** Ids are in the order of time. */
const byTime = <Item extends { id: string }>(items: Item[]) =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : 1))

const changeThread = (threads: Threads, id: string, change: (thread: Comment) => Comment): Threads => ({
  ...threads,
  items: threads.items.map((thread) => (thread.id === id ? change(thread) : thread)),
})
