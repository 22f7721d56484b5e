import { answerHealth } from '@banter/api/health'
import { jobs, openServices, runJob, schedules } from '@banter/api/jobs'
import { Database } from '@banter/tenants/database'
import { SchoolDirectory } from '@banter/tenants/resolve'
import fastify from 'fastify'
import { pino } from 'pino'
import postgres from 'postgres'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { queueNames, startCrew } from './crew.ts'
import { Env, queueAddress } from './env.ts'
import { measure } from './measures.ts'
import { lagSeconds, prune, replay } from './outbox-upkeep.ts'
import { openQueues } from './queue.ts'
import { startRelay } from './relay.ts'
import { startSchedule } from './schedule.ts'

const FINISH_WITHIN_MS = 20_000
/** Redis writes its log once a second: what it took in just before it was lost may be gone. */
const LOST_WITH_REDIS_MS = 60_000

const env = Env.parse(process.env)
const logger = pino({ level: env.LOG_LEVEL, base: { app: 'workers' } })
const database = new Database({ url: env.DATABASE_URL, connections: env.DATABASE_CONNECTIONS })
await database.assertBehindTheWall()
const where = {
  database,
  directory: new SchoolDirectory(database, env.BASE_DOMAIN),
  services: openServices(env),
}
const sql = postgres(env.RELAY_DATABASE_URL, {
  max: 3,
  onnotice() {},
  connection: { application_name: 'banter-relay' },
})
const queues = await openQueues({ names: queueNames(jobs), ...queueAddress(env) })
queues.onReturn((lostAt) => {
  replay(sql, new Date(lostAt.getTime() - LOST_WITH_REDIS_MS)).then(
    (messages) =>
      logger.warn({ messages }, 'the queue came back: what it was given before it was lost is carried again'),
    () => logger.error('what the queue may have lost could not be carried again'),
  )
})

const metrics = new Registry()
collectDefaultMetrics({ register: metrics })
const measures = measure(metrics, { lagSeconds: () => lagSeconds(sql), depths: queues.depths })
const crew = await startCrew({
  jobs,
  perform: (job, message) => runJob(job, message, where),
  queues,
  measures,
  logger,
  concurrency: env.CONCURRENCY,
})
const relay = await startRelay({ sql, jobs, queues, logger })
const schedule = startSchedule({
  databaseUrl: env.RELAY_DATABASE_URL,
  logger,
  work: [
    ...schedules.map(({ name, everySeconds, run }) => ({ name, everySeconds, run: () => run(where) })),
    { name: 'prune-outbox', everySeconds: 3_600, run: () => prune(sql) },
  ],
})

const server = fastify()
answerHealth(server, [
  { name: 'postgres', check: () => database.pool.query('select 1') },
  { name: 'relay', check: () => lagSeconds(sql) },
  { name: 'queue', check: queues.ping },
])
server.get('/metrics', async (_request, reply) =>
  reply.type(metrics.contentType).send(await metrics.metrics()),
)
const address = await server.listen({ host: env.HOST, port: env.PORT })
logger.info({ queue: queues.kind, address }, 'ready')

let stopping = false
/** Takes no more, finishes what runs, closes; what does not finish in time is another worker's within half a minute. */
async function stop(signal: string) {
  if (stopping) return
  stopping = true
  logger.info({ signal }, 'stopping')
  setTimeout(() => process.exit(1), FINISH_WITHIN_MS + 5_000).unref()
  const [finished] = await Promise.all([crew.close(FINISH_WITHIN_MS), relay.close(), schedule.close()])
  if (!finished) {
    logger.warn('some jobs did not finish in time')
    process.exit(1)
  }
  await server.close()
  await queues.close()
  await where.services.close()
  await sql.end({ timeout: 2 })
  await database.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
