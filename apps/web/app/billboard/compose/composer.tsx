import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { useLocation } from '../../router.ts'
import { useViewer } from '../../shell/member-page.tsx'
import { mayAdminister } from '../../shell/viewer.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { CONTROL } from '../../ui/control-look.ts'
import { cx } from '../../ui/cx.ts'
import { FormErrors } from '../../ui/form-errors.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { AnnouncementFields } from './announcement-fields.tsx'
import { Audience } from './audience.tsx'
import { CardSlot } from './card-slot.tsx'
import type { ComposerProps } from './composer-props.ts'
import { Tools } from './composer-tools.tsx'
import { Counter, DraftMark, MOST } from './counter.tsx'
import { DraftOffer } from './draft-offer.tsx'
import { MediaSlot } from './media-slot.tsx'
import { MentionField } from './mention-field.tsx'
import { PollBuilder } from './poll-builder.tsx'
import { type ComposerState, useComposer } from './use-composer.ts'
import { mentionField } from './writing.ts'

/** Where posts are written. It keeps a draft by itself, and works as a plain form. */
export function Composer(props: ComposerProps) {
  const { writing, club, editing, full } = props
  const form = useRef<HTMLFormElement>(null)
  const { pathname, search } = useLocation()
  const hydrated = useHydrated()
  const viewer = useViewer()
  const state = useComposer(form, props)
  const { now, set, change } = state
  const moderates = viewer !== null && mayAdminister(viewer.user)
  const action = editing ? `/posts/${editing.id}/edit` : '/compose'
  const plain = full && !hydrated

  function send(event: FormEvent) {
    event.preventDefault()
    void state.send()
  }

  return (
    <section
      aria-label={editing ? 'Edit the post' : 'Write a post'}
      className="rounded-lg border border-line bg-surface p-3 shadow-card sm:p-4"
    >
      {state.offer && <DraftOffer draft={state.offer} onResume={state.resume} onDiscard={state.discard} />}
      <form ref={form} method="post" action={action} onSubmit={send} className="grid grid-cols-1 gap-3">
        <FormErrors refusal={state.refusal} labels={{ body: 'Your post', publishAt: 'Publish at' }} />
        <input type="hidden" name="id" value={state.id} />
        <input type="hidden" name="draft" value={hydrated ? state.draftId : ''} />
        <input type="hidden" name="back" value={editing ? `/posts/${editing.id}` : pathname + search} />
        {now.mentions.map((mention) => (
          <input key={mention.id} type="hidden" name="mention" value={mentionField(mention)} />
        ))}
        <Words state={state} club={club} roomy={Boolean(full || editing)} />
        <MediaSlot state={state} />
        {(now.poll || plain) && !editing && (
          <PollBuilder poll={now.poll} onPoll={(poll) => change({ poll })} />
        )}
        <CardSlot
          card={now.card}
          asking={state.askingCard || Boolean(plain)}
          onCard={(card) => change({ card })}
          onAsking={set.askingCard}
        />
        {now.announcing && <AnnouncementFields errors={state.refusal?.fields} />}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-2.5">
          <Tools {...props} state={state} mayAnnounce={moderates} />
          <span className="flex-1" />
          <Counter length={now.text.length} />
          <DraftMark state={state.draftState} />
          {!editing && <Audience clubs={writing.clubs} club={club} mayAnnounce={moderates} state={state} />}
          <Button type="submit" variant="primary" loading={state.sending} disabled={hydrated && state.empty}>
            {editing ? 'Save' : now.announcing ? 'Announce' : 'Post'}
          </Button>
        </div>
      </form>
    </section>
  )
}

interface WordsProps {
  state: ComposerState
  club: ComposerProps['club']
  /** There is nothing else on the page. */
  roomy: boolean
}

/** What is being said, beside who says it. */
function Words({ state, club, roomy }: WordsProps) {
  const viewer = useViewer()
  const { now, change, refusal } = state
  const place = club ? `Post to ${club.name}` : `What is going on at ${viewer?.school.name ?? 'your school'}?`
  return (
    <div className="flex gap-3">
      <Avatar name={viewer?.user.name ?? ''} src={viewer?.user.avatar} className="max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <label htmlFor="body" className="sr-only">
          Your post
        </label>
        <MentionField
          id="body"
          name="body"
          rows={roomy ? 6 : 2}
          maxLength={MOST}
          value={now.text}
          data-composer=""
          club={club?.id}
          dir="auto"
          placeholder={place}
          aria-invalid={refusal?.fields.body ? true : undefined}
          aria-describedby="body-count"
          onText={(text, named) => change({ text, ...(named ? { mentions: [...now.mentions, named] } : {}) })}
          onKeyDown={sendOnEnter}
          className={cx(
            CONTROL,
            'field-sizing-content max-h-96 min-h-17 resize-none border-line py-2.5',
            roomy && 'min-h-40',
          )}
        />
      </div>
    </div>
  )
}

function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
