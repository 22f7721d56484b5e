import type { Event } from '@banter/prisma'
import createError from '@fastify/error'
import { DateTime } from 'luxon'

export const WrongTimes = createError('WRONG_TIMES', '%s', 422)

const LONGEST_MS = 14 * 86_400_000

/** When an event is, on its own clock. */
export interface Times {
  starts: DateTime
  ends: DateTime
}

export interface TypedTimes {
  startsAt?: string | undefined
  endsAt?: string | undefined
}

/** What was typed, or what was there before, on the clock of that zone. @throws WrongTimes */
export function timesOf({ startsAt, endsAt }: TypedTimes, zone: string, before?: Times): Times {
  const read = (typed: string | undefined, old: DateTime | undefined) =>
    typed !== undefined ? DateTime.fromISO(typed, { zone }) : old?.setZone(zone, { keepLocalTime: true })
  const starts = read(startsAt, before?.starts)
  const ends = read(endsAt, before?.ends)
  if (!starts?.isValid || !ends?.isValid) throw wrong('startsAt', 'This time cannot be read.')
  return assertTimes({ starts, ends })
}

export function assertTimes({ starts, ends }: Times): Times {
  const length = ends.toMillis() - starts.toMillis()
  if (length <= 0) throw wrong('endsAt', 'It ends before it begins.')
  if (length > LONGEST_MS) throw wrong('endsAt', 'An event takes at most 14 days.')
  if (starts.year < 2000 || ends.year > 2200) throw wrong('startsAt', 'This is not a time for people.')
  return { starts, ends }
}

/** @throws WrongTimes when it is over already */
export function assertAhead(now: Date, { ends }: Times): void {
  if (ends.toMillis() <= now.getTime()) throw wrong('endsAt', 'This is over already.')
}

export function timesOfEvent({
  startsAt,
  endsAt,
  timeZone: zone,
}: Pick<Event, 'startsAt' | 'endsAt' | 'timeZone'>): Times {
  return { starts: DateTime.fromJSDate(startsAt, { zone }), ends: DateTime.fromJSDate(endsAt, { zone }) }
}

/** The same length by the clock, from another beginning: two days on, an hour later, whatever the clocks do in between. */
export function begunAt({ starts, ends }: Times, beginning: DateTime): Times {
  const length = ends.diff(starts, ['days', 'hours', 'minutes'])
  return { starts: beginning, ends: beginning.plus(length) }
}

/** Another date of a series moves as this one did: by as many days, to the same hour. */
export function movedAlike(date: Times, before: Times, after: Times): Times {
  const days = Math.round(dayOf(after.starts).diff(dayOf(before.starts), 'days').days)
  const { hour, minute } = after.starts
  const day = date.starts.setZone(after.starts.zone, { keepLocalTime: true }).plus({ days })
  return begunAt(after, day.set({ hour, minute, second: 0, millisecond: 0 }))
}

/** The date alone, where every day has 24 hours. */
const dayOf = ({ year, month, day }: DateTime) => DateTime.utc(year, month, day)

const wrong = (field: string, message: string) =>
  Object.assign(new WrongTimes(message), { fields: { [field]: message } })
