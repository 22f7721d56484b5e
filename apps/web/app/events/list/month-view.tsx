import type { EventSummary } from '@banter/api/events/contract'
import { Link, useSearchParams } from '../../router.ts'
import { counted } from '../../ui/counted.ts'
import { cx } from '../../ui/cx.ts'
import { byDay, type Day, dayWords, sameMonth, weeksOfMonth } from '../calendar/days.ts'
import { eventsPath } from '../filters.ts'
import { DayAgenda } from './day-agenda.tsx'
import { hueOf } from './event-art.tsx'
import { EventChip } from './event-chip.tsx'
import { useDayKeys } from './use-day-keys.ts'

interface MonthViewProps {
  events: EventSummary[]
  date: Day
  today: Day
  timeZone: string
}

const SHOWN = 3

/** A month as a grid of days that arrows walk through; the day one stands on is told in full below. */
export function MonthView({ events, date, today, timeZone }: MonthViewProps) {
  const days = byDay(events, timeZone)
  const weeks = weeksOfMonth(date)
  const { grid, onKeyDown } = useDayKeys(date)
  return (
    <div className="grid grid-cols-1 gap-6">
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a calendar is a grid whose days arrows walk through (ARIA practices)
        role="grid"
        aria-label={dayWords(date, { month: 'long', year: 'numeric' })}
        onKeyDown={onKeyDown}
        className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-lg border border-line bg-surface shadow-card"
      >
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th
                key={day}
                scope="col"
                aria-label={dayWords(day, { weekday: 'long' })}
                className="border-b border-line py-2 text-xs font-medium text-muted"
              >
                <span aria-hidden>{dayWords(day, { weekday: 'short' })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DaySquare key={day} day={day} date={date} today={today} events={days.get(day) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <DayAgenda day={date} today={today} events={days.get(date) ?? []} />
    </div>
  )
}

interface DaySquareProps {
  day: Day
  date: Day
  today: Day
  events: EventSummary[]
}

function DaySquare({ day, date, today, events }: DaySquareProps) {
  const [query] = useSearchParams()
  const chosen = day === date
  const words = dayWords(day, { weekday: 'long', month: 'long', day: 'numeric' })
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the link inside it takes the focus
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of that grid
      role="gridcell"
      aria-selected={chosen}
      className={cx(
        'group relative h-14 border-b border-l border-line p-1 align-top first:border-l-0 [tr:last-child>&]:border-b-0 sm:h-29 sm:p-1.5',
        !sameMonth(day, date) && 'bg-canvas',
        chosen && 'bg-accent-soft/60',
      )}
    >
      <Link
        to={eventsPath(query, { view: 'month', date: day })}
        preventScrollReset
        data-day={day}
        tabIndex={chosen ? 0 : -1}
        aria-current={day === today ? 'date' : undefined}
        aria-label={events.length ? `${words}, ${counted(events.length, 'event')}` : words}
        className={cx(
          'mx-auto grid size-7 place-items-center rounded-full text-[0.8125rem] font-medium tabular-nums after:absolute after:inset-0 sm:mx-0',
          !sameMonth(day, date) && 'text-muted',
          day === today && 'bg-accent text-white',
          chosen && day !== today && 'ring-1 ring-accent-text ring-inset',
        )}
      >
        {Number(day.slice(8))}
      </Link>
      <Dots events={events} />
      <ul className="relative z-1 mt-0.5 grid gap-0.5 max-sm:hidden">
        {events.slice(0, SHOWN).map((event) => (
          <li key={event.id} className="min-w-0">
            <EventChip event={event} tabIndex={-1} />
          </li>
        ))}
        {events.length > SHOWN && (
          <li className="px-1.5 text-2xs font-medium text-muted">{events.length - SHOWN} more</li>
        )}
      </ul>
    </td>
  )
}

/** What a phone has room for: a dot for each event, in the colour of its kind. */
function Dots({ events }: { events: EventSummary[] }) {
  return (
    <span aria-hidden className="mt-1 flex justify-center gap-0.5 sm:hidden">
      {events.slice(0, 3).map(({ id, category }) => (
        <span
          key={id}
          className="size-1.5 rounded-full"
          style={{
            background: `light-dark(oklch(0.6 0.15 ${hueOf(category)}), oklch(0.75 0.12 ${hueOf(category)}))`,
          }}
        />
      ))}
    </span>
  )
}
