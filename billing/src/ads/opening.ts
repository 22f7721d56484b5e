/** Milliseconds since 1970, and spans of them: from the first one up to, not with, the last. */
export interface Span {
  from: number
  to: number
}

/** When a flight may run: between its dates, and in the campus's own hours of the week: a bit for each hour, a number for each day from Sunday. */
export interface Opening extends Span {
  week: readonly number[]
}

export const hour = 3_600_000
export const day = 24 * hour
export const everyHour: readonly number[] = Array(7).fill(0xffffff)

/** The campus's clock: how far ahead of UTC it is, in milliseconds, and when the school shows no ads at all, such as in an exam week. */
export interface Campus {
  offset: number
  blackouts: readonly Span[]
}

export const startOfHour = (at: number, { offset }: Campus) => at - modulo(at + offset, hour)
export const startOfDay = (at: number, { offset }: Campus) => at - modulo(at + offset, day)
/** 0 to 23, on the campus's clock. */
export const hourOfDay = (at: number, { offset }: Campus) => Math.floor(modulo(at + offset, day) / hour)
const weekday = (at: number, { offset }: Campus) => modulo(Math.floor((at + offset) / day) + 4, 7)

export function isOpen(opening: Opening, at: number, campus: Campus): boolean {
  return (
    opening.from <= at &&
    at < opening.to &&
    runsInHour(opening, at, campus) &&
    !campus.blackouts.some(({ from, to }) => from <= at && at < to)
  )
}

/** How long what is open now surely stays open, at most until two hours start anew: a plan is made again long before. */
export function openUntil(opening: Opening, at: number, campus: Campus): number {
  const next = startOfHour(at, campus) + hour
  const end = runsInHour(opening, next, campus) ? next + hour : next
  const blackouts = campus.blackouts.map(({ from }) => from).filter((from) => from > at)
  return Math.min(opening.to, end, ...blackouts)
}

/** How much of the hour that starts here it is open for: 0 to 1. */
export function openPart(opening: Opening, start: number, campus: Campus): number {
  if (!runsInHour(opening, start, campus)) return 0
  const from = Math.max(start, opening.from)
  const to = Math.min(start + hour, opening.to)
  if (from >= to) return 0
  return (to - from - covered({ from, to }, campus.blackouts)) / hour
}

/** The open hours from the start of this day to the flight's end. */
export function openHours(opening: Opening, startOfDay: number, campus: Campus): number {
  let sum = 0
  for (let at = startOfDay; at < opening.to; at += day) sum += openHoursOfDay(opening, at, campus)
  return sum
}

export function openHoursOfDay(opening: Opening, start: number, campus: Campus): number {
  const whole = { from: start, to: start + day }
  const undisturbed = !campus.blackouts.some((blackout) => overlap(whole, blackout) > 0)
  if (undisturbed && opening.from <= whole.from && whole.to <= opening.to)
    return bits(opening.week[weekday(start, campus)] ?? 0)
  let sum = 0
  for (let at = start; at < whole.to; at += hour) sum += openPart(opening, at, campus)
  return sum
}

function runsInHour({ week }: Opening, at: number, campus: Campus): boolean {
  return (((week[weekday(at, campus)] ?? 0) >> hourOfDay(at, campus)) & 1) === 1
}

/** How much of a span others cover, which may cover each other. */
function covered(whole: Span, others: readonly Span[]): number {
  let [sum, edge] = [0, whole.from]
  for (const { from, to } of others.toSorted((a, b) => a.from - b.from)) {
    sum += overlap({ from: edge, to: whole.to }, { from, to })
    edge = Math.max(edge, to)
  }
  return sum
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1
  return count
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b
}
