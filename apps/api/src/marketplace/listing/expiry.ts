const DAY = 86_400_000
/** A listing that is about to end is told of so long before. */
export const NOTICE_MS = 2 * DAY

interface Term {
  listingDays: number
  termEndsAt: Date | null
}

/** Until when something is offered that is listed now: some days, or to the end of term when that comes first. */
export function endOf({ listingDays, termEndsAt }: Term, now: Date): Date {
  const end = new Date(now.getTime() + listingDays * DAY)
  return termEndsAt && termEndsAt > now && termEndsAt < end ? termEndsAt : end
}

/** Renewing that adds less than an hour is not worth a button. */
const WORTH_MS = 3_600_000

/** The end that renewing now would bring; null when there is nothing to gain. */
export function renewedEnd(term: Term, expiresAt: Date | null, now: Date): Date | null {
  const end = endOf(term, now)
  return !expiresAt || end.getTime() - expiresAt.getTime() > WORTH_MS ? end : null
}
