import type { EventSummary } from '@banter/api/events/contract'
import { Fragment } from 'react'
import { AdCard } from '../../ads/shown/ad-card.tsx'
import type { WithAd } from '../../ads/shown/with-ads.ts'
import { dayIn, dayWords } from '../calendar/days.ts'
import { EventRow } from './event-row.tsx'
import { nearWords } from './near-words.ts'

interface EventListProps {
  events: WithAd<EventSummary>[]
  /** The clock of the campus, as the list of events answers it. */
  timeZone: string
  /** When the page was made, so that a server and a browser say the same. */
  now: string
  /** The heading that the days stand below is of this level, one higher. */
  level?: 2 | 3
}

/** Events by the day they begin on, soonest first: a line with a day at each knot. What began before today stands under today. */
export function EventList({ events, timeZone, now, level = 2 }: EventListProps) {
  const today = dayIn(timeZone, now)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ol className="grid grid-cols-1">
      {[...groups(events, timeZone, today)].map(([day, items]) => (
        <li
          key={day}
          className="relative grid grid-cols-1 gap-3 pb-7 pl-5 last:pb-0 md:grid-cols-[8.5rem_minmax(0,1fr)] md:gap-8 md:pl-0"
        >
          <span
            aria-hidden
            className="absolute top-2.5 bottom-0 left-0 border-l border-dashed border-line-strong/60 md:left-[9.5rem] md:translate-x-[0.45rem]"
          />
          <span
            aria-hidden
            className={`absolute top-1.5 -left-[0.28rem] size-2.5 rounded-full border-2 border-canvas md:left-[9.68rem] ${day === today ? 'bg-accent' : 'bg-line-strong'}`}
          />
          <Heading className="self-start leading-5.5 md:sticky md:top-20">
            <span className="font-semibold">{nearWords(day, today)}</span>{' '}
            <span className="text-muted md:block">{dayWords(day, { weekday: 'long' })}</span>
          </Heading>
          <ul className="grid grid-cols-1 gap-3">
            {items.map((event) => (
              <Fragment key={event.id}>
                <li>
                  <EventRow event={event} />
                </li>
                {event.ad && (
                  <li>
                    <AdCard ad={event.ad} />
                  </li>
                )}
              </Fragment>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function groups(events: WithAd<EventSummary>[], timeZone: string, today: string) {
  const days = new Map<string, WithAd<EventSummary>[]>()
  for (const event of events) {
    const began = dayIn(timeZone, event.startsAt)
    const running = began < today && dayIn(timeZone, event.endsAt) >= today
    const day = running ? today : began
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days].sort(([a], [b]) => a.localeCompare(b))
}
