import type { CheckInResult, getManifest, sendCheckIns } from '@banter/api/events/door/contract'
import type { z } from 'zod'

export type Manifest = z.output<(typeof getManifest.schema.response)[200]>
export type Guest = Manifest['entries'][number]
export type Result = z.output<typeof CheckInResult>
export type Settled = z.output<(typeof sendCheckIns.schema.response)[200]>['items'][number]

/** What happened at the door and has not been sent yet. Each has an id of its own: sent twice, it counts once. */
export interface Note {
  id: string
  kind: 'in' | 'out'
  userId?: string
  code?: string
  at: string
}

/** Something a host should know of, found out only when it was sent. */
export interface Trouble {
  id: string
  name: string
  result: Result
  at: string
}

export interface Door {
  guests: Guest[]
  notes: Note[]
  troubles: Trouble[]
}

/** What the door says to whoever stands at it. */
export type Said =
  | { kind: 'in'; name: string; guests: number; userId: string; undoable: true }
  | { kind: 'already'; name: string; at: string; userId: string }
  | { kind: 'unknown'; noted: boolean }
  | { kind: 'no_code' }
  | { kind: 'out'; name: string }
  | { kind: 'refused'; name: string; result: Result }

export const NAMELESS = 'Somebody who is not listed'
export const nameOf = (guest: Pick<Guest, 'name'> | undefined) => guest?.name ?? NAMELESS

interface Arrival {
  id: string
  at: string
  guest: Guest | undefined
  /** Kept for the service to look at, where the list does not know it. */
  code?: string
}

/** Lets somebody in, or says why not. Who is in already stays in since then. */
export function arrive(door: Door, { id, at, guest, code }: Arrival): { door: Door; said: Said } {
  if (!guest) {
    if (!code) return { door, said: { kind: 'no_code' } }
    // Who answered after the list was fetched is not on it: the service knows.
    const noted = !door.notes.some((note) => note.code === code)
    const notes = noted ? [...door.notes, { id, kind: 'in' as const, code, at }] : door.notes
    return { door: { ...door, notes }, said: { kind: 'unknown', noted } }
  }
  const { userId, guests, checkedInAt } = guest
  if (checkedInAt) return { door, said: { kind: 'already', name: nameOf(guest), at: checkedInAt, userId } }
  return {
    door: { ...withGuest(door, userId, at), notes: [...door.notes, { id, kind: 'in', userId, at }] },
    said: { kind: 'in', name: nameOf(guest), guests, userId, undoable: true },
  }
}

/** Not in after all. What has not been sent is taken back as if it had never been; what has been is undone. */
export function leave(
  door: Door,
  userId: string,
  { id, at }: { id: string; at: string },
): { door: Door; said: Said } {
  const waits = door.notes.some((note) => note.kind === 'in' && note.userId === userId)
  const notes = waits
    ? door.notes.filter((note) => note.kind !== 'in' || note.userId !== userId)
    : [...door.notes, { id, kind: 'out' as const, userId, at }]
  const guest = door.guests.find((one) => one.userId === userId)
  return { door: { ...withGuest(door, userId, null), notes }, said: { kind: 'out', name: nameOf(guest) } }
}

/** What the service made of the notes that were sent: they are done with, and what it refused is kept to be looked at. */
export function settle(door: Door, sent: string[], results: Settled[]): { door: Door; said: Said | null } {
  const done = new Set(sent)
  const noted = new Map(door.notes.map((note) => [note.id, note]))
  const troubles: Trouble[] = []
  let said: Said | null = null
  let next: Door = { ...door, notes: door.notes.filter(({ id }) => !done.has(id)) }
  for (const { id, result, person, guests, checkedInAt } of results) {
    const note = noted.get(id)
    const name = person?.name ?? nameOf(door.guests.find(({ userId }) => userId === note?.userId))
    if (result === 'checked_in' && person) {
      next = withGuest(next, person.id, checkedInAt)
      if (note?.code) said = { kind: 'in', name, guests, userId: person.id, undoable: true }
    } else if (result !== 'undone') {
      troubles.push({
        id,
        name: person ? name : note?.code ? 'A code that was shown' : name,
        result,
        at: note?.at ?? '',
      })
      if (note?.userId && result !== 'already') next = withGuest(next, note.userId, null)
      said =
        result === 'already' && person && checkedInAt
          ? { kind: 'already', name, at: checkedInAt, userId: person.id }
          : { kind: 'refused', name, result }
    }
  }
  return { door: { ...next, troubles: [...troubles, ...door.troubles].slice(0, 50) }, said }
}

/** A list fetched anew, with what has not been sent yet on top of it. */
export function withManifest(door: Door, entries: Guest[]): Door {
  let next: Door = { ...door, guests: entries }
  for (const { kind, userId, at } of door.notes)
    if (userId) next = withGuest(next, userId, kind === 'in' ? at : null)
  return next
}

function withGuest(door: Door, userId: string, checkedInAt: string | null): Door {
  return {
    ...door,
    guests: door.guests.map((guest) => (guest.userId === userId ? { ...guest, checkedInAt } : guest)),
  }
}
