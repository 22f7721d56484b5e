import { type Campus, hour, hourOfDay, isOpen } from '../src/ads/opening.ts'
import { type Flight, sharesOf } from '../src/ads/pacing.ts'
import { type Cursor, pick, type Rotation, rotationOf } from '../src/ads/rotation.ts'

/** Dice that fall the same way each time. Mulberry32. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface CampusDay {
  flights: readonly Omit<Flight, 'counted' | 'perShowing'>[]
  /** The campus's midnight, and the hours after it that are lived through. */
  midnight: number
  hours: readonly [number, number]
  campus: Campus
  /** Pages in each of the day's hours: what was expected, and what then comes. */
  expected: readonly number[]
  comes: readonly number[]
  /** Ads on one page. */
  places?: number
  /** Of those shown, how many are looked at. */
  viewed: number
  seed?: number
}

export interface Told {
  /** What was counted of each flight in each hour. */
  counted: Map<string, number[]>
  shown: Map<string, number>
  empty: number
  /** Showings, in all. */
  all: number
  /** Showings when the flight was not open. */
  wrong: number
}

const tick = 10_000
const processes = 3

interface Process {
  cursor: Cursor
  rotation: Rotation
}

/**
 * A day of one campus: a plan is made every ten seconds from what was counted until then; three processes pick from plans that are some
 * half a minute old; what is looked at is counted ten to twenty seconds later, and nothing beyond what was bought.
 */
export function liveThrough(one: CampusDay): Told {
  const roll = dice(one.seed ?? 1)
  const told: Told = { counted: new Map(), shown: new Map(), empty: 0, all: 0, wrong: 0 }
  for (const { id } of one.flights) told.counted.set(id, Array(24).fill(0))
  const servers = Array.from({ length: processes }, () => ({
    cursor: { at: roll() },
    rotation: rotationOf([]),
  }))
  let [measured, onTheirWay]: [number | null, string[]] = [null, []]
  const [first, last] = one.hours.map((at) => one.midnight + at * hour) as [number, number]
  for (let now = first; now < last; now += tick) {
    const plan = rotationOf(
      sharesOf(
        liveFlights(one, told, now),
        { expected: withPlaces(one), measured, lag: 3 * tick },
        one.campus,
        now,
      ),
    )
    const arrived = onTheirWay
    onTheirWay = []
    const busy = ((one.comes[hourOfDay(now, one.campus)] ?? 0) * tick) / hour
    const pages = Math.floor(busy) + Number(roll() < busy % 1)
    for (let page = 0; page < pages; page++) {
      const server = servers[Math.floor(roll() * processes)] as Process
      const at = now + Math.floor(roll() * tick)
      onTheirWay.push(...show(one, told, server, at).filter(() => roll() < one.viewed))
    }
    // Some processes take the new plan up later than others.
    for (const server of servers) if (roll() < 0.7) server.rotation = plan
    for (const id of arrived) count(one, told, id, now)
    const rate = (pages * (one.places ?? 1) * hour) / tick
    measured = measured === null ? rate : measured + (rate - measured) / 12
  }
  return told
}

function show(one: CampusDay, told: Told, { rotation, cursor }: Process, at: number): string[] {
  const picked = pick(rotation, cursor, one.places ?? 1, at)
  told.all += picked.length
  const ids = picked.filter((id) => id !== null)
  told.empty += picked.length - ids.length
  for (const id of ids) {
    told.shown.set(id, (told.shown.get(id) ?? 0) + 1)
    const flight = one.flights.find((flight) => flight.id === id)
    told.wrong += Number(!flight || !isOpen(flight, at, one.campus))
  }
  return ids
}

function count(one: CampusDay, told: Told, id: string, now: number): void {
  const flight = one.flights.find((flight) => flight.id === id)
  const hours = told.counted.get(id)
  if (!flight || !hours) return
  const today = sum(hours)
  if (today >= Math.min(flight.bought, flight.dailyCap ?? flight.bought)) return
  const at = hourOfDay(now, one.campus)
  hours[at] = (hours[at] ?? 0) + 1
}

function liveFlights(one: CampusDay, told: Told, now: number): Flight[] {
  return one.flights.map((flight) => {
    const hours = told.counted.get(flight.id) ?? []
    const today = sum(hours)
    const counted = { total: today, today, hour: hours[hourOfDay(now, one.campus)] ?? 0 }
    return { ...flight, counted, perShowing: one.viewed }
  })
}

const withPlaces = ({ expected, places = 1 }: CampusDay) => expected.map((pages) => pages * places)
export const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0)
