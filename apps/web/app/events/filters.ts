import type { EventCategory } from '@banter/api/events/contract'
import { type Day, isDay } from './calendar/days.ts'
import { CATEGORIES } from './words.ts'

export const VIEWS = ['list', 'week', 'month'] as const
export type View = (typeof VIEWS)[number]

export const MINE = [
  { value: 'going', label: 'Going' },
  { value: 'interested', label: 'Interested' },
  { value: 'hosting', label: 'Hosting' },
] as const
export type Mine = (typeof MINE)[number]['value']

/** What the calendar is asked for, from its address; what makes no sense there is left out. */
export interface Filters {
  q?: string
  category?: EventCategory
  place?: string
  club?: string
  mine?: Mine
}

export interface Asked {
  view: View
  /** The day that a week or a month is shown around; today's when left out. */
  date: Day | undefined
  filters: Filters
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function readAsked(query: URLSearchParams): Asked {
  const text = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined
  const one = <Value extends string>(name: string, known: readonly Value[]) =>
    known.find((value) => value === text(name))
  const club = text('club')
  const date = query.get('date')
  return {
    view: one('view', VIEWS) ?? 'list',
    date: isDay(date) ? date : undefined,
    filters: {
      q: text('q'),
      category: one('category', Object.keys(CATEGORIES) as EventCategory[]),
      place: text('place'),
      club: club && UUID.test(club) ? club : undefined,
      mine: one(
        'mine',
        MINE.map(({ value }) => value),
      ),
    },
  }
}

/** The calendar's address with some of it changed; an empty value takes it off. Always from the first page. */
export function eventsPath(query: URLSearchParams, change: Record<string, string | undefined>): string {
  const next = new URLSearchParams(query)
  next.delete('cursor')
  for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name)
  if (next.get('view') === 'list') next.delete('view')
  return next.size > 0 ? `/events?${next}` : '/events'
}

/** What narrows the calendar, in words; each can be taken off by its name. */
export function narrowing(
  { q, category, place, club, mine }: Filters,
  clubs: { id: string; name: string }[],
): { name: keyof Filters; label: string }[] {
  const words: [keyof Filters, string | undefined][] = [
    ['q', q && `“${q}”`],
    ['category', category && CATEGORIES[category]],
    ['place', place && `At “${place}”`],
    ['club', club && (clubs.find(({ id }) => id === club)?.name ?? 'One club')],
    ['mine', MINE.find(({ value }) => value === mine)?.label],
  ]
  return words.flatMap(([name, label]) => (label ? [{ name, label }] : []))
}
