import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'

interface WordsFormProps {
  /** Where the plain form goes. */
  action: string
  intent: string
  /** The id of the question. */
  question: string
  label: string
  deed: string
  most: number
  begun?: string
  hint?: string
  /** Of the plain form. */
  refusal: FormRefusal | undefined
  /** What was refused after it was sent in place. */
  unsent?: string | undefined
  /** @returns whether it arrived */
  onSend: (body: string) => Promise<boolean>
}

/** A question, an answer, or other words for one: a plain form that scripts send in place. What is refused keeps its words. */
export function WordsForm({
  action,
  intent,
  question,
  label,
  deed,
  most,
  begun = '',
  hint,
  ...rest
}: WordsFormProps) {
  const { refusal, unsent, onSend } = rest
  const [text, setText] = useState(unsent ?? refusal?.values.body ?? begun)
  useUnsaved(text.trim() !== begun.trim())

  async function send(event: FormEvent) {
    event.preventDefault()
    const body = text.trim()
    if (!body) return
    setText(begun)
    if (!(await onSend(body))) setText((typed) => (typed === begun ? body : typed))
  }

  const [id, left] = [`${intent}-${question}`, most - text.length]
  return (
    <form method="post" action={action} onSubmit={send} className="grid grid-cols-1 gap-2">
      <FormErrors refusal={refusal && { ...refusal, fields: {} }} />
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="question" value={question} />
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Textarea
        id={id}
        name="body"
        rows={2}
        required
        maxLength={most}
        dir="auto"
        placeholder={label}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex items-start justify-between gap-3">
        <div className="grid gap-0.5 text-xs text-muted">
          {hint && <p id={`${id}-hint`}>{hint}</p>}
          <p role="status">{left < 100 && `${left} characters left`}</p>
        </div>
        <Button type="submit" size="sm" variant="primary">
          {deed}
        </Button>
      </div>
    </form>
  )
}
