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
const WARM_UP = 100
const MOST_MS = 60_000
const LOOK_MS = 250
/** So long without a job's effect and with nothing in the outbox, all are done. */
const QUIET_MS = 750

/** Orders handed off all at once: the real relay, queue and worker take the fee of each, pay its seller and do all that follows from it. */
export async function feeJobs(stage: Stage): Promise<(Row | Missing)[]> {
  const outside = stage.undo.add(await startOutside(stage.folder))
  const inPostgres = () => settleAll(stage, outside, { kind: 'PostgreSQL', orders: 300 }, null)
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
  return settleAll(stage, outside, { kind: 'Redis', orders: 1_500 }, redis)
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

/** Announces the handoffs and watches until every job that follows from them has had its effect. */
async function settle(
  client: pg.Client,
  orders: string[],
  roots: { application: number[]; database: number[] },
) {
  const before = cpuOf(roots)
  const started = performance.now()
  const { jobs: already } = await look(client, orders)
  await announceHandOffs(client, orders)
  const { jobs, done, settled } = await untilQuiet(client, orders, started + MOST_MS)
  const count = jobs - already
  const cpu = perRequest(spentBetween(before, cpuOf(roots)), count)
  const perSecond = (count / (done - started)) * 1_000
  // A backlog has no answer times worth the name.
  const figures: Figures = { count, perSecond, p50: Number.NaN, p99: Number.NaN, cpu }
  const fees = (orders.length / (settled - started)) * 1_000
  return {
    figures,
    note: `per job, ${Math.round(count / orders.length)} follow a handoff; ${Math.round(fees)} fees/s`,
  }
}

interface Progress {
  jobs: number
  unsent: number
  settled: number
}

async function look(client: pg.Client, orders: string[]): Promise<Progress> {
  const { rows } = await client.query<Record<keyof Progress, string>>(
    `select (select count(*) from job_runs) as jobs,
            (select count(*) from outbox where sent_at is null and available_at <= now()) as unsent,
            (select count(*) from orders where id = any($1::uuid[]) and state = 'settled') as settled`,
    [orders],
  )
  const [{ jobs, unsent, settled } = { jobs: 0, unsent: 0, settled: 0 }] = rows
  return { jobs: Number(jobs), unsent: Number(unsent), settled: Number(settled) }
}

/** @returns the jobs there are then, when the last of them was seen and when the last order was seen settled. @throws when there is no end */
async function untilQuiet(client: pg.Client, orders: string[], until: number) {
  let jobs = 0
  let done = 0
  let settled: number | undefined
  for (;;) {
    const seen = await look(client, orders)
    const now = performance.now()
    if (seen.jobs > jobs) done = now
    jobs = seen.jobs
    if (seen.settled === orders.length) settled ??= now
    if (settled && seen.unsent === 0 && now - done > QUIET_MS) return { jobs, done, settled }
    if (now > until)
      throw new Error(`${orders.length - seen.settled} orders and ${seen.unsent} messages were left.`)
    // To look costs the database: seldom enough not to be in the figures.
    await wait(LOOK_MS)
  }
}
