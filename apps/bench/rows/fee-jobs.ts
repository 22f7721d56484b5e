import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isRedisInstalled, type LocalRedis, startRedis } from '@banter/deploy/redis'
import type pg from 'pg'
import { announceHandOffs, makeHandedOff } from '../data/handed-off.ts'
import { cpuOf, spentBetween } from '../measure/cpu.ts'
import { type Figures, perRequest } from '../measure/figures.ts'
import { withClient } from '../parts/cluster.ts'
import { type Outside, startOutside } from '../parts/outside.ts'
import { startWorker } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import { attempt, type Missing, type Row } from './row.ts'

const name = 'fee-jobs'
const WARM_UP = 200
const MOST_MS = 12_000

/** Orders handed off all at once: the real relay, queue and worker take the fee of each and pay its seller. */
export async function feeJobs(stage: Stage): Promise<(Row | Missing)[]> {
  const outside = stage.undo.add(await startOutside(stage.folder))
  const inPostgres = () => settleAll(stage, outside, { kind: 'PostgreSQL', orders: 1_500 }, null)
  if (!isRedisInstalled()) {
    const reason = 'There is no redis-server on PATH.'
    return [{ name, variant: 'Redis', reason }, await attempt(name, 'PostgreSQL', inPostgres)]
  }
  return [
    await attempt(name, 'Redis', () => onRedis(stage, outside)),
    await attempt(name, 'PostgreSQL', inPostgres),
  ]
}

async function onRedis(stage: Stage, outside: Outside): Promise<Row> {
  const redis = await startRedis({ dataDir: path.join(stage.folder, 'redis'), port: 0 })
  if (!redis) throw new Error('Redis did not start.')
  stage.undo.add(redis)
  return settleAll(stage, outside, { kind: 'Redis', orders: 4_000 }, redis)
}

interface Lot {
  kind: 'Redis' | 'PostgreSQL'
  orders: number
}

async function settleAll(
  stage: Stage,
  outside: Outside,
  { kind, orders }: Lot,
  redis: LocalRedis | null,
): Promise<Row> {
  return withClient(stage.cluster.owner, async (client) => {
    // What other rows said is not this row's work.
    await client.query('update outbox set sent_at = now() where sent_at is null')
    const handedOff = await makeHandedOff(client, orders + WARM_UP)
    await client.query('vacuum analyze')
    const worker = stage.undo.add(await startWorker(stage, redis?.url, outside))
    const roots = {
      application: redis ? [worker.pid, redis.pid] : [worker.pid],
      database: [stage.cluster.pid],
    }
    await settle(client, handedOff.slice(0, WARM_UP), roots)
    const done = await settle(client, handedOff.slice(WARM_UP), roots)
    await worker.stop()
    return { name, variant: kind, clients: 0, product: done.figures, floor: null, note: done.note }
  })
}

/** Announces the handoffs and watches until all are settled or the time is over. Counted is every job that had its effect by then. */
async function settle(
  client: pg.Client,
  orders: string[],
  roots: { application: number[]; database: number[] },
) {
  const before = cpuOf(roots)
  const started = performance.now()
  const done = await jobsDone(client)
  await announceHandOffs(client, orders)
  const settled = await untilSettled(client, orders, started + MOST_MS)
  const count = (await jobsDone(client)) - done
  const seconds = (performance.now() - started) / 1000
  if (!settled) throw new Error('No order was settled.')
  const cpu = perRequest(spentBetween(before, cpuOf(roots)), count)
  // A backlog has no answer times worth the name.
  const figures: Figures = { count, perSecond: count / seconds, p50: Number.NaN, p99: Number.NaN, cpu }
  return { figures, note: `per job of any kind; ${Math.round(settled / seconds)} fees/s` }
}

async function jobsDone(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from job_runs')
  return Number(rows[0]?.count)
}

async function untilSettled(client: pg.Client, orders: string[], until: number): Promise<number> {
  for (;;) {
    const { rows } = await client.query<{ settled: string }>(
      `select count(*) as settled from orders where id = any($1::uuid[]) and state = 'settled'`,
      [orders],
    )
    const settled = Number(rows[0]?.settled)
    if (settled === orders.length || performance.now() > until) return settled
    // To look costs the database: seldom enough not to be in the figures.
    await wait(250)
  }
}
