import { newId } from '@banter/api/http/contract'
import type { PictureComment } from '@banter/api/pictures/talk/contract'
import { useState } from 'react'
import { isDone } from '../billboard/answers.ts'
import { sendForm } from '../billboard/send.ts'
import { type ListPage, withFirst } from '../ui/growing-list.ts'
import { toast } from '../ui/toasts.tsx'

/** What is said about a picture, as it is now: a new word shows at once, and goes again with its text kept when it is refused. */
export function usePictureComments(pictureId: string, first: ListPage<PictureComment>) {
  const [shown, setShown] = useState({ first, items: first.items })
  if (shown.first !== first)
    setShown({ first, items: withFirst({ ...first, items: shown.items }, first).items })
  const change = (items: (now: PictureComment[]) => PictureComment[]) =>
    setShown((before) => ({ ...before, items: items(before.items) }))
  const path = `/pictures/${pictureId}/act`

  /** @returns whether it arrived */
  async function send(body: string, author: PictureComment['author']): Promise<boolean> {
    const id = newId()
    const pending = { id, author, body, createdAt: new Date().toISOString(), mine: true, mayDelete: false }
    change((now) => [pending, ...now])
    const answer = await sendForm<PictureComment>(path, { intent: 'comment', id, body })
    if (isDone(answer)) {
      change((now) => now.map((one) => (one.id === id ? answer.done : one)))
      return true
    }
    change((now) => now.filter((one) => one.id !== id))
    void toast({ tone: 'danger', text: answer.refused.message })
    return false
  }

  async function remove(comment: PictureComment): Promise<void> {
    const before = shown.items
    change((now) => now.filter(({ id }) => id !== comment.id))
    const answer = await sendForm(path, { intent: 'delete-comment', comment: comment.id })
    if (isDone(answer)) return
    change(() => before)
    void toast({ tone: 'danger', text: answer.refused.message })
  }

  return { items: shown.items, send, remove }
}
