import { del, entries, get, set } from 'idb-keyval'
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

/** Whose door it is on this device: somebody's who is signed in, or that of whoever holds a link. */
export interface KeptAs {
  owner: string
  doorId: string
}

/** Not somebody's id. */
export const BY_LINK = 'link'
const PREFIX = 'door:'
const keyOf = ({ owner, doorId }: KeptAs) => `${PREFIX}${owner}:${doorId}`

/** What this device knew before, also when the page was closed or the phone went off. */
export async function readKept(as: KeptAs): Promise<Kept> {
  try {
    return (await get<Kept>(keyOf(as))) ?? { notes: [], troubles: [] }
  } catch {
    return { notes: [], troubles: [] }
  }
}

/** @returns whether it is safe here when the page closes */
export async function writeKept(as: KeptAs, { notes, troubles, list }: Kept): Promise<boolean> {
  try {
    await set(keyOf(as), { notes, troubles, ...(list ? { list } : {}) })
    return true
  } catch {
    return false
  }
}

/** A door that is no more: its notes go nowhere, and its names are nobody’s here. */
export async function forgetDoor(as: KeptAs): Promise<void> {
  await del(keyOf(as)).catch(() => undefined)
}

/** The names of guests go; notes that are not sent yet stay for when their writer is back. */
export async function forgetLists(): Promise<void> {
  for (const [key, { notes }] of await entries<string, Kept>())
    if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${BY_LINK}:`))
      await set(key, { notes, troubles: [] })
}
