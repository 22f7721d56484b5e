import { setTimeout as wait } from 'node:timers/promises'
import { runJob } from '@banter/api/run-job'
import { SchoolDirectory } from '@banter/tenants/resolve'
import { database, makeSchool } from '@banter/tenants/testing'
import pg from 'pg'
import postgres from 'postgres'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import { queueNames, startCrew } from '../src/crew.ts'
import { measure } from '../src/measures.ts'
import { lagSeconds, replay } from '../src/outbox-upkeep.ts'
import { openQueues } from '../src/queue.ts'
import type { QueueAddress } from '../src/queue-backend.ts'
import { startRelay } from '../src/relay.ts'
import { countingJobs, effects, say } from './counting.ts'
import { fresh, silent, urls } from './homes.ts'
import { hasRedis, startTestRedis } from './redis.ts'

/** Relay and workers in this process, as main.ts puts them together. */
async function startAll(address: QueueAddress) {
  const names = queueNames(countingJobs)
  const sql = postgres(urls.relayUrl, { max: 3, onnotice() {} })
  const queues = await openQueues({ ...address, names, namespace: fresh(), backoffMs: 300 })
  queues.onReturn((lostAt) => void replay(sql, new Date(lostAt.getTime() - 60_000)))
  const metrics = new Registry()
  const where = { database, directory: new SchoolDirectory(database, 'campus.test'), services: {} as never }
  const crew = await startCrew({
    jobs: countingJobs,
    perform: (job, message) => runJob(job, message, where),
    queues,
    measures: measure(metrics, { lagSeconds: () => lagSeconds(sql), depths: queues.depths }),
    logger: silent,
    concurrency: 4,
    times: { lockMs: 2_000, stalledMs: 500 },
  })
  const relay = await startRelay({ sql, jobs: countingJobs, queues, logger: silent, pollMs: 200 })
  return {
    metrics,
    queues,
    async stop() {
      await Promise.all([crew.close(5_000), relay.close()])
      await queues.close()
      // As main.ts does: a connection that PostgreSQL has just ended may never say that it is idle.
      await sql.end({ timeout: 2 })
    },
  }
}

test.skipIf(!hasRedis).each(['SIGTERM', 'SIGKILL'] as const)(
  'Redis ended by %s and started again costs nothing but time',
  async (signal) => {
    const redis = await startTestRedis()
    onTestFinished(() => redis.stop())
    const all = await startAll({ redisUrl: redis.url })
    const campus = await makeSchool()
    const saying = (async () => {
      for (let i = 0; i < 20; i++) {
        await say(campus, i * 20, i * 20 + 20)
        await wait(50)
      }
    })()
    await wait(300)
    const asked = () =>
      all.queues.ping().then(
        () => 'up',
        () => 'down',
      )
    await redis.restart(signal, () => expect.poll(asked, { interval: 20, timeout: 10_000 }).toBe('down'))
    await saying
    await expect.poll(async () => (await effects(campus)).different, { timeout: 25_000 }).toBe(800)
    await wait(1_000)
    expect(await effects(campus)).toEqual({ all: 800, different: 800, noted: 800 })
    await all.stop()
  },
  60_000,
)

test.skipIf(!hasRedis)(
  'Redis that lost everything is fed anew, and no effect comes twice',
  async () => {
    const redis = await startTestRedis()
    onTestFinished(() => redis.stop())
    const all = await startAll({ redisUrl: redis.url })
    const campus = await makeSchool()
    await say(campus, 0, 50)
    await expect.poll(async () => (await effects(campus)).all, { timeout: 10_000 }).toBe(100)
    await say(campus, 50, 150)
    await redis.empty()
    await redis.restart('SIGKILL')
    await expect.poll(async () => (await effects(campus)).different, { timeout: 25_000 }).toBe(300)
    await wait(1_000)
    expect(await effects(campus)).toEqual({ all: 300, different: 300, noted: 300 })
    await all.stop()
  },
  60_000,
)

test('connections that PostgreSQL ends, again and again, cost nothing but time', async () => {
  const all = await startAll({ databaseUrl: urls.relayUrl })
  const campus = await makeSchool()
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  let ended = 0
  for (let i = 0; i < 5; i++) {
    await say(campus, i * 40, i * 40 + 40)
    await wait(100)
    const { rowCount } = await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename in ('banter_relay', 'banter_app') and datname = current_database()",
    )
    ended += rowCount ?? 0
    await wait(300)
  }
  await owner.end()
  expect(ended).toBeGreaterThan(10)
  await expect.poll(async () => (await effects(campus)).different, { timeout: 25_000 }).toBe(400)
  await wait(1_000)
  expect(await effects(campus)).toEqual({ all: 400, different: 400, noted: 400 })
  const shown = await all.metrics.metrics()
  expect(shown).toMatch(/job_duration_seconds_count\{job="count-for-mail",outcome="done"\} \d+/)
  expect(shown).toMatch(/outbox_lag_seconds [\d.]+/)
  expect(shown).toMatch(/queue_jobs\{queue="mail",state="waiting"\} 0/)
  await all.stop()
}, 60_000)
