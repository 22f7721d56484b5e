import { DAY } from './clock.ts'
import { StripeFault } from './errors.ts'
import type { StoredAnswer } from './tables.ts'
import type { World } from './world.ts'

const LONGEST_KEY = 255

/** The rules of the `Idempotency-Key` header; answers are kept for a day. */
export class Idempotency {
  private readonly inFlight = new Set<string>()

  constructor(private readonly world: World) {}

  /** Gives the answer kept for this key, or claims the key for the caller. */
  claim(key: string, fingerprint: string): StoredAnswer | undefined {
    if (key.length > LONGEST_KEY) {
      throw new StripeFault(400, `Idempotency keys can have up to ${LONGEST_KEY} characters.`, {
        stored: false,
      })
    }
    const kept = this.world.tables.answers.get(key)
    if (kept && kept.created + DAY > this.world.clock.now()) {
      if (kept.fingerprint !== fingerprint) throw reused(key)
      return kept
    }
    if (this.inFlight.has(key)) throw inUse(key)
    this.inFlight.add(key)
    return undefined
  }

  /** Keeps the answer; called inside the change that the answer tells of. */
  keep(key: string, fingerprint: string, answer: { status: number; body: object; requestId: string }): void {
    this.world.tables.answers.put({ id: key, fingerprint, ...answer, created: this.world.clock.now() })
  }

  release(key: string): void {
    this.inFlight.delete(key)
  }

  /** Forgets the keys in use, for a simulator starting over. */
  clear(): void {
    this.inFlight.clear()
  }
}

/** The same for two requests that ask for the same thing, whatever the order of their parameters. */
export function fingerprintOf(method: string, path: string, body: unknown): string {
  return `${method} ${path} ${JSON.stringify(sorted(body))}`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, entry]) => [key, sorted(entry)])
}

function reused(key: string): StripeFault {
  const message = `Keys for idempotent requests can only be used for the same endpoint and parameters they were first used for. Try using a key other than '${key}'.`
  return new StripeFault(400, message, { type: 'idempotency_error', stored: false })
}

function inUse(key: string): StripeFault {
  const message = `There is currently another in-progress request using this idempotency key: ${key}.`
  return new StripeFault(409, message, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    stored: false,
  })
}
