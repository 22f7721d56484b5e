import type { Guest, Note, Settled } from './notes.ts'

interface Fetched {
  entries: Guest[]
  /** By the clock of the service. */
  madeAt: string
}

type Taken = Fetched & { items: Settled[] }

const TIMEOUT_MS = 10_000

/** Sends what was noted. Nothing is thrown: no network is the usual case of a door in a basement. */
export async function sendNotes(eventId: string, notes: Note[]): Promise<Taken | { refused: boolean }> {
  try {
    const response = await fetch(`/events/${eventId}/door/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ notes }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok && isJson(response)) return (await response.json()) as Taken
    return { refused: response.status < 500 }
  } catch {
    return { refused: false }
  }
}

export async function fetchManifest(eventId: string): Promise<Fetched | null> {
  try {
    const response = await fetch(`/events/${eventId}/door/sync`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.ok && isJson(response) ? ((await response.json()) as Fetched) : null
  } catch {
    return null
  }
}

const isJson = (response: Response) => response.headers.get('content-type')?.startsWith('application/json')
