import { newId } from '@banter/api/http/contract'
import type { OrderMessage } from '@banter/api/orders/talk/contract'
import { useEffect, useRef, useState } from 'react'
import { isDone } from '../../billboard/answers.ts'
import { sendForm } from '../../billboard/send.ts'
import { useRevalidator } from '../../router.ts'
import { toast } from '../../ui/toasts.tsx'

export interface Pending {
  id: string
  body: string
  state: 'sending' | 'sent' | 'refused'
  problem?: string
}

/** What was said, and what is being said: shown at once; what does not arrive stays with its words, to be tried again. */
export function useTalk(orderId: string, items: OrderMessage[]) {
  const [sent, setSent] = useState<Pending[]>([])
  // One after the other, so that they arrive in the order they were written.
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const { revalidate } = useRevalidator()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const change = (id: string, to: Partial<Pending>) =>
    setSent((all) => all.map((one) => (one.id === id ? { ...one, ...to } : one)))

  async function deliver({ id, body }: Pick<Pending, 'id' | 'body'>) {
    // It goes on its way even if the page is left.
    const answer = await sendForm(`/orders/${orderId}/say`, { message: id, body }, { keepalive: true })
    if (!isDone(answer)) {
      const problem = answer.refused.message
      if (!here.current) void toast({ tone: 'danger', text: `Your message was not sent. ${problem}` })
      return change(id, { state: 'refused', problem })
    }
    change(id, { state: 'sent' })
    // Without a network the answer would be an error in place of the page.
    if (navigator.onLine) revalidate()
  }

  function say(body: string) {
    const pending = { id: newId(), body, state: 'sending' as const }
    setSent((all) => [...all, pending])
    turn.current = turn.current.then(() => deliver(pending))
  }

  function tryAgain(pending: Pending) {
    change(pending.id, { state: 'sending' })
    turn.current = turn.current.then(() => deliver(pending))
  }

  const drop = (id: string) => setSent((all) => all.filter((one) => one.id !== id))
  const pending = sent.filter(({ id }) => !items.some((item) => item.id === id))
  return { pending, say, tryAgain, drop }
}

export type Talking = ReturnType<typeof useTalk>
