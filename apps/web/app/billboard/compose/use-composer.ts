import type { Post } from '@banter/api/billboard/contract'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from '../../router.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { toast } from '../../ui/toasts.tsx'
import { isDone } from '../answers.ts'
import { changePost, showNewPost } from '../feed/post-memory.ts'
import { sendForm } from '../send.ts'
import type { ComposerProps } from './composer-props.ts'
import { begin, type Composition, cameBack, goOn, isEmpty } from './composition.ts'
import { discardDraft, useDraft } from './use-draft.ts'
import { type Started, timedAt } from './writing.ts'

/** Everything the composer knows and does; the form beside it draws it. */
export function useComposer(
  form: RefObject<HTMLFormElement>,
  { writing, club, editing, refusal }: ComposerProps,
) {
  const navigate = useNavigate()
  const draft = useDraft(form, !editing)
  const started = writing.resumed && !editing ? writing.draft : null
  const [now, setNow] = useState(() => cameBack(firstOf(), refusal?.values))
  const [ids, setIds] = useState({ next: writing.newId, draft: started?.id ?? writing.newId })
  const [offer, setOffer] = useState(started || editing || club ? null : writing.draft)
  const [refused, setRefused] = useState(refusal)
  const [sending, setSending] = useState(false)
  const [askingCard, setAskingCard] = useState(false)
  const [picking, setPicking] = useState(false)
  const attempt = useRef<string>()
  const touched = useRef(false)
  const empty = isEmpty(now)

  function firstOf(): Composition {
    if (editing) return goOn({ ...editing, updatedAt: '', club: editing.club?.id, poll: undefined })
    return started ? goOn(started) : begin(writing, club?.id)
  }

  useEffect(() => {
    if (!touched.current) return
    if (!isEmpty(now)) return draft.changed(ids.draft)
    draft.forget()
    void discardDraft(ids.draft)
  }, [now, ids.draft, draft.changed, draft.forget])

  function change(part: Partial<Composition>) {
    touched.current = true
    setNow((before) => ({ ...before, ...part }))
  }

  /** The picker speaks also when nothing has changed. */
  const picked = useCallback((pictures: string) => {
    setNow((before) => {
      if (before.pictures === pictures) return before
      touched.current = true
      return { ...before, pictures }
    })
  }, [])

  function startAnew(nextId: string) {
    touched.current = false
    attempt.current = undefined
    draft.forget()
    setIds({ next: nextId, draft: nextId })
    setNow(begin({ ...writing, card: null }, club?.id))
    setRefused(undefined)
    setAskingCard(false)
    setPicking(false)
  }

  async function send() {
    if (sending || empty) return
    setSending(true)
    const fields = new FormData(form.current!)
    // Kept for another try, so that a post whose answer got lost is not posted twice.
    attempt.current ??= timedAt(ids.next)
    if (!editing) fields.set('id', attempt.current)
    const answer = await sendForm<{ post: Post }>(
      editing ? `/posts/${editing.id}/act` : '/compose/send',
      fields,
    )
    setSending(false)
    if (!isDone(answer)) return refuse(answer.refused)
    if (editing) {
      changePost(editing.id, () => answer.done.post)
      return navigate(`/posts/${editing.id}`)
    }
    startAnew(answer.nextId)
    showNewPost(answer.done.post)
    await toast({ tone: 'positive', text: now.announcing ? 'Announced.' : 'Posted.' })
  }

  function refuse(why: FormRefusal) {
    // This computer's clock is fast, or the id is somebody's: the server's own id will do.
    if (why.code === 'ID_AHEAD' || why.code === 'ID_TAKEN') attempt.current = ids.next
    setRefused(why)
  }

  function resume(begun: Started) {
    setNow(goOn(begun))
    setIds((before) => ({ ...before, draft: begun.id }))
    setOffer(null)
    form.current?.querySelector('textarea')?.focus()
  }

  function discard(begun: Started) {
    setOffer(null)
    void discardDraft(begun.id)
  }

  return {
    now,
    change,
    empty,
    send,
    sending,
    refusal: refused,
    id: ids.next,
    draftId: ids.draft,
    draftState: draft.state,
    offer: empty ? offer : null,
    resume,
    discard,
    askingCard,
    picking,
    picked,
    set: { askingCard: setAskingCard, picking: setPicking },
  }
}

export type ComposerState = ReturnType<typeof useComposer>
