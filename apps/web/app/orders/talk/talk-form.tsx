import { type FormEvent, type RefObject, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'
import { isUnsure } from '../attempt.ts'

const MOST = 1_000

interface TalkFormProps {
  field: RefObject<HTMLTextAreaElement>
  orderId: string
  name: string
  /** Made with the page, for the plain form: sent twice it is said once. */
  newId: string
  /** Of the plain form. */
  refusal: FormRefusal | undefined
  onSay: (body: string) => void
}

/** A plain form to the order's page, which scripts send in place. What is typed before they are there is kept. */
export function TalkForm({ field, orderId, name, newId, refusal, onSay }: TalkFormProps) {
  const [length, setLength] = useState(0)
  useUnsaved(length > 0)
  const id = refusal ? 'body' : 'message-body'

  function send(event: FormEvent) {
    event.preventDefault()
    const body = field.current?.value.trim()
    if (!field.current || !body) return
    onSay(body)
    field.current.value = ''
    setLength(0)
    field.current.focus()
  }

  return (
    <form
      id="say"
      method="post"
      action={`/orders/${orderId}#say`}
      onSubmit={send}
      // Led here after it was sent, one sees the last words above it too.
      className="grid scroll-mt-80 gap-2"
    >
      <FormErrors refusal={refusal} labels={{ body: 'Message' }} />
      <input type="hidden" name="intent" value="say" />
      <input type="hidden" name="message" value={(isUnsure(refusal) && refusal?.values.message) || newId} />
      <label htmlFor={id} className="sr-only">
        Write to {name}
      </label>
      <Textarea
        ref={field}
        id={id}
        name="body"
        rows={2}
        required
        maxLength={MOST}
        dir="auto"
        placeholder={`Write to ${name}`}
        aria-describedby="message-hint"
        defaultValue={refusal?.values.body}
        onChange={(event) => setLength(event.currentTarget.value.trim().length)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      <div className="flex items-start justify-between gap-3">
        <div className="grid gap-0.5 text-xs text-muted">
          <p id="message-hint">Only you two read this, and a bank if the payment is disputed there.</p>
          <p role="status">{length > MOST - 100 && `${MOST - length} characters left`}</p>
        </div>
        <Button type="submit" size="sm" variant="primary" className="shrink-0">
          Send
        </Button>
      </div>
    </form>
  )
}
