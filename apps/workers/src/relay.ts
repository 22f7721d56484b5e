import { setTimeout as wait } from 'node:timers/promises'
import { briefly } from '@banter/api/brief-error'
import type { Job } from '@banter/api/jobs'
import type { Message } from '@banter/tenants/outbox'
import type { Logger } from 'pino'
import type { Sql, TransactionSql } from 'postgres'
import { fairTurns } from './fair-turns.ts'
import { CARRYING } from './outbox-upkeep.ts'
import type { Delivery, Queues } from './queue.ts'

const BATCH = 200
/** After a batch: what comes in such a moment is carried together, so that a busy school costs one round and not many. */
const GATHER_MS = 20

export interface RelayOptions {
  /** As the role that carries the outbox and sees nothing else. */
  sql: Sql
  jobs: readonly Pick<Job, 'name' | 'follows' | 'queue'>[]
  queues: Pick<Queues, 'feed'>
  logger: Logger
  /** How long a deadline, or a message nobody announced, may lie there. */
  pollMs?: number
}

export interface Relay {
  close(): Promise<void>
}

/** Carries committed messages to the queues of the jobs that follow them: at once when announced, else within a second. */
export async function startRelay({ pollMs = 1_000, ...options }: RelayOptions): Promise<Relay> {
  const { sql, logger } = options
  const closing = new AbortController()
  let call = () => {}
  let called = false
  const kick = () => {
    called = true
    call()
  }
  const { unlisten } = await sql.listen('outbox', kick, kick)
  const carrier = openCarrier(options)
  const carrying = (async () => {
    while (!closing.signal.aborted) {
      called = false
      try {
        while (!closing.signal.aborted && (await carrier()) === BATCH);
      } catch (error) {
        // The rows are as they were; the pause below is the back-off.
        logger.warn({ err: briefly(error) }, 'relay')
        called = false
      }
      await wait(GATHER_MS, undefined, { signal: closing.signal }).catch(() => {})
      if (!called) await rest(pollMs, closing.signal, (wake) => (call = wake))
    }
  })()
  return {
    async close() {
      closing.abort()
      await carrying
      await unlisten().catch(() => {})
    },
  }
}

/** Ends with the time, a call or the signal, whichever is first. */
async function rest(ms: number, signal: AbortSignal, callable: (wake: () => void) => void) {
  const woken = new AbortController()
  callable(() => woken.abort())
  await wait(ms, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {})
}

interface Row extends Message {
  key: { school_id: string; id: string }
}

/**
 * One batch: claim, hand over, note as sent. A crash between the last two hands the batch over again, under the same ids. Claimed by
 * state and never by `seq > last`, which would pass over rows that commit late; SKIP LOCKED lets many relays share the work.
 * @returns how many messages were carried
 */
export function openCarrier({ sql, jobs, queues }: Pick<RelayOptions, 'sql' | 'jobs' | 'queues'>) {
  const turnOf = fairTurns()
  return (): Promise<number> =>
    sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock_shared(${CARRYING})`
      const rows = await claim(tx)
      if (!rows.length) return 0
      for (const [queue, deliveries] of deliveriesOf(rows, jobs, turnOf)) await queues.feed(queue, deliveries)
      await tx`
        update outbox set sent_at = now()
          from unnest(${rows.map(({ key }) => key.school_id)}::uuid[], ${rows.map(({ key }) => key.id)}::uuid[]) as sent (school_id, id)
         where outbox.school_id = sent.school_id and outbox.id = sent.id`
      return rows.length
    }) as Promise<number>
}

function claim(tx: TransactionSql) {
  return tx<Row[]>`
    select json_build_object('school_id', school_id, 'id', id) as key, topic, payload,
           json_strip_nulls(json_build_object('id', id, 'version', version, 'schoolId', school_id, 'occurredAt', occurred_at,
             'producer', producer, 'causationId', causation_id)) as meta
      from outbox
     where sent_at is null and available_at <= now()
     order by available_at, seq
     limit ${BATCH}
       for update skip locked`
}

function deliveriesOf(
  rows: readonly Row[],
  jobs: RelayOptions['jobs'],
  turnOf: (schoolId: string) => number,
): Map<string, Delivery[]> {
  const deliveries = new Map<string, Delivery[]>()
  for (const { topic, payload, meta } of rows) {
    const turn = turnOf(meta.schoolId)
    for (const { name, queue } of jobs.filter(({ follows }) => follows.name === topic)) {
      const list = deliveries.get(queue) ?? []
      list.push({ id: `${meta.id}-${name}`, job: name, message: { topic, payload, meta }, turn })
      deliveries.set(queue, list)
    }
  }
  return deliveries
}
