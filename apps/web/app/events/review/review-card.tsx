import type { listReviews } from '@banter/api/events/hosts/contract'
import type { z } from 'zod'
import { Link } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { counted } from '../../ui/counted.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Time } from '../../ui/time.tsx'
import { ReviewForm } from '../show/review-form.tsx'
import { whenLine, whereLine } from '../words.ts'

type Asked = z.output<(typeof listReviews.schema.response)[200]>['items'][number]

/** One event that waits: a new one is decided here, of a change one looks at what is different first. */
export function ReviewCard({ one, refusal }: { one: Asked; refusal: FormRefusal | undefined }) {
  const { id, title, kind, askedAt, dates, club, organiser } = one
  const by = club?.name ?? organiser?.name
  return (
    <Card as="article">
      <div className="grid gap-4">
        <header className="grid gap-1">
          <p className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-muted">
            <Badge tone={kind === 'publish' ? 'info' : 'caution'}>
              {kind === 'publish' ? 'New event' : 'Change'}
            </Badge>
            {dates > 1 && <Badge>{counted(dates, 'date')}</Badge>}
            <span>
              Asked <Time value={askedAt} />
            </span>
          </p>
          <h2 className="text-lg leading-6 font-semibold text-pretty">
            <Link to={`/events/${id}`} className="rounded-xs hover:underline">
              {title}
            </Link>
          </h2>
          <p className="text-muted">
            {[whenLine(one), whereLine(one), by && `by ${by}`].filter(Boolean).join(' · ')}
          </p>
        </header>
        {kind === 'publish' ? (
          <ReviewForm askedAt={askedAt} event={{ id, title }} refusal={refusal} />
        ) : (
          <p>
            <LinkButton to={`/events/${id}`} size="sm">
              See what would change<span className="sr-only"> of {title}</span>
            </LinkButton>
          </p>
        )}
      </div>
    </Card>
  )
}
