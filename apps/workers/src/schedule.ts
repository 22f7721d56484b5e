import { setTimeout as wait } from 'node:timers/promises'
import { briefly } from '@banter/api/brief-error'
import pg from 'pg'
import type { Logger } from 'pino'

export interface Periodic {
  name: string
  everySeconds: number
  run(): Promise<unknown>
}

export interface ScheduleOptions {
  /** A direct connection: the lock that makes this process the one lives and dies with it. */
  databaseUrl: string
  work: readonly Periodic[]
  logger: Logger
  /** How soon another process notices that the one is gone. */
  retryMs?: number
}

export interface ScheduleRunner {
  close(): Promise<void>
}

/**
 * Runs periodic work in one process of all that start it. When that one ends, however it does, PostgreSQL frees its lock and another
 * takes over; while it loses its connection a turn may be repeated, so the work bears that.
 */
export function startSchedule({ retryMs = 5_000, ...options }: ScheduleOptions): ScheduleRunner {
  const closing = new AbortController()
  const leading = (async () => {
    while (!closing.signal.aborted) {
      await leadOnce(options, retryMs, closing.signal).catch((error) =>
        options.logger.warn({ err: briefly(error) }, 'schedule'),
      )
      await pause(retryMs, closing.signal)
    }
  })()
  return {
    async close() {
      closing.abort()
      await leading
    },
  }
}

async function leadOnce(
  { databaseUrl, work, logger }: ScheduleOptions,
  retryMs: number,
  closing: AbortSignal,
) {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'banter-schedule',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  const over = AbortSignal.any([closing, lost.signal])
  try {
    await client.connect()
    while (!over.aborted && !(await takeLock(client))) await pause(retryMs, over)
    await Promise.all(work.map((periodic) => repeat(periodic, logger, over)))
  } finally {
    await client.end().catch(() => {})
  }
}

async function takeLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    "select pg_try_advisory_lock(hashtext('banter schedule')) as held",
  )
  return rows[0]?.held ?? false
}

async function repeat({ name, everySeconds, run }: Periodic, logger: Logger, over: AbortSignal) {
  while (!over.aborted) {
    try {
      await run()
    } catch (error) {
      logger.error({ schedule: name, err: briefly(error) }, 'schedule failed')
    }
    await pause(everySeconds * 1000, over)
  }
}

async function pause(ms: number, signal: AbortSignal) {
  await wait(ms, undefined, { signal }).catch(() => {})
}
