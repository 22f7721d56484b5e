import { type RefObject, useState } from 'react'
import { toast } from '../../ui/toasts.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'
import { changePost, showNewPost } from '../feed/post-memory.ts'
import type { ComposerProps } from './composer-props.ts'
import { isEmpty } from './composition.ts'
import { useComposition } from './use-composition.ts'
import { discardDraft, useDraft } from './use-draft.ts'
import { type Sent, useSending } from './use-sending.ts'
import { useWayOn } from './use-way-on.ts'
import type { Started } from './writing.ts'

/** Everything the composer knows and does; the form beside it draws it. */
export function useComposer(form: RefObject<HTMLFormElement>, props: ComposerProps) {
  const { editing } = props
  const { changed, keep, startAnew, resume, ...composition } = useComposition(props)
  const empty = isEmpty(composition.now)
  const [ids, setIds] = useState(() => firstIds(props))
  const { offer, setOffer, discard } = useOffer(props)
  const { close, ...slots } = useSlots()
  const { send, sending, refused } = useSending(form, props, ids.next)
  const draft = useDraft(form, editing || !changed ? null : ids.draft, composition.now, empty)
  const goOn = useWayOn(props)
  // What is new is kept as a draft; of a post that is there already there is none.
  useUnsaved(Boolean(editing) && changed)

  function posted({ post, nextId }: Sent) {
    draft.forget()
    // A post takes its draft with it; what is announced leaves it behind.
    if (!post || post.announcement) void discardDraft(ids.draft)
    startAnew()
    setIds({ next: nextId, draft: nextId })
    close()
    if (post) showNewPost(post)
    void toast({ tone: 'positive', text: wordsFor(post) })
  }

  async function sendNow() {
    const sent = sending || empty ? null : await send()
    if (!sent) return
    const { post } = sent
    if (editing && post) changePost(editing.id, () => post)
    if (editing) keep()
    else posted(sent)
    goOn()
  }

  function goOnWith(begun: Started) {
    resume(begun)
    setIds((before) => ({ ...before, draft: begun.id }))
    setOffer(null)
    form.current?.querySelector('textarea')?.focus()
  }

  const draftIs = { draftId: ids.draft, draftState: draft.state, offer: empty ? offer : null, discard }
  const sends = { send: sendNow, sending, refusal: refused, id: ids.next }
  return { ...composition, ...slots, ...draftIs, ...sends, empty, resume: goOnWith }
}

export type ComposerState = ReturnType<typeof useComposer>

const wordsFor = (post: Sent['post']) =>
  post ? (post.announcement ? 'Announced.' : 'Posted.') : 'It waits among your drafts for its time.'

function firstIds({ writing, editing }: ComposerProps) {
  const resumed = writing.resumed && !editing ? writing.draft : null
  return { next: writing.newId, draft: resumed?.id ?? writing.newId }
}

/** What was begun before, unless it is shown already. */
function useOffer({ writing, editing, club }: ComposerProps) {
  const [offer, setOffer] = useState(writing.resumed || editing || club ? null : writing.draft)
  function discard(begun: Started) {
    setOffer(null)
    void discardDraft(begun.id)
  }
  return { offer, setOffer, discard }
}

/** Which of the parts that a post can have are open. */
function useSlots() {
  const [askingCard, setAskingCard] = useState(false)
  const [picking, setPicking] = useState(false)
  function close() {
    setAskingCard(false)
    setPicking(false)
  }
  return { askingCard, picking, close, set: { askingCard: setAskingCard, picking: setPicking } }
}
