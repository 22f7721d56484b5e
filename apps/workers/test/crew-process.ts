// A relay and its workers in a process of their own, for tests that end it: node crew-process.ts '<CrewOrder as JSON>'

import type { Services } from '@banter/api/jobs'
import { runJob } from '@banter/api/run-job'
import { Database } from '@banter/tenants/database'
import { SchoolDirectory } from '@banter/tenants/resolve'
import { pino } from 'pino'
import postgres from 'postgres'
import { Registry } from 'prom-client'
import { queueNames, startCrew } from '../src/crew.ts'
import { measure } from '../src/measures.ts'
import { openQueues, type QueuesOptions } from '../src/queue.ts'
import { startRelay } from '../src/relay.ts'
import { countingJobs, during } from './counting.ts'

export interface CrewOrder {
  appUrl: string
  relayUrl: string
  queue: Omit<QueuesOptions, 'names'>
  /** Where this process ends itself, or for a while does nothing at all, and at which time it gets there. */
  die?: { at: 'fed' | 'effect' | 'committed'; time: number; blockMs?: number }
}

const order = JSON.parse(process.argv[2] ?? '') as CrewOrder
let left = order.die?.time ?? 0
function dieAt(moment: NonNullable<CrewOrder['die']>['at']) {
  if (order.die?.at !== moment || --left !== 0) return
  const { blockMs } = order.die
  if (blockMs) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blockMs)
  else process.kill(process.pid, 'SIGKILL')
}

const logger = pino({ level: 'warn' }, pino.destination(1))
const database = new Database({ url: order.appUrl, connections: 4 })
// The counting jobs reach nothing outside the database.
const where = {
  database,
  directory: new SchoolDirectory(database, 'campus.test'),
  services: {} as Services,
}
const sql = postgres(order.relayUrl, { max: 2, onnotice() {} })
const queues = await openQueues({ ...order.queue, names: queueNames(countingJobs) })
during.effect = async () => dieAt('effect')
const crew = await startCrew({
  jobs: countingJobs,
  async perform(job, message) {
    await runJob(job, message, where)
    dieAt('committed')
  },
  queues,
  measures: measure(new Registry(), { lagSeconds: async () => 0, depths: queues.depths }),
  logger,
  concurrency: 4,
  times: { lockMs: 1_500, stalledMs: 500 },
})
const relay = await startRelay({
  sql,
  jobs: countingJobs,
  logger,
  pollMs: 200,
  queues: {
    async feed(name, deliveries) {
      await queues.feed(name, deliveries)
      dieAt('fed')
    },
  },
})
process.stdout.write('ready\n')

process.on('SIGTERM', async () => {
  await Promise.all([crew.close(5_000), relay.close()])
  await queues.close()
  await sql.end()
  await database.close()
})
