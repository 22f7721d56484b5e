import type { EventSummary } from '@banter/api/events/contract'
import { LinkButton } from '../../ui/link-button.tsx'
import { type Day, dayWords } from '../calendar/days.ts'
import { EventRow } from './event-row.tsx'

interface DayAgendaProps {
  day: Day
  today: Day
  events: EventSummary[]
}

/** One day in full. */
export function DayAgenda({ day, today, events }: DayAgendaProps) {
  return (
    <section aria-labelledby="day-agenda" className="grid grid-cols-1 gap-3">
      <h2 id="day-agenda" className="font-semibold">
        {day === today && 'Today, '}
        {dayWords(day, { weekday: 'long', month: 'long', day: 'numeric' })}
      </h2>
      {events.length > 0 ? (
        <ul className="grid grid-cols-1 gap-3">
          {events.map((event) => (
            <li key={event.id}>
              <EventRow event={event} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="flex flex-wrap items-center gap-3 rounded-lg border border-dashed border-line-strong/60 px-4 py-5 text-muted">
          <span className="flex-1">Nothing is planned for this day.</span>
          {day >= today && (
            <LinkButton to={`/events/new?date=${day}`} size="sm">
              Plan something
            </LinkButton>
          )}
        </div>
      )}
    </section>
  )
}
