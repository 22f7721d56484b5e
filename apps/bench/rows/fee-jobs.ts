import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isRedisInstalled, startRedis } from '@banter/deploy/redis'
import type pg from 'pg'
import { announceHandOffs, makeHandedOff } from '../data/handed-off.ts'
import { cpuOf, spentBetween } from '../measure/cpu.ts'
import { type Figures, perRequest } from '../measure/figures.ts'
import { withClient } from '../parts/cluster.ts'
import { type Outside, startOutside } from '../parts/outside.ts'
import { startWorker } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import type { Row } from './row.ts'

const WARM_UP = 200
const ON_REDIS = 4_000
const ON_POSTGRES = 1_500
const PATIENCE_MS = 45_000

/** Orders handed off all at once: the real relay, queue and worker take the fee of each and pay its seller. */
export async function feeJobs(stage: Stage): Promise<Row[]> {
  const outside = stage.undo.add(await startOutside(stage.folder))
  const rows: Row[] = []
  if (isRedisInstalled()) {
    const redis = await startRedis({ dataDir: path.join(stage.folder, 'redis'), port: 0 })
    if (redis) {
      stage.undo.add(redis)
      const queue = { address: { REDIS_URL: redis.url }, pids: [redis.pid] }
      rows.push(await settleAll(stage, 'Redis', queue, ON_REDIS, outside))
    }
  }
  const queue = { address: { QUEUE_DATABASE_URL: await stage.cluster.queueDatabase('queue') }, pids: [] }
  rows.push(await settleAll(stage, 'PostgreSQL', queue, ON_POSTGRES, outside))
  return rows
}

interface Queue {
  address: { REDIS_URL: string } | { QUEUE_DATABASE_URL: string }
  /** What runs for it besides PostgreSQL. */
  pids: number[]
}

async function settleAll(
  stage: Stage,
  variant: string,
  queue: Queue,
  count: number,
  outside: Outside,
): Promise<Row> {
  return withClient(stage.cluster.owner, async (client) => {
    // What other rows said is not this row's work.
    await client.query('update outbox set sent_at = now() where sent_at is null')
    const orders = await makeHandedOff(client, count + WARM_UP)
    await client.query('vacuum analyze')
    const worker = stage.undo.add(await startWorker(stage, queue.address, outside))
    const roots = { application: [worker.pid, ...queue.pids], database: [stage.cluster.pid] }
    await settled(client, orders.slice(0, WARM_UP), roots)
    const done = await settled(client, orders.slice(WARM_UP), roots)
    await worker.stop()
    return { name: 'fee-jobs', variant, clients: 0, product: done.figures, floor: null, note: done.note }
  })
}

/** Announces the handoffs and waits until every one is settled. Counted are all jobs that came of it and had their effect by then. */
async function settled(
  client: pg.Client,
  orders: string[],
  roots: { application: number[]; database: number[] },
) {
  const before = cpuOf(roots)
  const started = performance.now()
  const done = await jobsDone(client)
  await announceHandOffs(client, orders)
  await untilSettled(client, orders)
  const count = (await jobsDone(client)) - done
  const seconds = (performance.now() - started) / 1000
  const cpu = perRequest(spentBetween(before, cpuOf(roots)), count)
  // A backlog has no answer times worth the name.
  const figures: Figures = { count, perSecond: count / seconds, p50: Number.NaN, p99: Number.NaN, cpu }
  return { figures, note: `per job of any kind; ${Math.round(orders.length / seconds)} fees/s` }
}

async function jobsDone(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from job_runs')
  return Number(rows[0]?.count)
}

async function untilSettled(client: pg.Client, orders: string[]) {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const { rows } = await client.query<{ left: string }>(
      `select count(*) as left from orders where id = any($1::uuid[]) and state <> 'settled'`,
      [orders],
    )
    const left = Number(rows[0]?.left)
    if (left === 0) return
    if (Date.now() > until) throw new Error(`${left} of ${orders.length} orders were not settled in time.`)
    await wait(100)
  }
}
