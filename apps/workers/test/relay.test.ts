import { setTimeout as wait } from 'node:timers/promises'
import { runJob } from '@banter/api/run-job'
import { sql as query } from '@banter/tenants/database'
import { publish, topic } from '@banter/tenants/outbox'
import { SchoolDirectory } from '@banter/tenants/resolve'
import { database, makeSchool } from '@banter/tenants/testing'
import pg from 'pg'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { lagSeconds, replay } from '../src/outbox-upkeep.ts'
import type { Delivery } from '../src/queue.ts'
import { openCarrier, startRelay } from '../src/relay.ts'
import { counted, countingJobs, say } from './counting.ts'
import { silent, urls } from './homes.ts'

const sql = postgres(urls.relayUrl, { max: 4, onnotice() {} })
// A listening connection may be on its way to be opened again.
afterAll(() => sql.end({ timeout: 5 }))

/** A relay whose hand-overs are written down; `refuse` makes the queue go away. */
async function relayed(more: { pollMs?: number; slowMs?: number } = {}) {
  const fed: (Delivery & { queue: string })[] = []
  const state = { refuse: false }
  const relay = await startRelay({
    sql,
    jobs: countingJobs,
    logger: silent,
    pollMs: more.pollMs ?? 1_000,
    queues: {
      async feed(queue, deliveries) {
        if (more.slowMs) await wait(more.slowMs)
        if (state.refuse) throw new Error('The queue does not answer.')
        fed.push(...deliveries.map((delivery) => ({ ...delivery, queue })))
      },
    },
  })
  const of = (schoolId: string) => fed.filter(({ message }) => message.meta.schoolId === schoolId)
  return { relay, of, state }
}

test('a committed message becomes one job for each follower within a moment, whole', async () => {
  const { relay, of } = await relayed({ pollMs: 60_000 })
  const campus = await makeSchool()
  await say(campus, 7, 8)
  await expect.poll(() => of(campus.school.id).length, { timeout: 3_000 }).toBe(2)
  const jobs = of(campus.school.id)
  expect(jobs.map(({ queue, job }) => [queue, job]).sort()).toEqual([
    ['mail', 'count-for-mail'],
    ['notifications', 'count-for-notifications'],
  ])
  for (const { id, job, message } of jobs) {
    expect(id).toBe(`${message.meta.id}-${job}`)
    expect(message).toMatchObject({
      topic: 'test_counted',
      payload: { n: 7 },
      meta: { schoolId: campus.school.id, producer: 'tests', version: 1 },
    })
    expect(Math.abs(Date.parse(message.meta.occurredAt) - Date.now())).toBeLessThan(10_000)
  }
  await relay.close()
})

test('a rolled-back message never leaves, and one that nobody follows is noted as sent', async () => {
  const { relay, of } = await relayed({ pollMs: 50 })
  const campus = await makeSchool()
  const unheard = topic('test_unheard', 'tests', z.object({}))
  await campus
    .command(async (ctx) => {
      await publish(ctx, counted, { n: 1 })
      throw new Error('changed our mind')
    })
    .catch(() => {})
  await campus.command((ctx) => publish(ctx, unheard, {}))
  await expect
    .poll(() => campus.read(({ db }) => db.outboxMessage.count({ where: { sentAt: null } })))
    .toBe(0)
  await wait(200)
  expect(of(campus.school.id)).toEqual([])
  await relay.close()
})

test('a deadline waits for its moment', async () => {
  const { relay, of } = await relayed({ pollMs: 100 })
  const campus = await makeSchool()
  const at = Date.now() + 1_200
  await campus.command((ctx) => publish(ctx, counted, { n: 1 }, { at: new Date(at) }))
  await expect.poll(() => of(campus.school.id).length, { timeout: 5_000, interval: 20 }).toBe(2)
  expect(Date.now()).toBeGreaterThanOrEqual(at - 20)
  await relay.close()
})

test('a message that commits after later ones were sent is sent as well', async () => {
  const { relay, of } = await relayed({ pollMs: 50 })
  const campus = await makeSchool()
  await campus.command(async (ctx) => {
    await publish(ctx, counted, { n: 1 })
    await say(campus, 2, 3)
    await expect.poll(() => of(campus.school.id).length).toBe(2)
  })
  await expect.poll(() => of(campus.school.id).length).toBe(4)
  const sent = of(campus.school.id).map(({ message }) => (message.payload as { n: number }).n)
  expect(sent).toEqual([2, 2, 1, 1])
  await relay.close()
})

