import {
  IconCalendarMonth,
  IconCalendarWeek,
  IconChevronLeft,
  IconChevronRight,
  IconList,
} from '@tabler/icons-react'
import { Link, useSearchParams } from '../../router.ts'
import { buttonClasses } from '../../ui/button-look.ts'
import { cx } from '../../ui/cx.ts'
import { addDays, addMonths, type Day, dayWords, sameMonth, weekOf } from '../calendar/days.ts'
import { eventsPath, type View } from '../filters.ts'

interface ViewBarProps {
  view: View
  date: Day
  today: Day
}

const LOOKS = [
  { view: 'list', label: 'List', icon: IconList },
  { view: 'week', label: 'Week', icon: IconCalendarWeek },
  { view: 'month', label: 'Month', icon: IconCalendarMonth },
] as const

/** Which stretch of time is shown, the ways to the ones beside it, and the three ways to look at it. */
export function ViewBar({ view, date, today }: ViewBarProps) {
  const [query] = useSearchParams()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {view === 'list' ? (
        <h2 className="text-base font-semibold">Coming up</h2>
      ) : (
        <Stretch view={view} date={date} today={today} />
      )}
      <nav aria-label="How to look at it" className="ml-auto">
        <ul className="flex rounded-md bg-sunken p-0.5">
          {LOOKS.map(({ view: look, label, icon: Mark }) => (
            <li key={look}>
              <Link
                to={eventsPath(query, { view: look, date: look === 'list' ? undefined : date })}
                preventScrollReset
                aria-current={view === look ? 'page' : undefined}
                className={cx(
                  'flex h-8 items-center gap-1.5 rounded-sm px-3 text-[0.8125rem] font-medium text-muted hover:text-ink',
                  view === look && 'bg-surface text-ink shadow-card',
                )}
              >
                <Mark aria-hidden className="size-4 max-sm:hidden" />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

function Stretch({ view, date, today }: ViewBarProps) {
  const [query] = useSearchParams()
  const [before, after] =
    view === 'week' ? [addDays(date, -7), addDays(date, 7)] : [addMonths(date, -1), addMonths(date, 1)]
  const what = view === 'week' ? 'week' : 'month'
  const arrow = buttonClasses({ variant: 'ghost', size: 'icon' }, 'size-9')
  const to = (day: Day) => eventsPath(query, { date: day })
  return (
    <div className="flex items-center gap-1 max-sm:w-full">
      <h2 aria-live="polite" className="mr-1 text-base font-semibold">
        {view === 'week' ? weekWords(date) : dayWords(date, { month: 'long', year: 'numeric' })}
      </h2>
      <Link
        to={to(before)}
        preventScrollReset
        aria-label={`The ${what} before`}
        className={`${arrow} max-sm:ml-auto`}
      >
        <IconChevronLeft aria-hidden className="size-5" />
      </Link>
      <Link to={to(after)} preventScrollReset aria-label={`The ${what} after`} className={arrow}>
        <IconChevronRight aria-hidden className="size-5" />
      </Link>
      <Link to={to(today)} preventScrollReset className={buttonClasses({ size: 'sm' })}>
        Today
      </Link>
    </div>
  )
}

/** "Nov 15 – 21, 2026" */
function weekWords(date: Day): string {
  const days = weekOf(date)
  const [first = date, last = date] = [days[0], days.at(-1)]
  const end = dayWords(last, sameMonth(first, last) ? { day: 'numeric' } : { month: 'short', day: 'numeric' })
  return `${dayWords(first, { month: 'short', day: 'numeric' })} – ${end}, ${last.slice(0, 4)}`
}
