import type { Event } from '@banter/api/events/contract'
import { IconMapPin, IconRepeat, IconVideo } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { rruleWords } from '../plan/recurrence.ts'
import { longDay, momentWords, timeRange, whenLine, zoneWords } from '../words.ts'

/** The day as a leaf of a calendar, the time and its zone, and the place. */
export function WhenAndWhere({ event }: { event: Event }) {
  const { startsAt, timeZone, place, online, onlineUrl } = event
  return (
    <ul className="grid gap-3.5">
      <Row mark={<Leaf event={event} />}>
        <p className="font-semibold">
          <time dateTime={startsAt}>{longDay(startsAt, timeZone)}</time>
        </p>
        <p className="text-muted">
          {timeRange(event)} · {zoneWords(timeZone, startsAt)}
        </p>
        <YourTime event={event} />
      </Row>
      {(place || !online) && (
        <Row mark={<IconMapPin aria-hidden className="size-5.5 stroke-[1.5]" />}>
          <p className="font-semibold">{place || 'Place to be announced'}</p>
          <p className="text-muted">{place ? 'On campus' : 'The hosts will say where.'}</p>
        </Row>
      )}
      {online && (
        <Row mark={<IconVideo aria-hidden className="size-5.5 stroke-[1.5]" />}>
          <p className="font-semibold">Online</p>
          {onlineUrl ? (
            <a
              href={onlineUrl}
              rel="noreferrer"
              target="_blank"
              className="break-all text-accent-text underline underline-offset-2"
            >
              {onlineUrl}
            </a>
          ) : (
            <p className="text-muted">The link is shown to those who are going.</p>
          )}
        </Row>
      )}
      {event.series && (
        <Row mark={<IconRepeat aria-hidden className="size-5.5 stroke-[1.5]" />}>
          <p className="font-semibold">{rruleWords(event.startsLocal.slice(0, 10), event.series.rule)}</p>
          <p className="text-muted">One of a series; each date is answered by itself.</p>
        </Row>
      )}
    </ul>
  )
}

function Row({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-3.5">
      <span className="grid size-12 shrink-0 place-items-center overflow-hidden rounded-md border border-line bg-surface text-muted">
        {mark}
      </span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}

function Leaf({ event: { startsAt, timeZone } }: { event: Event }) {
  const part = (options: Intl.DateTimeFormatOptions) => momentWords(startsAt, timeZone, options)
  return (
    <span aria-hidden className="grid size-full grid-rows-[auto_1fr] text-center">
      <span className="bg-sunken text-[0.625rem] leading-4 font-semibold tracking-wide text-muted uppercase">
        {part({ month: 'short' })}
      </span>
      <span className="self-center text-lg leading-none font-semibold text-ink tabular-nums">
        {part({ day: 'numeric' })}
      </span>
    </span>
  )
}

/** Who reads it far from campus is told what their own clock will show. */
function YourTime({ event }: { event: Event }) {
  const [zone, setZone] = useState<string>()
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  if (!zone || sameClock(event, zone)) return null
  return (
    <p className="text-[0.8125rem] text-caution-text">
      {whenLine({ ...event, timeZone: zone })} on your clock
    </p>
  )
}

const sameClock = ({ startsAt, timeZone }: Event, zone: string) => {
  const read = (name: string) => momentWords(startsAt, name, { dateStyle: 'short', timeStyle: 'short' })
  return read(zone) === read(timeZone)
}
