import {
  type Campus,
  hour,
  hourOfDay,
  isOpen,
  type Opening,
  openHours,
  openHoursOfDay,
  openPart,
  openUntil,
  startOfDay,
  startOfHour,
} from './opening.ts'
import { pour, type Vessel } from './water.ts'

/** A flight that is live, in units: views (cpm, flat, club, house) or clicks (cpc). */
export interface Flight extends Opening {
  id: string
  kind: 'metered' | 'flat' | 'club' | 'house'
  /** The most that is ever counted; only what is metered has an end. */
  bought: number
  dailyCap: number | null
  /** What was counted in all, since the campus's midnight, and since its last full hour. */
  counted: { total: number; today: number; hour: number }
  /** The units that one showing brings, from experience: 0.7 when seven of ten showings are looked at. */
  perShowing: number
}

/** One place on the campus's pages, and how busy it is, in showings for an hour. */
export interface Traffic {
  /** What is expected in each of today's 24 hours, on the campus's clock. */
  expected: readonly number[]
  /** What it has been in the last minutes; null when nothing was measured. */
  measured: number | null
  /** Milliseconds from a plan to the counts that follow from it: what is under way meanwhile is not asked for a second time. */
  lag: number
}

/** The part of all showings that a flight gets from now on. */
export interface Share {
  flight: string
  share: number
  /** Not a moment longer. */
  until: number
}

/** The part of the showings that students' clubs have for nothing. */
const clubsPart = 0.1
/** So much more may come than is expected, before an hour is taken for a quiet one. */
const surprise = 1.25
const roundingError = 1e-9
/** So few units are not worth spreading over hours or days: they are due at once, in hours. */
const few = 20
const atOnce = 10 / 3_600

/**
 * Who is shown how often from now on, in one place of one school. Clubs first get their tenth. What is metered then gets what it needs to
 * be level with its hour; where that is more than there is, the least delivered, measured against what it was to have, comes first. What is
 * sold by the week takes its equal part, and all that is left; the house what is left then.
 */
export function sharesOf(live: readonly Flight[], traffic: Traffic, campus: Campus, now: number): Share[] {
  const open = live
    .filter((flight) => isOpen(flight, now, campus) && left(flight) > 0)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const showings = Math.max(1, traffic.measured ?? traffic.expected[hourOfDay(now, campus)] ?? 0)
  const of = (...kinds: Flight['kind'][]) => open.filter(({ kind }) => kinds.includes(kind))
  const shown = new Map<Flight, number>()
  let free = showings
  const give = (flights: Flight[], most: number, vessels: Vessel[]) => {
    for (const [index, amount] of pour(Math.min(free, most), vessels).entries()) {
      const flight = flights[index]
      if (!flight) continue
      shown.set(flight, (shown.get(flight) ?? 0) + amount)
      free -= amount
    }
  }
  const [clubs, paid, house] = [of('club'), of('metered', 'flat'), of('house')]
  const horizon = (startOfHour(now, campus) + hour - now + traffic.lag) / hour
  give(clubs, showings * clubsPart, alike(clubs, horizon))
  give(paid, free, dueVessels(paid, { showings, traffic, campus, now }))
  // Nobody has bought what is left: the house, and where it has nothing to say, the clubs.
  const fillers = house.length > 0 ? house : clubs
  give(fillers, free, alike(fillers, horizon))
  return open.flatMap((flight) => {
    const share = (shown.get(flight) ?? 0) / showings
    return share > roundingError ? [{ flight: flight.id, share, until: openUntil(flight, now, campus) }] : []
  })
}

function left({ bought, dailyCap, counted }: Flight): number {
  return Math.min(bought - counted.total, (dailyCap ?? Number.POSITIVE_INFINITY) - counted.today)
}

/** Those with no number to reach are brought level with each other within the hour. */
function alike(flights: readonly Flight[], horizon: number): Vessel[] {
  return flights.map(({ counted, perShowing }) => ({
    width: 1 / horizon / perShowing,
    floor: counted.hour,
    ceiling: Number.POSITIVE_INFINITY,
  }))
}

