import { setTimeout as wait } from 'node:timers/promises'
import { pg } from '@banter/prisma'
import type { SchoolDirectory } from './resolve.ts'

const LONGEST_WAIT_MS = 10_000

export interface SchoolWatch {
  close(): Promise<void>
}

/**
 * Makes the directory forget a school the moment it changes anywhere. A lost connection is made again for ever; what changed meanwhile
 * is unknown, so everything is forgotten then. @throws when the first connection fails
 */
export async function watchSchools(
  databaseUrl: string,
  directory: Pick<SchoolDirectory, 'forget' | 'forgetAll'>,
): Promise<SchoolWatch> {
  const closing = new AbortController()
  let client = await listen(databaseUrl, directory)
  const watching = (async () => {
    for (;;) {
      await lost(client, closing.signal)
      const next = await listenAgain(databaseUrl, directory, closing.signal)
      if (!next) return
      client = next
      directory.forgetAll()
    }
  })()
  return {
    async close() {
      closing.abort()
      await watching
      await client.end().catch(() => {})
    },
  }
}

/** A connection of its own: LISTEN belongs to one, and a pool would hand it to others. */
async function listen(databaseUrl: string, directory: Pick<SchoolDirectory, 'forget'>): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'banter-watch',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  client.on('error', () => {})
  client.on('notification', ({ payload }) => {
    if (payload) directory.forget(payload)
  })
  try {
    await client.connect()
    await client.query('listen school_changed')
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

function lost(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    client.once('end', resolve)
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function listenAgain(
  databaseUrl: string,
  directory: Pick<SchoolDirectory, 'forget'>,
  signal: AbortSignal,
): Promise<pg.Client | null> {
  for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
    try {
      return await listen(databaseUrl, directory)
    } catch {
      await wait(pause, undefined, { signal }).catch(() => {})
    }
  }
  return null
}
