import type { Comment, Reply } from '@banter/api/billboard/comments/contract'
import type { Post } from '@banter/api/billboard/contract'
import { useState } from 'react'
import { type ListPage, withNext } from '../../ui/growing-list.ts'
import { toast } from '../../ui/toasts.tsx'
import { isDone } from '../answers.ts'
import { mentionField } from '../compose/writing.ts'
import { changePost } from '../feed/post-memory.ts'
import { act, actPath } from '../post/deeds.ts'
import { deleteLater } from '../post/delete-later.ts'
import { readJson } from '../send.ts'
import {
  type Pending,
  type Threads,
  withBack,
  withChange,
  withComment,
  without,
  withReplies,
} from './threads.ts'

/** The comments of a post as they are now, and what can be done with them. */
export function useComments(post: Post, first: Threads) {
  const [threads, setThreads] = useState(first)
  const [pending, setPending] = useState<Pending[]>([])
  const [failed, setFailed] = useState(false)
  const counted = (by: number) =>
    changePost(post.id, (now) => ({ ...now, commentCount: Math.max(0, now.commentCount + by) }))
  const drop = (id: string) => setPending((all) => all.filter((one) => one.id !== id))

  /** Shown at once; if it does not arrive it stays with its words, to be tried again. */
  async function send(sent: Pending) {
    const { id, parent, body, mentions } = sent
    setPending((all) => [...all.filter((one) => one.id !== id), { id, parent, body, mentions }])
    const answer = await act<{ comment: Comment }>(post.id, {
      intent: 'comment',
      id,
      body,
      parent: parent ?? undefined,
      mention: mentions.map(mentionField),
    })
    if (!isDone(answer)) {
      const problem = answer.refused.message
      return setPending((all) => all.map((one) => (one.id === id ? { ...one, problem } : one)))
    }
    drop(id)
    setThreads((now) => withComment(now, answer.done.comment))
    counted(1)
  }

  /** @returns whether it is saved: what is not, its form still holds */
  async function edit(comment: Reply, sent: Omit<Pending, 'id' | 'parent'>): Promise<boolean> {
    const { body, mentions } = sent
    setThreads((now) => withChange(now, comment, { body, mentions }))
    const mention = mentions.map(mentionField)
    const answer = await act<{ comment: Comment }>(post.id, {
      intent: 'edit-comment',
      comment: comment.id,
      body,
      mention,
    })
    if (isDone(answer)) {
      const { editedAt, ...said } = answer.done.comment
      setThreads((now) => withChange(now, comment, { body: said.body, mentions: said.mentions, editedAt }))
      return true
    }
    setThreads((now) => withChange(now, comment, { body: comment.body, mentions: comment.mentions }))
    void toast({ tone: 'danger', text: answer.refused.message })
    return false
  }

  function remove(comment: Reply) {
    const place = threads
    setThreads((now) => without(now, comment))
    counted(-1)
    deleteLater({
      path: actPath(post.id),
      fields: { intent: 'delete-comment', comment: comment.id },
      said: 'Comment deleted.',
      bringBack: () => {
        setThreads((now) => withBack(now, place, comment))
        counted(1)
      },
    })
  }

  async function more() {
    const page = await readJson<Threads>(
      `/billboard/comments?id=${post.id}&cursor=${encodeURIComponent(threads.nextCursor ?? '')}`,
    )
    setFailed(!page)
    if (page) setThreads((now) => withNext(now, page))
  }

  async function moreReplies({ id, moreReplies: cursor }: Comment) {
    const page = await readJson<ListPage<Reply>>(
      `/billboard/replies?id=${id}&cursor=${encodeURIComponent(cursor ?? '')}`,
    )
    setFailed(!page)
    if (page) setThreads((now) => withReplies(now, id, page))
  }

  return { threads, pending, failed, send, drop, edit, remove, more, moreReplies }
}

export type Comments = ReturnType<typeof useComments>
