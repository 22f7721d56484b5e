import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isRedisInstalled, type LocalRedis, startRedis } from '@banter/deploy/redis'
import type pg from 'pg'
import { announceHandOffs, makeHandedOff } from '../data/handed-off.ts'
import { cpuOf, spentBetween } from '../measure/cpu.ts'
import { perRequest } from '../measure/figures.ts'
import { summarise } from '../measure/statistics.ts'
import { withClient } from '../parts/cluster.ts'
import { startOutside } from '../parts/outside.ts'
import { startWorker } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import { attempt, type Missing, type Row } from './row.ts'

const name = 'fee-lag'
/**
 * As many orders as are to be made: so many have to change hands, in the long run. Where the queue is in the database too, which is for
 * small schools, every job costs it several times as much.
 */
const PER_SECOND = { Redis: 150, PostgreSQL: 50 }
const EVERY_MS = 100
const MOST_MS = 15_000

/** Handoffs at the rate of a busy day: how long after each its fee is taken and its seller is paid. */
export async function feeLag(stage: Stage): Promise<(Row | Missing)[]> {
  const onPostgres = await attempt(name, 'PostgreSQL', () => follow(stage, 'PostgreSQL', null))
  if (!isRedisInstalled())
    return [{ name, variant: 'Redis', reason: 'There is no redis-server on PATH.' }, onPostgres]
  const onRedis = await attempt(name, 'Redis', async () => {
    const redis = await startRedis({ dataDir: path.join(stage.folder, 'redis-lag'), port: 0 })
    if (!redis) throw new Error('Redis did not start.')
    return follow(stage, 'Redis', stage.undo.add(redis))
  })
  return [onRedis, onPostgres]
}

async function follow(
  stage: Stage,
  variant: keyof typeof PER_SECOND,
  redis: LocalRedis | null,
): Promise<Row> {
  const outside = stage.undo.add(await startOutside(stage.folder))
  return withClient(stage.cluster.owner, async (client) => {
    // What other rows said is not this row's work.
    await client.query('update outbox set sent_at = now() where sent_at is null')
    const seconds = Math.max(2, stage.options.seconds)
    const rate = PER_SECOND[variant]
    const batch = (rate * EVERY_MS) / 1_000
    const handedOff = await makeHandedOff(client, Math.ceil(seconds * rate) + rate)
    await client.query('vacuum analyze')
    const worker = stage.undo.add(await startWorker(stage, redis?.url, outside))
    const roots = {
      application: redis ? [worker.pid, redis.pid] : [worker.pid],
      database: [stage.cluster.pid],
    }
    await handOff(client, handedOff.splice(0, rate), batch)
    const before = cpuOf(roots)
    const lags = await handOff(client, handedOff, batch)
    const cpu = perRequest(spentBetween(before, cpuOf(roots)), lags.length)
    await worker.stop()
    await outside.stop()
    const product = { ...summarise(lags, seconds), cpu }
    return {
      name,
      variant,
      clients: 0,
      product,
      floor: null,
      note: `${rate} handoffs/s; CPU per order`,
    }
  })
}

/** Announces them in small lots, as they would come. @returns ms from each handoff to the money being where it belongs */
async function handOff(client: pg.Client, orders: string[], batch: number): Promise<number[]> {
  const started = performance.now()
  for (let i = 0; i * batch < orders.length; i++) {
    await wait(Math.max(0, started + i * EVERY_MS - performance.now()))
    await announceHandOffs(client, orders.slice(i * batch, (i + 1) * batch))
  }
  const until = performance.now() + MOST_MS
  for (;;) {
    const { rows } = await client.query<{ lag: number }>(lags, [orders])
    if (rows.length === orders.length) return rows.map(({ lag }) => lag)
    if (performance.now() > until)
      throw new Error(`${orders.length - rows.length} of ${orders.length} were not settled in time.`)
    await wait(250)
  }
}

/** On the database's own clock, at which the order became settled for whoever looks. */
const lags = `
  select extract(epoch from e.at - o.occurred_at)::float8 * 1000 as lag
    from order_events e join outbox o on o.school_id = e.school_id and o.payload->>'order_id' = e.order_id::text
   where e.order_id = any($1::uuid[]) and e.state = 'settled' and o.topic = 'order_handed_off'`