interface Moment {
  showings: number
  traffic: Traffic
  campus: Campus
  now: number
}

/** Heights are parts of what is due in this hour, so that large and small flights fall behind by the same part when there is too little. */
function dueVessels(paid: readonly Flight[], moment: Moment): Vessel[] {
  const due = dueInHour(paid, moment)
  return paid.map((flight, index) => {
    const { counted, kind, perShowing } = flight
    const last = left(flight) <= few
    const units = last ? counted.hour + left(flight) : (due[index] ?? 0)
    return {
      width: units / perShowing / (last ? atOnce : horizonOf(flight, moment)),
      floor: units > 0 ? counted.hour / units : 0,
      ceiling: kind === 'flat' ? Number.POSITIVE_INFINITY : 1,
    }
  })
}

/** The hours in which what is due in this hour can still be shown. */
function horizonOf(flight: Flight, { traffic, campus, now }: Moment): number {
  const until = Math.min(startOfHour(now, campus) + hour, openUntil(flight, now, campus))
  return (until - now + traffic.lag) / hour
}

/** The units each is to have by the end of this hour, counted from its beginning. */
function dueInHour(paid: readonly Flight[], moment: Moment): number[] {
  const { showings, traffic, campus, now } = moment
  const today = paid.map((flight) => (flight.kind === 'flat' ? 0 : dueToday(flight, moment)))
  const wanted = paid.map(({ perShowing }, index) => (today[index] ?? 0) / perShowing)
  const all = wanted.reduce((sum, some) => sum + some, 0)
  const [running = 0, ...later] = traffic.expected.slice(hourOfDay(now, campus))
  const ahead = [Math.max(running, traffic.measured ?? 0), ...later]
  return paid.map((flight, index) => {
    if (flight.kind === 'flat') return (showings / paid.length) * flight.perShowing
    // Everyone may count on the same part of each hour as of the day: together no more than may come.
    const part = ((wanted[index] ?? 0) / all) * flight.perShowing
    const room = ahead.map((some) => some * part * surprise)
    const before = flight.counted.today - flight.counted.hour
    return firstOf(Math.max(0, (today[index] ?? 0) - before), room, openParts(flight, moment))
  })
}

/** Today's equal part, by open hours, of all that was still to come this morning; never more than the daily cap. */
function dueToday(flight: Flight, { campus, now }: Moment): number {
  const { bought, counted, dailyCap } = flight
  const today = startOfDay(now, campus)
  const part = openHoursOfDay(flight, today, campus) / openHours(flight, today, campus)
  return Math.min((bought - (counted.total - counted.today)) * part, dailyCap ?? Number.POSITIVE_INFINITY)
}

/** How much of each hour is open that is left today, from the one that runs. */
function openParts(flight: Flight, { campus, now }: Moment): number[] {
  const first = startOfHour(now, campus)
  const count = 24 - hourOfDay(now, campus)
  return Array.from({ length: count }, (_, index) => openPart(flight, first + index * hour, campus))
}

/**
 * What falls on the first of these hours: the same as on every other, but on quiet ones no more than there is room for, which is spread
 * over the rest. What no hour has room for is asked of each in proportion: more people may come than are expected.
 */
function firstOf(units: number, room: readonly number[], open: readonly number[]): number {
  const whole = open.reduce((sum, part) => sum + part, 0)
  const each = units / whole
  if (room.every((most, index) => each <= most || open[index] === 0)) return each * (open[0] ?? 0)
  const hours = open.map((width, index) => ({ width, floor: 0, ceiling: room[index] ?? 0 }))
  const poured = pour(units, hours)
  const held = poured.reduce((sum, some) => sum + some, 0)
  return held > 0 ? ((poured[0] ?? 0) * units) / held : each * (open[0] ?? 0)
}
