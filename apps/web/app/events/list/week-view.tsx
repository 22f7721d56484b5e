import type { EventSummary } from '@banter/api/events/contract'
import { Link } from '../../router.ts'
import { cx } from '../../ui/cx.ts'
import { byDay, type Day, dayWords, weekOf } from '../calendar/days.ts'
import { startTime } from '../words.ts'
import { DayAgenda } from './day-agenda.tsx'
import { hueOf } from './event-art.tsx'
import { type Block, blocksOf, hoursOf } from './lanes.ts'

interface WeekViewProps {
  events: EventSummary[]
  date: Day
  today: Day
  timeZone: string
}

const HOUR_REM = 3

/** A week by the hour, beside each other; on a phone the same days below each other. */
export function WeekView({ events, date, today, timeZone }: WeekViewProps) {
  const days = weekOf(date)
  const hours = hoursOf(events, timeZone)
  return (
    <>
      <div className="hidden overflow-hidden rounded-lg border border-line bg-surface shadow-card md:grid md:grid-cols-[3.25rem_repeat(7,minmax(0,1fr))]">
        <span aria-hidden className="border-b border-line" />
        {days.map((day) => (
          <p key={day} id={`day-${day}`} className="border-b border-l border-line py-2 text-center">
            <span className="block text-xs text-muted">{dayWords(day, { weekday: 'short' })}</span>
            <DayNumber day={day} today={today} />
          </p>
        ))}
        <HourScale hours={hours} />
        {days.map((day) => (
          <DayColumn key={day} day={day} hours={hours} blocks={blocksOf(events, day, timeZone)} />
        ))}
      </div>
      <div className="grid grid-cols-1 gap-6 md:hidden">
        <PhoneWeek events={events} days={days} today={today} timeZone={timeZone} />
      </div>
    </>
  )
}

function DayNumber({ day, today }: { day: Day; today: Day }) {
  return (
    <span
      aria-current={day === today ? 'date' : undefined}
      className={cx(
        'mx-auto grid size-8 place-items-center rounded-full text-base font-semibold tabular-nums',
        day === today && 'bg-accent text-white',
      )}
    >
      {Number(day.slice(8))}
    </span>
  )
}

function HourScale({ hours: [first, last] }: { hours: [number, number] }) {
  return (
    <div aria-hidden className="relative" style={{ height: `${(last - first) * HOUR_REM}rem` }}>
      {Array.from({ length: last - first - 1 }, (_, i) => first + 1 + i).map((hour) => (
        <span
          key={hour}
          className="absolute right-2 -translate-y-1/2 text-2xs text-muted tabular-nums"
          style={{ top: `${(hour - first) * HOUR_REM}rem` }}
        >
          {`${hour % 12 || 12} ${hour % 24 < 12 ? 'AM' : 'PM'}`}
        </span>
      ))}
    </div>
  )
}

function DayColumn({
  day,
  hours: [first, last],
  blocks,
}: {
  day: Day
  hours: [number, number]
  blocks: Block[]
}) {
  const lines = `repeating-linear-gradient(to bottom, transparent 0 calc(${HOUR_REM}rem - 1px), var(--color-line) calc(${HOUR_REM}rem - 1px) ${HOUR_REM}rem)`
  return (
    <ul
      aria-labelledby={`day-${day}`}
      className="relative border-l border-line"
      style={{ height: `${(last - first) * HOUR_REM}rem`, background: lines }}
    >
      {blocks.map((block) => (
        <WeekBlock key={block.event.id} block={block} first={first} />
      ))}
    </ul>
  )
}

function WeekBlock({ block: { event, from, to, lane, lanes }, first }: { block: Block; first: number }) {
  const hue = hueOf(event.category)
  const style = {
    top: `${(from - first) * HOUR_REM}rem`,
    height: `${Math.max(0.75, to - from) * HOUR_REM}rem`,
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
  }
  const look = {
    background: `light-dark(oklch(0.94 0.04 ${hue}), oklch(0.31 0.06 ${hue}))`,
    borderColor: `light-dark(oklch(0.6 0.15 ${hue}), oklch(0.7 0.12 ${hue}))`,
    color: `light-dark(oklch(0.36 0.11 ${hue}), oklch(0.9 0.05 ${hue}))`,
  }
  return (
    <li className="absolute p-px" style={style}>
      <Link
        to={`/events/${event.id}`}
        style={look}
        className={cx(
          'block h-full overflow-hidden rounded-xs border-l-3 px-1.5 py-0.5 text-xs leading-4 hover:underline',
          event.state === 'cancelled' && 'line-through',
        )}
      >
        <span className="line-clamp-2 font-semibold">{event.title}</span>
        <span className="block truncate tabular-nums">{startTime(event)}</span>
        {to - from >= 1.5 && <span className="block truncate">{event.place}</span>}
      </Link>
    </li>
  )
}

/** Only the days on which something is; an empty week says so once. */
function PhoneWeek({ events, days, today, timeZone }: Omit<WeekViewProps, 'date'> & { days: Day[] }) {
  const filled = byDay(events, timeZone)
  const shown = days.filter((day) => filled.has(day))
  if (shown.length === 0) return <DayAgenda day={days[0] ?? today} today={today} events={[]} />
  return shown.map((day) => (
    <section key={day} className="grid grid-cols-1 gap-2">
      <DayAgenda day={day} today={today} events={filled.get(day) ?? []} />
    </section>
  ))
}
