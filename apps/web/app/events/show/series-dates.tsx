import type { Event } from '@banter/api/events/contract'
import { Link } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { momentWords } from '../words.ts'

const AROUND = 12

/** The other dates of a series, the one that is shown among them. */
export function SeriesDates({ event, now }: { event: Event; now: string }) {
  const dates = event.series?.dates ?? []
  if (dates.length < 2) return null
  const shown = dates.filter(({ id, startsAt }) => id === event.id || startsAt >= now).slice(0, AROUND)
  return (
    <Card title={`All dates (${dates.length})`}>
      <ul className="flex flex-wrap gap-2">
        {shown.map(({ id, startsAt, state }) => (
          <li key={id}>
            <Link
              to={`/events/${id}`}
              aria-current={id === event.id ? 'page' : undefined}
              className={cx(
                'inline-flex h-8 items-center rounded-full border border-line px-3 text-[0.8125rem] font-medium hover:border-line-strong',
                id === event.id && 'border-accent-text bg-accent-soft text-accent-text',
                state === 'cancelled' && 'text-muted line-through',
              )}
            >
              {momentWords(startsAt, event.timeZone, { month: 'short', day: 'numeric', weekday: 'short' })}
              {state === 'cancelled' && <span className="sr-only"> (cancelled)</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
