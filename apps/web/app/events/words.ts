import type { EventCategory, EventSummary, RsvpStatus } from '@banter/api/events/contract'

export const CATEGORIES: Record<EventCategory, string> = {
  social: 'Social',
  academic: 'Academic',
  career: 'Career',
  arts: 'Arts',
  music: 'Music',
  sports: 'Sports',
  culture: 'Culture',
  service: 'Service',
  tech: 'Tech',
  wellness: 'Wellness',
  meeting: 'Meeting',
  other: 'Other',
}

export const categoryOptions = Object.entries(CATEGORIES).map(([value, label]) => ({ value, label }))

/** What the viewer is to an event, as a badge says it. */
export const STANDINGS: Record<RsvpStatus, string> = {
  going: 'Going',
  interested: 'Interested',
  not_going: 'Not going',
  waiting: 'On the waiting list',
  offered: 'A place is free for you',
  requested: 'Asked to come',
  declined: 'Declined',
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment by the clock of that zone; the same words on a server and in every browser. */
export function momentWords(moment: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = timeZone + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { ...options, timeZone })
  formats.set(key, format)
  return format.format(new Date(moment)).replaceAll('\u202f', ' ')
}

type Timed = Pick<EventSummary, 'startsAt' | 'endsAt' | 'timeZone'>

/** "6:00 PM" */
export const clockTime = (moment: string, zone: string) =>
  momentWords(moment, zone, { hour: 'numeric', minute: '2-digit' })

/** "May 4, 6:00 PM" */
export const dayAndTime = (moment: string, zone: string) =>
  momentWords(moment, zone, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })

const clock = (moment: string, zone: string) => clockTime(moment, zone).replace(':00', '')

export const startTime = ({ startsAt, timeZone }: Timed) => clock(startsAt, timeZone)

export const longDay = (moment: string, zone: string) =>
  momentWords(moment, zone, { weekday: 'long', month: 'long', day: 'numeric' })

const shortDay = (moment: string, zone: string) =>
  momentWords(moment, zone, { weekday: 'short', month: 'short', day: 'numeric' })

/** "6 – 8 PM", or with the day where it ends on another. */
export function timeRange({ startsAt, endsAt, timeZone }: Timed): string {
  const [from, to] = [clock(startsAt, timeZone), clock(endsAt, timeZone)]
  const sameDay = shortDay(startsAt, timeZone) === shortDay(endsAt, timeZone)
  if (!sameDay) return `${from} – ${shortDay(endsAt, timeZone)}, ${to}`
  const half = from.slice(-3)
  return half === to.slice(-3) && / [AP]M/.test(half) ? `${from.slice(0, -3)} – ${to}` : `${from} – ${to}`
}

/** "Fri, Nov 20 · 6 – 8 PM" */
export const whenLine = (event: Timed) => `${shortDay(event.startsAt, event.timeZone)} · ${timeRange(event)}`

/** "Central Time" */
export const zoneWords = (timeZone: string, moment = '2026-01-15T12:00:00Z') =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(new Date(moment))
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone

export const placesLeft = ({ capacity, taken }: Pick<EventSummary, 'capacity' | 'taken'>) =>
  capacity === null ? null : Math.max(0, capacity - taken)

export const whereLine = ({ place, online }: Pick<EventSummary, 'place' | 'online'>) =>
  place && online ? `${place} and online` : place || (online ? 'Online' : 'Place to be announced')

const FIELDS: Record<string, string> = {
  title: 'Name',
  startsAt: 'Begins',
  endsAt: 'Ends',
  timeZone: 'Time zone',
  place: 'Place',
}

/** As a form asks for them. */
export const inOrder = (changes: Change[]) => {
  const names = Object.keys(FIELDS)
  return changes.toSorted((one, other) => names.indexOf(one.field) - names.indexOf(other.field))
}

interface Change {
  field: string
  before: string
  after: string
}

/** What is different, as people say it: moments by the event's own clock. */
export function changeWords({ field, before, after }: Change, timeZone: string) {
  const isMoment = field === 'startsAt' || field === 'endsAt'
  const say = (value: string) =>
    value === '' ? 'nothing' : isMoment ? `${shortDay(value, timeZone)}, ${clock(value, timeZone)}` : value
  return { label: FIELDS[field] ?? field, before: say(before), after: say(after) }
}
