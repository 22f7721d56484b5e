import { Form } from '../../router.ts'
import { Field } from '../../ui/field.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'

interface ReviewFormProps {
  /** When that was asked which is shown: what was changed since is not decided unseen. */
  askedAt: string
  /** Where a page asks about several. */
  event?: { id: string; title: string }
  refusal?: FormRefusal | undefined
}

/** What staff say: yes, or what should be different first. */
export function ReviewForm({ askedAt, event, refusal }: ReviewFormProps) {
  return (
    <Form method="post" preventScrollReset className="grid gap-3">
      <input type="hidden" name="askedAt" value={askedAt} />
      {event && <input type="hidden" name="event" value={event.id} />}
      <Field
        name="comment"
        id={event ? `comment-${event.id}` : undefined}
        label="Word to the organiser"
        hint="Needed to send it back: what should be different?"
        error={refusal?.fields.comment}
      >
        {(control) => (
          <Textarea {...control} rows={2} maxLength={500} defaultValue={refusal?.values.comment} />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton intent="approve">
          Approve{event && <span className="sr-only"> {event.title}</span>}
        </SubmitButton>
        <SubmitButton intent="return" variant="secondary">
          Send back{event && <span className="sr-only"> {event.title}</span>}
        </SubmitButton>
      </div>
    </Form>
  )
}
