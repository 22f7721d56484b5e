import type { Pack } from '@banter/api/clubs/succession/contract'
import { momentWords } from '../../events/words.ts'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf } from '../words.ts'

const WHEN: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
}

/** Events that are planned and people who wait: what a successor finds on the table. */
export function PackAhead({ pack: { events, requests }, slug }: { pack: Pack; slug: string }) {
  return (
    <>
      {events.length > 0 && (
        <Card flush title="Events to come">
          <ul aria-label="Events to come" className="divide-y divide-line">
            {events.map(({ id, title, startsAt, zone, place }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 px-4 py-3 sm:px-5">
                <Link to={`/events/${id}`} className="min-w-0 font-medium wrap-anywhere hover:underline">
                  {title}
                </Link>
                <span className="text-[0.8125rem] text-muted">
                  {momentWords(startsAt, zone, WHEN)}
                  {place && `, ${place}`}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {requests.length > 0 && (
        <Card
          flush
          title="Waiting to be let in"
          action={
            <Link
              to={`/clubs/${slug}/requests`}
              className="font-medium text-accent-text underline underline-offset-2"
            >
              Decide
            </Link>
          }
        >
          <ul aria-label="Waiting to be let in" className="divide-y divide-line">
            {requests.map(({ id, person, expiresAt }) => (
              <li key={id} className="flex items-center gap-3 px-4 py-3 sm:px-5">
                <Avatar name={person.name} src={person.avatar} size="sm" />
                <span className="min-w-0 truncate font-medium">{person.name}</span>
                <span className="ml-auto shrink-0 text-[0.8125rem] text-muted">until {dayOf(expiresAt)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