test('a connection that ends while a batch is handed over costs that batch another round, and not the process', async () => {
  const campus = await makeSchool()
  await say(campus, 0, 3)
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  const fed: string[] = []
  let ended = false
  const carry = openCarrier({
    sql,
    jobs: countingJobs,
    queues: {
      async feed(_, deliveries) {
        fed.push(
          ...deliveries
            .filter(({ message }) => message.meta.schoolId === campus.school.id)
            .map(({ id }) => id),
        )
        if (ended) return
        ended = true
        await owner.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'banter_relay' and state = 'idle in transaction' and datname = current_database()",
        )
        await wait(20)
      },
    },
  })
  await expect(carry()).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/)
  await wait(50)
  expect(await carry()).toBeGreaterThanOrEqual(3)
  expect(new Set(fed).size).toBe(6)
  await owner.end()
})

test('two relays share the work and hand nothing over twice', async () => {
  const relays = await Promise.all([relayed({ slowMs: 15, pollMs: 50 }), relayed({ slowMs: 15, pollMs: 50 })])
  const campus = await makeSchool()
  await Promise.all(Array.from({ length: 10 }, (_, i) => say(campus, i * 100, i * 100 + 100)))
  const ids = () => relays.flatMap(({ of }) => of(campus.school.id)).map(({ id }) => id)
  await expect.poll(() => ids().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(2_000)
  await wait(300)
  expect([ids().length, new Set(ids()).size]).toEqual([2_000, 2_000])
  await Promise.all(relays.map(({ relay }) => relay.close()))
})

test('what the queue does not take stays, shows as lag, and leaves when the queue is back', async () => {
  const { relay, of, state } = await relayed({ pollMs: 50 })
  state.refuse = true
  const campus = await makeSchool()
  await say(campus, 0, 3)
  await wait(1_000)
  expect(of(campus.school.id)).toEqual([])
  expect(await lagSeconds(sql)).toBeGreaterThan(0.8)
  state.refuse = false
  await expect.poll(() => of(campus.school.id).length).toBe(6)
  await expect.poll(() => lagSeconds(sql)).toBe(0)
  await relay.close()
})

test('a relay whose connections PostgreSQL ends goes on, and hears announcements again', async () => {
  const { relay, of } = await relayed({ pollMs: 500 })
  const campus = await makeSchool()
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  const { rowCount } = await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'banter_relay' and datname = current_database()",
  )
  expect(rowCount).toBeGreaterThan(0)
  await owner.end()
  await say(campus, 0, 5)
  await expect.poll(() => of(campus.school.id).length, { timeout: 10_000 }).toBe(10)
  await say(campus, 5, 10)
  await expect.poll(() => of(campus.school.id).length, { timeout: 10_000 }).toBe(20)
  await relay.close()
})

test('messages sent in a span of time can be carried again, and only those', async () => {
  const { relay, of } = await relayed({ pollMs: 50 })
  const campus = await makeSchool()
  await say(campus, 0, 2)
  await expect.poll(() => of(campus.school.id).length).toBe(4)
  await wait(300)
  const between = new Date()
  await wait(300)
  await say(campus, 2, 3)
  await expect.poll(() => of(campus.school.id).length).toBe(6)
  await replay(sql, between)
  await expect.poll(() => of(campus.school.id).length).toBe(8)
  expect(
    of(campus.school.id)
      .map(({ message }) => (message.payload as { n: number }).n)
      .sort(),
  ).toEqual([0, 0, 1, 1, 2, 2, 2, 2])
  await relay.close()
})

test('the relay’s role sees the outbox and the address book, and no table of a school', async () => {
  const tables = ['users', 'orders', 'ledger_entries', 'notifications', 'job_runs', 'sessions']
  for (const table of tables)
    await expect(sql.unsafe(`select * from ${table}`)).rejects.toThrow(/permission denied/)
  await expect(sql`insert into outbox (topic) values ('x')`).rejects.toThrow(/permission denied/)
  await expect(sql`update outbox set payload = '{}'`).rejects.toThrow(/permission denied/)
  await expect(database.directory(query`select * from bullmq.job`)).rejects.toThrow(/permission denied/)
})

test('the message of a school that is gone is dropped', async () => {
  const meta = { version: 1, occurredAt: new Date().toISOString(), producer: 'tests' }
  const gone = { id: crypto.randomUUID(), schoolId: crypto.randomUUID(), ...meta }
  const where = { database, directory: new SchoolDirectory(database, 'campus.test'), services: {} as never }
  await runJob(countingJobs[0]!, { topic: 'test_counted', payload: { n: 1 }, meta: gone }, where)
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query('select from job_runs where message_id = $1', [gone.id])
  await owner.end()
  expect(rows).toEqual([])
})
