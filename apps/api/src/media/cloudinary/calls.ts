import { setTimeout as wait } from 'node:timers/promises'
import { MediaDown } from '../media.ts'

const PAUSES_MS = [150, 600]
/** Somebody waits for the answer: what has taken this long is not asked again. */
const PATIENCE_MS = 5_000

interface Failure {
  http_code?: number
  error?: { http_code?: number }
}

/**
 * Asks again when the service does not answer: every call here may be repeated. Its errors carry the account's secret, so none of them
 * leaves this function. @returns null when what was asked for is not there. @throws MediaDown
 */
export async function askCloudinary<T>(call: () => Promise<T>): Promise<T | null> {
  const begun = Date.now()
  for (let turn = 0; ; turn++) {
    try {
      return await call()
    } catch (error) {
      const status = statusOf(error as Failure)
      if (status === 404) return null
      const pause = PAUSES_MS[turn]
      const refused = status >= 400 && status < 500 && status !== 420 && status !== 429
      if (refused) throw new Error(`The media service refused a call with ${status}.`)
      if (pause === undefined || Date.now() - begun > PATIENCE_MS)
        throw Object.assign(new MediaDown(), { told: true })
      await wait(pause)
    }
  }
}

const statusOf = ({ http_code, error }: Failure) => http_code ?? error?.http_code ?? 0
