import type { Post } from '@banter/api/billboard/contract'
import { type RefObject, useRef, useState } from 'react'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { isDone } from '../answers.ts'
import { sendForm } from '../send.ts'
import type { ComposerProps } from './composer-props.ts'
import { timedAt } from './writing.ts'

export interface Sent {
  /** Null for an announcement that waits for its time. */
  post: Post | null
  nextId: string
}

/** Sends the form under an id that stays the same for another try, so that a post whose answer got lost is not posted twice. */
export function useSending(
  form: RefObject<HTMLFormElement>,
  { editing, refusal }: Pick<ComposerProps, 'editing' | 'refusal'>,
  newId: string,
) {
  const [refused, setRefused] = useState(refusal)
  const [sending, setSending] = useState(false)
  const attempt = useRef<string>()

  async function send(): Promise<Sent | null> {
    setSending(true)
    const fields = new FormData(form.current!)
    attempt.current ??= timedAt(newId)
    if (!editing) fields.set('id', attempt.current)
    const path = editing ? `/posts/${editing.id}/act` : '/compose/send'
    const answer = await sendForm<{ post: Post | null }>(path, fields)
    setSending(false)
    if (!isDone(answer)) return refuse(answer.refused)
    attempt.current = undefined
    setRefused(undefined)
    return { post: answer.done.post, nextId: answer.nextId }
  }

  function refuse(why: FormRefusal) {
    // This computer's clock is fast, or the id is somebody's: the server's own id will do.
    if (why.code === 'ID_AHEAD' || why.code === 'ID_TAKEN') attempt.current = newId
    setRefused(why)
    return null
  }

  return { send, sending, refused }
}
