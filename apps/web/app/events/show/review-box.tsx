import type { Event } from '@banter/api/events/contract'
import { Alert } from '../../ui/alert.tsx'
import { Card } from '../../ui/card.tsx'
import { changeWords, inOrder } from '../words.ts'
import { ReviewForm } from './review-form.tsx'

const REACH = {
  this: null,
  following: 'Of this date and all later ones of its series.',
  all: 'Of all dates of its series that are still to come.',
}

/** Where the school looks first: what staff decide, and what they said. */
export function ReviewBox({ event }: { event: Event }) {
  const { review, may, series } = event
  if (!review) return null
  if (review.state === 'returned')
    return (
      <Alert tone="caution" title="Returned by the school’s staff">
        <p>{review.comment || 'They left no comment.'}</p>
      </Alert>
    )
  const isChange = event.state === 'published'
  return (
    <Card
      title={may.review ? 'For you to review' : isChange ? 'A change waits for review' : 'Waiting for review'}
    >
      <div className="grid gap-4">
        {isChange && series && REACH[review.scope] && <p className="text-muted">{REACH[review.scope]}</p>}
        {review.changes.length > 0 && <Changes event={event} />}
        {may.review ? (
          <ReviewForm askedAt={review.askedAt} />
        ) : (
          <p className="text-muted">The school’s staff look at it. You are told what they say.</p>
        )}
      </div>
    </Card>
  )
}

function Changes({ event }: { event: Event }) {
  return (
    <dl className="grid gap-2">
      {inOrder(event.review?.changes ?? []).map((change) => {
        const { label, before, after } = changeWords(change, event.timeZone)
        return (
          <div key={change.field}>
            <dt className="font-medium">{label}</dt>
            <dd>
              <del className="text-danger-text">{before}</del> <span aria-hidden>→</span>{' '}
              <ins className="text-positive-text no-underline">{after}</ins>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
