import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Form, useNavigation } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { CONTROL } from '../ui/control-look.ts'
import { cx } from '../ui/cx.ts'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

const MOST = 5_000

interface ComposerProps {
  /** Named before it exists, so that sending it twice posts it once. */
  id: string
  name: string
  school: string
  refusal: FormRefusal | undefined
}

export function Composer({ id, name, school, refusal }: ComposerProps) {
  const [length, setLength] = useState(refusal?.values.body?.length ?? 0)
  const [postId, setPostId] = useState(refusal?.values.id ?? id)
  const form = useRef<HTMLFormElement>(null)
  useWhenPosted(refusal, () => {
    form.current?.reset()
    setLength(0)
    setPostId(id)
  })
  const error = refusal?.fields.body
  return (
    <section aria-label="Write a post" className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <Form ref={form} method="post" className="grid gap-3">
        {refusal && <FormErrors refusal={refusal} />}
        <input type="hidden" name="id" value={refusal?.code === 'ID_TAKEN' ? id : postId} />
        <div className="flex gap-3">
          <Avatar name={name} className="max-sm:hidden" />
          <div className="min-w-0 flex-1">
            <label htmlFor="body" className="sr-only">
              Your post
            </label>
            <textarea
              id="body"
              name="body"
              rows={2}
              required
              maxLength={MOST}
              defaultValue={refusal?.values.body}
              placeholder={`What is going on at ${school}?`}
              aria-invalid={error ? true : undefined}
              onInput={(event) => setLength(event.currentTarget.value.length)}
              onKeyDown={sendOnEnter}
              className={cx(CONTROL, 'field-sizing-content max-h-96 min-h-16 border-line py-2.5')}
            />
          </div>
        </div>
        <div className="flex items-center justify-between gap-3">
          <p className="text-xs text-muted">
            {length > MOST - 500 ? (
              <span role="status">{(MOST - length).toLocaleString('en-US')} characters left</span>
            ) : (
              'Seen by everyone at your school.'
            )}
          </p>
          <SubmitButton intent="post">Post</SubmitButton>
        </div>
      </Form>
    </section>
  )
}

/** Only a post that arrived clears what was typed; nothing else that happens on the page does. */
function useWhenPosted(refusal: FormRefusal | undefined, then: () => void) {
  const { state, formData } = useNavigation()
  const posting = useRef(false)
  useEffect(() => {
    if (formData?.get('intent') === 'post') posting.current = true
    if (state !== 'idle' || !posting.current) return
    posting.current = false
    if (!refusal) then()
  })
}

function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    event.currentTarget.form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
  }
}
