import type { Scheduled } from '@banter/api/billboard/scheduled/contract'
import { momentWords } from '../../events/words.ts'
import { Link } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'

/** "Fri, Nov 27, 9:00 AM", on the clock of the campus. */
export const timeWords = (at: string, timeZone: string) =>
  momentWords(at, timeZone, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })

/** Announcements that wait for their time. */
export function ScheduledList({ items, timeZone }: { items: Scheduled[]; timeZone: string }) {
  return (
    <Card title="Announcements to come" flush>
      <ul className="divide-y divide-line">
        {items.map(({ id, body, club, author, publishAt, failure }) => (
          <li key={id} className="relative px-4 py-3 hover:bg-sunken/60 sm:px-5">
            <Link
              to={`/announcements/scheduled/${id}`}
              className="line-clamp-2 rounded-xs font-medium after:absolute after:inset-0"
            >
              {body}
            </Link>
            <p className="text-xs text-muted">
              {failure ? <Badge tone="danger">Not published</Badge> : timeWords(publishAt, timeZone)} · to{' '}
              {club ? `the members of ${club.name}` : 'everyone'} · by {author.name}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
