import { randomUUID } from 'node:crypto'
import { testDatabase } from '@banter/prisma/testing'
import { pino } from 'pino'
import { afterAll, beforeAll, describe } from 'vitest'
import type { QueueAddress } from '../src/queue-backend.ts'
import { hasRedis, startTestRedis } from './redis.ts'

export const silent = pino({ level: 'silent' })
export const urls = await testDatabase()

/** A name that keeps one test's queues apart from the others'. */
export const fresh = () => `t${randomUUID().slice(0, 8)}`

/** The same tests in both homes a queue can have; on Redis where there is one to start. */
export function inEachHome(tests: (address: () => QueueAddress) => void) {
  describe('with the queue in PostgreSQL', () => tests(() => ({ databaseUrl: urls.relayUrl })))
  describe.skipIf(!hasRedis)('with the queue in Redis (skipped where redis-server is not on PATH)', () => {
    let redis: Awaited<ReturnType<typeof startTestRedis>>
    beforeAll(async () => {
      redis = await startTestRedis()
    })
    afterAll(() => redis.stop())
    tests(() => ({ redisUrl: redis.url }))
  })
}
