import type { Event } from '@banter/api/events/contract'
import { Form } from '../../router.ts'
import { Alert } from '../../ui/alert.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'

/** Where the school looks first: what staff decide, and what they said. */
export function ReviewBox({ event }: { event: Event }) {
  const { review, may } = event
  if (!review) return null
  if (review.state === 'returned')
    return (
      <Alert tone="caution" title="Returned by the school’s staff">
        <p>{review.comment || 'They left no comment.'}</p>
      </Alert>
    )
  return (
    <Card title={may.review ? 'For you to review' : 'Waiting for review'}>
      <div className="grid gap-4">
        {review.changes.length > 0 && <Changes changes={review.changes} />}
        {may.review ? (
          <Form method="post" className="grid gap-3">
            <Field name="comment" label="Word to the organiser" optional>
              {(control) => <Textarea {...control} rows={2} maxLength={500} />}
            </Field>
            <div className="flex flex-wrap gap-2">
              <SubmitButton intent="approve">Approve</SubmitButton>
              <SubmitButton intent="return" variant="secondary">
                Return
              </SubmitButton>
            </div>
          </Form>
        ) : (
          <p className="text-muted">The school’s staff look at it. You are told what they say.</p>
        )}
      </div>
    </Card>
  )
}

function Changes({ changes }: { changes: { field: string; before: string; after: string }[] }) {
  return (
    <dl className="grid gap-2">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt className="font-medium capitalize">{field}</dt>
          <dd>
            <del className="text-danger-text">{before || 'nothing'}</del> →{' '}
            <ins className="text-positive-text no-underline">{after || 'nothing'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
