import type { Listed, Note, Settled } from './notes.ts'

type Taken = Listed & { items: Settled[] }
/** Not taken: by the service itself, or because nothing came through. */
interface Lost {
  refused: boolean
}

const TIMEOUT_MS = 10_000

/** Sends what was noted. Nothing is thrown: no network is the usual case of a door in a basement. */
export async function sendNotes(page: string, notes: Note[]): Promise<Taken | Lost> {
  try {
    const response = await fetch(`${page}/sync`, {
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

export async function fetchManifest(page: string): Promise<Listed | Lost> {
  try {
    const response = await fetch(`${page}/sync`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (response.ok && isJson(response)) return (await response.json()) as Listed
    return { refused: response.status < 500 }
  } catch {
    return { refused: false }
  }
}

const isJson = (response: Response) => response.headers.get('content-type')?.startsWith('application/json')
