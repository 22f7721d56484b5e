import type { Share } from './pacing.ts'

/** A plan in the form in which it is picked from. */
export interface Rotation {
  flights: readonly Share[]
  /** The end of each flight's part of [0, 1): what is beyond the last is left empty. */
  ends: Float64Array
  /** For each equal piece of [0, 1), the first flight with a part in it: a pick looks at one or two (Chen and Asau's guide table, 1974). */
  guide: Uint32Array
}

export function rotationOf(flights: readonly Share[]): Rotation {
  const ends = new Float64Array(flights.length)
  let end = 0
  for (const [index, { share }] of flights.entries()) {
    end += share
    ends[index] = end
  }
  const guide = new Uint32Array(2 * flights.length + 1)
  let first = 0
  for (let piece = 0; piece < guide.length; piece++) {
    while (first < flights.length && (ends[first] ?? 1) <= piece / guide.length) first += 1
    guide[piece] = first
  }
  return { flights, ends, guide }
}

/**
 * Where a process stands in [0, 1). Each step is the golden section, so that any run of steps is spread as evenly as can be: flights get
 * their parts almost exactly, whatever the number of picks between one plan and the next, where dice would leave it to luck.
 */
export interface Cursor {
  at: number
}

const goldenSection = (Math.sqrt(5) - 1) / 2
/** Steps past what may not be shown here, before a place is left empty. */
const detours = 8

/**
 * What is shown in so many places of one answer, an equal distance apart in [0, 1): each flight once at most, none past its time, none that
 * `hidden` says no to, such as one this person has seen often enough. Places nobody has a part in, or may be shown in, are null.
 */
export function pick(
  rotation: Rotation,
  cursor: Cursor,
  places: number,
  now: number,
  hidden: (flight: string) => boolean = () => false,
): (string | null)[] {
  const picked: (string | null)[] = []
  for (let place = 0; place < places; place++) {
    let at = (cursor.at + place / places) % 1
    let share = partAt(rotation, at)
    const mayNot = ({ flight, until }: Share) => now >= until || picked.includes(flight) || hidden(flight)
    for (let step = 0; share && mayNot(share); step++) {
      at = (at + goldenSection) % 1
      share = step < detours ? partAt(rotation, at) : null
    }
    picked.push(share?.flight ?? null)
  }
  cursor.at = (cursor.at + goldenSection) % 1
  return picked
}

function partAt({ flights, ends, guide }: Rotation, at: number): Share | null {
  let index = guide[Math.floor(at * guide.length)] ?? 0
  while (index < flights.length && at >= (ends[index] ?? 1)) index += 1
  return flights[index] ?? null
}
