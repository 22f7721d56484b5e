import type { Event } from '@banter/api/events/contract'
import { type FormEvent, useEffect, useState } from 'react'
import { isDone } from '../../billboard/answers.ts'
import { sendForm } from '../../billboard/send.ts'
import { useRevalidator } from '../../router.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { answeredAs, type Wish } from './optimistic.ts'

const STATUSES: readonly string[] = ['going', 'interested', 'not_going', 'none']

/** The event with the answer as if it had been given already; a refusal takes it back and says why. */
export function useRsvp(event: Event) {
  const [guess, setGuess] = useState<Event | null>(null)
  const [refusal, setRefusal] = useState<FormRefusal>()
  const [sending, setSending] = useState(false)
  const { revalidate } = useRevalidator()

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the service says now ends every guess
  useEffect(() => setGuess(null), [event])

  async function answer(submitted: FormEvent<HTMLFormElement>) {
    submitted.preventDefault()
    if (sending) return
    const { submitter } = submitted.nativeEvent as SubmitEvent
    const fields = new FormData(submitted.currentTarget, submitter)
    setRefusal(undefined)
    setSending(true)
    setGuess(answeredAs(event, wishOf(fields)))
    const result = await sendForm<{ event: Event }>(`/events/${event.id}/rsvp`, fields)
    setSending(false)
    if (isDone(result)) {
      setGuess(result.done.event)
      revalidate()
    } else {
      setGuess(null)
      setRefusal(result.refused)
    }
  }

  return { shown: guess ?? event, refusal, sending, answer }
}

function wishOf(fields: FormData): Wish {
  const status = String(fields.get('status'))
  return {
    status: STATUSES.includes(status) ? (status as Wish['status']) : 'going',
    guests: Number(fields.get('guests') ?? 0),
  }
}
