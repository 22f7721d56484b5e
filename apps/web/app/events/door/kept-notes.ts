import { entries, get, set } from 'idb-keyval'
import type { Guest, Note, Trouble } from './notes.ts'

/** A list of guests, and when the service made it: the newer of two counts. */
export interface GuestList {
  guests: Guest[]
  madeAt: string
}

interface Kept {
  notes: Note[]
  troubles: Trouble[]
  list?: GuestList
}

const PREFIX = 'door:'
const keyOf = (eventId: string, userId: string) => `${PREFIX}${userId}:${eventId}`

/** What this device knew before, also when the page was closed or the phone went off. */
export async function readKept(eventId: string, userId: string): Promise<Kept> {
  try {
    return (await get<Kept>(keyOf(eventId, userId))) ?? { notes: [], troubles: [] }
  } catch {
    return { notes: [], troubles: [] }
  }
}

/** @returns whether it is safe here when the page closes */
export async function writeKept(
  eventId: string,
  userId: string,
  { notes, troubles, list }: Kept,
): Promise<boolean> {
  try {
    await set(keyOf(eventId, userId), { notes, troubles, ...(list ? { list } : {}) })
    return true
  } catch {
    return false
  }
}

/** The names of guests go; notes that are not sent yet stay for when their writer is back. */
export async function forgetLists(): Promise<void> {
  for (const [key, { notes }] of await entries<string, Kept>())
    if (key.startsWith(PREFIX)) await set(key, { notes, troubles: [] })
}
