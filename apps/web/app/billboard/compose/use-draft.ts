import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { isDone } from '../answers.ts'
import { sendForm } from '../send.ts'

const PAUSE_MS = 1_200

export type DraftState = 'none' | 'unsaved' | 'saving' | 'saved' | 'failed'

export const draftPath = (id: string) => `/drafts/${id}`

export const discardDraft = (id: string) => sendForm(draftPath(id), { intent: 'discard' })

/**
 * Keeps what is being written under this id, a moment after each change and when the page is left; warns before leaving only while
 * something is not saved. Nothing is kept without an id, and what was emptied is forgotten.
 */
export function useDraft(
  form: RefObject<HTMLFormElement>,
  id: string | null,
  written: object,
  empty: boolean,
) {
  const { state, changed, forget } = useSavedForm(form)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is written is one to save
  useEffect(() => {
    if (!id) return
    if (!empty) return changed(id)
    forget()
    void discardDraft(id)
  }, [id, written, empty, changed, forget])
  return { state, forget }
}

function useSavedForm(form: RefObject<HTMLFormElement>) {
  const [state, setState] = useState<DraftState>('none')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const pending = useRef<{ id: string; fields: FormData } | null>(null)

  const save = useCallback(async (keepalive = false) => {
    clearTimeout(timer.current)
    const draft = pending.current
    if (!draft) return
    pending.current = null
    setState('saving')
    const answer = await sendForm(draftPath(draft.id), draft.fields, { keepalive })
    if (!isDone(answer)) pending.current ??= draft
    setState(isDone(answer) ? (pending.current ? 'unsaved' : 'saved') : 'failed')
  }, [])

  const changed = useCallback(
    (id: string) => {
      if (!form.current) return
      pending.current = { id, fields: new FormData(form.current) }
      setState('unsaved')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), PAUSE_MS)
    },
    [form, save],
  )

  const forget = useCallback(() => {
    clearTimeout(timer.current)
    pending.current = null
    setState('none')
  }, [])

  useEffect(() => {
    function warn(event: BeforeUnloadEvent) {
      if (pending.current) event.preventDefault()
    }
    const leave = () => void save(true)
    window.addEventListener('beforeunload', warn)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [save])

  return { state, changed, forget }
}
