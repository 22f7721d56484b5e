import type { CheckInResult, getManifest, sendCheckIns } from '@banter/api/events/door/contract'
import type { z } from 'zod'

export type Manifest = z.output<(typeof getManifest.schema.response)[200]>
export type Guest = Manifest['entries'][number] & {
  /** What they showed, where they are known by that alone. */
  code?: string
}
/** Who may come in, as of a moment by the clock of the service. */
export interface Listed {
  entries: Guest[]
  madeAt: string
}
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
  /** It knows people by their code alone. */
  byCode?: boolean
}

/** Lets somebody in, or says why not. Who is in already stays in since then. */
export function arrive(door: Door, { id, at, guest, code, byCode }: Arrival): { door: Door; said: Said } {
  if (!guest) {
    if (!code) return { door, said: { kind: 'no_code' } }
    // Who answered after the list was fetched is not on it: the service knows.
    const noted = !door.notes.some((note) => note.code === code)
    const notes = noted ? [...door.notes, { id, kind: 'in' as const, code, at }] : door.notes
    return { door: { ...door, notes }, said: { kind: 'unknown', noted } }
  }
  const { userId, guests, checkedInAt } = guest
  if (checkedInAt) return { door, said: { kind: 'already', name: nameOf(guest), at: checkedInAt, userId } }
  const shown = byCode && code ? { code } : {}
  return {
    door: {
      ...withGuest(door, userId, { checkedInAt: at, ...shown }),
      notes: [...door.notes, { id, kind: 'in', userId, ...shown, at }],
    },
    said: { kind: 'in', name: nameOf(guest), guests, userId, undoable: true },
  }
}

/** Not in after all. What has not been sent is taken back as if it had never been; what has been is undone. */
export function leave(
  door: Door,
  userId: string,
  { id, at }: { id: string; at: string },
): { door: Door; said: Said } {
  const guest = door.guests.find((one) => one.userId === userId)
  const shown = guest?.code ? { code: guest.code } : {}
  const waits = door.notes.some((note) => note.kind === 'in' && note.userId === userId)
  const notes = waits
    ? door.notes.filter((note) => note.kind !== 'in' || note.userId !== userId)
    : [...door.notes, { id, kind: 'out' as const, userId, ...shown, at }]
  return {
    door: { ...withGuest(door, userId, { checkedInAt: null }), notes },
    said: { kind: 'out', name: nameOf(guest) },
  }
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
    const listed = door.guests.find(({ userId }) => userId === note?.userId)
    const name = person?.name ?? nameOf(listed)
    if (result === 'checked_in' && person) {
      next = withGuest(next, person.id, { checkedInAt, name })
      // What was not known when they came is said now.
      if (note?.code && !listed?.name) said = { kind: 'in', name, guests, userId: person.id, undoable: true }
    } else if (result !== 'undone') {
      troubles.push({
        id,
        name: person ? name : note?.code ? 'A code that was shown' : name,
        result,
        at: note?.at ?? '',
      })
      if (note?.userId && result !== 'already') next = withGuest(next, note.userId, { checkedInAt: null })
      said =
        result === 'already' && person && checkedInAt
          ? { kind: 'already', name, at: checkedInAt, userId: person.id }
          : { kind: 'refused', name, result }
    }
  }
  return { door: { ...next, troubles: [...troubles, ...door.troubles].slice(0, 50) }, said }
}

/** An answer that comes late does not talk over what was said of somebody else since. */
export function latestSaid(now: Said | null, late: Said): Said {
  const another = now?.kind === 'in' && late.kind === 'in' && now.userId !== late.userId
  return another ? now : late
}

/** A list fetched anew, with what was learnt at the door and what has not been sent yet on top of it. */
export function withManifest(door: Door, entries: Guest[]): Door {
  const known = new Map(door.guests.map((guest) => [guest.userId, guest]))
  const guests = entries.map((entry) => {
    const { name = null, code } = known.get(entry.userId) ?? {}
    return { ...entry, name: entry.name ?? name, ...(code ? { code } : {}) }
  })
  let next: Door = { ...door, guests }
  for (const { kind, userId, at } of door.notes)
    if (userId) next = withGuest(next, userId, { checkedInAt: kind === 'in' ? at : null })
  return next
}

function withGuest(door: Door, userId: string, change: Partial<Guest>): Door {
  return {
    ...door,
    guests: door.guests.map((guest) => (guest.userId === userId ? { ...guest, ...change } : guest)),
  }
}
