import { newId } from '@banter/api/http/contract'
import type { Question } from '@banter/api/marketplace/questions/contract'
import { useState } from 'react'
import { isDone } from '../../billboard/answers.ts'
import { sendForm } from '../../billboard/send.ts'
import { useRevalidator } from '../../router.ts'
import { type ListPage, withFirst } from '../../ui/growing-list.ts'
import { toast } from '../../ui/toasts.tsx'

/** What can be done to a question. The first three tell whether it arrived, so that their forms can keep the words. */
export interface QuestionDeeds {
  change: (question: Question, body: string) => Promise<boolean>
  answer: (question: Question, body: string) => Promise<boolean>
  removeAnswer: (question: Question) => Promise<boolean>
  remove: (question: Question) => Promise<void>
}

const NOTHING = { edit: false, delete: false, answer: false, editAnswer: false, deleteAnswer: false }
const now = () => new Date().toISOString()

async function send({ id, productId }: Question, intent: string, body?: string) {
  const path = `/products/${productId}/questions`
  const answer = await sendForm<Partial<Question>>(path, { intent, question: id, body })
  if (isDone(answer)) return answer.done
  void toast({ tone: 'danger', text: answer.refused.message })
  return null
}

/** The questions as they are now: what somebody writes shows at once, and is undone when it is refused. */
export function useQuestions<One extends Question>(first: ListPage<One>) {
  const { revalidate } = useRevalidator()
  const [shown, setShown] = useState({ first, items: first.items })
  if (shown.first !== first)
    setShown({ first, items: withFirst({ ...first, items: shown.items }, first).items })
  const change = (items: (all: One[]) => One[]) =>
    setShown((before) => ({ ...before, items: items(before.items) }))
  const put = (id: string, to: Partial<Question>) =>
    change((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)))

  async function become(question: Question, intent: string, to: Partial<Question>, body?: string) {
    put(question.id, { ...to, may: NOTHING })
    const done = await send(question, intent, body)
    put(question.id, done ?? question)
    // After an answer was deleted, the question waits for another: what can be done then is asked anew.
    if (done && !done.id && navigator.onLine) revalidate()
    return done !== null
  }

  async function remove(question: Question) {
    const before = shown.items
    change((all) => all.filter(({ id }) => id !== question.id))
    if (!(await send(question, 'delete-question'))) change(() => before)
  }

  const deeds: QuestionDeeds = {
    change: (question, body) => become(question, 'change-question', { body, edited: true }, body),
    answer: (question, body) =>
      become(question, 'answer-question', { answer: { body, at: now(), edited: false } }, body),
    removeAnswer: (question) => become(question, 'delete-answer', { answer: null }),
    remove,
  }
  return { items: shown.items, change, put, deeds }
}

/** A question of one's own, on its way. */
export function useAsking(productId: string, { change, put }: ReturnType<typeof useQuestions<Question>>) {
  return async (asker: Question['asker'], body: string): Promise<boolean> => {
    const about = { id: newId(), productId, asker, body, askedAt: now() }
    const question = { ...about, edited: false, mine: true, answer: null, may: NOTHING }
    change((all) => [question, ...all])
    const done = await send(question, 'ask-question', body)
    if (done) put(question.id, done)
    else change((all) => all.filter(({ id }) => id !== question.id))
    return done !== null
  }
}
