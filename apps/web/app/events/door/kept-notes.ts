import { get, set } from 'idb-keyval'
import type { Note, Trouble } from './notes.ts'

interface Kept {
  notes: Note[]
  troubles: Trouble[]
}

const keyOf = (eventId: string, userId: string) => `door:${userId}:${eventId}`

/** What this device noted before, also when the page was closed or the phone went off. */
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
  { notes, troubles }: Kept,
): Promise<boolean> {
  try {
    await set(keyOf(eventId, userId), { notes, troubles })
    return true
  } catch {
    return false
  }
}
