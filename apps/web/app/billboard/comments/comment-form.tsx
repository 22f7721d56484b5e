import type { Mention } from '@banter/api/billboard/contract'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CONTROL } from '../../ui/control-look.ts'
import { cx } from '../../ui/cx.ts'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'
import { MentionField } from '../compose/mention-field.tsx'
import { mentionField } from '../compose/writing.ts'

const MOST = 5_000

export interface Written {
  body: string
  mentions: Mention[]
}

interface CommentFormProps {
  postId: string
  /** comment, or edit-comment. */
  intent: string
  /** What else the plain form sends. */
  fields: Record<string, string>
  label: string
  deed: string
  begun?: Written
  refusal?: FormRefusal | undefined
  focused?: boolean
  onSend: (written: Written) => void
  onCancel?: () => void
}

/** A comment, an answer or a change to one, as a plain form to the post's page that scripts send in place. */
export function CommentForm({
  postId,
  intent,
  fields,
  label,
  deed,
  begun,
  refusal,
  focused,
  onSend,
  onCancel,
}: CommentFormProps) {
  const [text, setText] = useState(refusal?.values.body ?? begun?.body ?? '')
  const [mentions, setMentions] = useState(begun?.mentions ?? [])
  const field = useRef<HTMLTextAreaElement>(null)
  useUnsaved(text.trim() !== '' && text !== begun?.body)
  useEffect(() => {
    if (focused) field.current?.focus()
  }, [focused])

  function send(event: FormEvent) {
    event.preventDefault()
    if (!text.trim()) return
    onSend({ body: text.trim(), mentions })
    setText('')
    setMentions([])
  }

  const id = `body-${fields.comment ?? fields.parent ?? 'new'}`
  return (
    <form method="post" action={`/posts/${postId}`} onSubmit={send} className="grid grid-cols-1 gap-2">
      <FormErrors refusal={refusal} />
      {Object.entries({ intent, ...fields }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {mentions.map((mention) => (
        <input key={mention.id} type="hidden" name="mention" value={mentionField(mention)} />
      ))}
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <MentionField
        ref={field}
        id={id}
        name="body"
        rows={1}
        required
        maxLength={MOST}
        dir="auto"
        value={text}
        placeholder={label}
        onText={(next, named) => {
          setText(next)
          if (named) setMentions((all) => [...all, named])
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel?.()
          else sendOnEnter(event)
        }}
        className={cx(CONTROL, 'field-sizing-content max-h-80 min-h-10 resize-none border-line py-2')}
      />
      <div className="flex items-center justify-end gap-2">
        {text.length > MOST - 300 && (
          <p role="status" className="mr-auto text-xs text-muted">
            {MOST - text.length} characters left
          </p>
        )}
        {onCancel && (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" size="sm" variant="primary">
          {deed}
        </Button>
      </div>
    </form>
  )
}

function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
