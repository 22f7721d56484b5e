import type { EventSummary } from '@banter/api/events/contract'
import { IconMapPin, IconUsers, IconVideo } from '@tabler/icons-react'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { counted } from '../../ui/counted.ts'
import { cx } from '../../ui/cx.ts'
import { timeRange, whenLine, whereLine } from '../words.ts'
import { EventArt } from './event-art.tsx'
import { EventBadges } from './event-badges.tsx'

/** One event of a list, all of it one link. `dated` where no heading above says the day. */
export function EventRow({ event, dated }: { event: EventSummary; dated?: boolean }) {
  const over = event.state === 'cancelled'
  return (
    <article className="relative flex gap-4 rounded-lg border border-line bg-surface p-3.5 shadow-card transition-colors hover:border-line-strong sm:p-4">
      <div className="min-w-0 flex-1">
        <p className="text-[0.8125rem] font-medium text-muted tabular-nums">
          {dated ? whenLine(event) : timeRange(event)}
        </p>
        <h3 className={cx('mt-0.5 text-base leading-5.5 font-semibold', over && 'line-through decoration-1')}>
          <Link
            to={`/events/${event.id}`}
            className="rounded-xs after:absolute after:inset-0 after:rounded-lg"
          >
            {event.title}
          </Link>
        </h3>
        <div className="mt-1.5 grid gap-1 text-muted">
          <GivenBy event={event} />
          <p className="flex items-center gap-1.5">
            {event.place || !event.online ? (
              <IconMapPin aria-hidden className="size-4 shrink-0" />
            ) : (
              <IconVideo aria-hidden className="size-4 shrink-0" />
            )}
            <span className="truncate">{whereLine(event)}</span>
          </p>
        </div>
        <p className="mt-2.5 flex flex-wrap items-center gap-1.5 empty:hidden">
          <EventBadges event={event} />
          {event.going > 0 && (
            <span className="inline-flex items-center gap-1 text-xs text-muted">
              <IconUsers aria-hidden className="size-3.5" />
              {counted(event.going, 'person going', 'people going')}
            </span>
          )}
        </p>
      </div>
      <EventArt
        category={event.category}
        cover={event.cover}
        className={cx(
          'size-20 shrink-0 overflow-hidden rounded-md sm:size-28',
          over && 'opacity-60 grayscale',
        )}
      />
    </article>
  )
}

function GivenBy({ event: { club, organiser } }: { event: EventSummary }) {
  const by = club
    ? { name: club.name, src: club.logo }
    : organiser && { name: organiser.name, src: organiser.avatar }
  if (!by) return null
  return (
    <p className="flex items-center gap-1.5">
      <Avatar name={by.name} src={by.src} size="sm" className="size-4.5 text-[0.5rem]" />
      <span className="truncate">By {by.name}</span>
    </p>
  )
}
