import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from '../../router.ts'
import { addDays, addMonths, type Day, weekOf } from '../calendar/days.ts'
import { eventsPath } from '../filters.ts'

const MOVES: Record<string, (day: Day) => Day> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => weekOf(day)[0] ?? day,
  End: (day) => weekOf(day)[6] ?? day,
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
}

export const dayAfterKey = (key: string, day: Day): Day | undefined => MOVES[key]?.(day)

/**
 * Arrows walk from day to day, Page Up and Page Down by month. Past the edge the next month is fetched, and the focus
 * goes on to the day that was meant once it is drawn.
 */
export function useDayKeys(date: Day) {
  const grid = useRef<HTMLTableElement>(null)
  const wanted = useRef<Day | null>(null)
  const navigate = useNavigate()
  const [query] = useSearchParams()

  useEffect(() => {
    if (wanted.current !== date) return
    wanted.current = null
    linkOf(grid.current, date)?.focus()
  }, [date])

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const on = (event.target as HTMLElement).dataset.day
    const to =
      on && !event.altKey && !event.ctrlKey && !event.metaKey ? dayAfterKey(event.key, on) : undefined
    if (!to) return
    event.preventDefault()
    const link = to.slice(0, 7) === date.slice(0, 7) ? linkOf(grid.current, to) : null
    if (link) return link.focus()
    wanted.current = to
    navigate(eventsPath(query, { view: 'month', date: to }), { preventScrollReset: true })
  }

  return { grid, onKeyDown }
}

const linkOf = (grid: HTMLTableElement | null, day: Day) =>
  grid?.querySelector<HTMLAnchorElement>(`a[data-day="${day}"]`) ?? null
