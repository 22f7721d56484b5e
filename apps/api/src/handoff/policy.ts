/** After the agreed time, before anybody may say that the other one did not come. */
export const GRACE_MINUTES = 15
export const ANSWER_HOURS = 24
/** So often the two of an order can move a meeting they had agreed on. */
export const MOST_MOVES = 3
/** So many proposals an order hears at all: nobody is kept busy with them. */
export const MOST_PROPOSALS = 20
export const LATEST_MINUTES = 60
export const SOONEST_MINUTES = 10
export const FARTHEST_DAYS = 30
export const SLOT_DAYS = 10
export const SLOT_MINUTES = 30

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

interface Ordered {
  state: string
  delivery: string
  frozen: string
}

/** Something is to change hands in person, and nobody looks into it now. */
export const canMeet = ({ state, delivery, frozen }: Ordered) =>
  state === 'held' && delivery === 'pickup' && frozen === ''

interface Met {
  state: string
  startsAt: Date
  proposedById: string
  lateMinutes: number
}

export const isAhead = ({ startsAt }: Pick<Met, 'startsAt'>, now: Date) => startsAt > now

/** The one who proposed does not answer. */
export const canAnswer = (meeting: Met, viewerId: string) =>
  meeting.state === 'proposed' && meeting.proposedById !== viewerId

/** A proposal by whoever made it, an agreed meeting by either while it is ahead: afterwards it is about who came. */
export const canTakeBack = (meeting: Met, viewerId: string, now: Date) =>
  meeting.state === 'proposed'
    ? meeting.proposedById === viewerId
    : meeting.state === 'agreed' && isAhead(meeting, now)

export function canBeLate({ state, startsAt }: Met, now: Date): boolean {
  const from = now.getTime() - startsAt.getTime()
  return state === 'agreed' && from >= -2 * HOUR_MS && from <= LATEST_MINUTES * MINUTE_MS
}

/** From here on it can be said that the other one did not come: whoever said that they are late has that time. */
export const noShowFrom = ({ startsAt, lateMinutes }: Pick<Met, 'startsAt' | 'lateMinutes'>) =>
  new Date(startsAt.getTime() + (lateMinutes + GRACE_MINUTES) * MINUTE_MS)

/** Both can still plan for it, and neither waits for ever. */
export function isInReach(startsAt: Date, now: Date): boolean {
  const from = startsAt.getTime() - now.getTime()
  return from >= SOONEST_MINUTES * MINUTE_MS && from <= FARTHEST_DAYS * 24 * HOUR_MS
}
