import type { Tag } from './contract.ts'

const MINUTE_MS = 60_000

interface Rated {
  role: string
  state: string
}

/** Only what came to its end is rated: not what was called off, and not what was given back. */
export const canRate = ({ role, state }: Rated, closesAt: Date | null, now: Date) =>
  role !== 'staff' && state === 'settled' && closesAt !== null && now < closesAt

/** After the last moment to write, so that whoever was just in time is shown too. */
export const shownFrom = (closesAt: Date) => new Date(closesAt.getTime() + MINUTE_MS)

const OF_THE_THING: Tag[] = ['as_described', 'not_as_described']

export const canSay = (role: string, tags: Tag[]) =>
  role === 'buyer' || !tags.some((tag) => OF_THE_THING.includes(tag))
