import { listClubs } from '@banter/api/clubs/contract'
import { getCalendarSettings } from '@banter/api/events/calendar/contract'
import { listEvents } from '@banter/api/events/contract'
import { adsOnItems } from '../../ads/shown/with-ads.ts'
import { api } from '../../api.server.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'
import { addDays, type Day, dayIn, weekOf, weeksOfMonth } from '../calendar/days.ts'
import { readAsked, type View } from '../filters.ts'

/** What the calendar page shows: a page of a list, or everything in a week or in the weeks of a month. */
export async function loadCalendar({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const { view, date: asked, filters } = readAsked(query)
  const ask = api(request, context)
  const now = new Date().toISOString()
  const [{ timeZone, review }, clubs] = await Promise.all([
    ask(getCalendarSettings),
    ask(listClubs, { querystring: { mine: 'true', limit: 100 } }),
  ])
  const today = dayIn(timeZone, now)
  const date = asked ?? today
  const cursor = query.get('cursor') ?? undefined
  const part = view === 'list' ? { cursor, limit: 20 } : stretchOf(view, date)
  const events = await ask(listEvents, { querystring: { ...filters, ...part } })
  const choices = clubs.items.map(({ id, name }) => ({ id, name }))
  return { view, date, today, now, timeZone, filters, clubs: choices, events: adsOnItems(events), review }
}

function stretchOf(view: View, date: Day): { from: Day; to: Day } {
  const days = view === 'week' ? weekOf(date) : weeksOfMonth(date).flat()
  const [first = date, last = date] = [days[0], days.at(-1)]
  return { from: first, to: addDays(last, 1) }
}
