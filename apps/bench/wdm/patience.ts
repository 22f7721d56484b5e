import { setTimeout as wait } from 'node:timers/promises'
import { ApiError } from '@banter/api/client'

const PATIENCE_MS = 60_000
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 1_000

/**
 * Asks until there is an answer: a service that is down, or that died while it answered, has not said no. Whoever is asked twice must
 * take it as once: reads do, and so do writes with a key. @throws what the API refuses
 */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await ask()
    } catch (error) {
      if (isAnswer(error) || Date.now() > until) throw error
      await wait(pause * (0.5 + Math.random()))
    }
  }
}

/** A first request with the same key that still runs is no answer to the second. */
export function isAnswer(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status < 500 && error.code !== 'IDEMPOTENCY_KEY_IN_USE'
}
