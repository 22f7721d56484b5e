import { openPayments } from '@banter/billing/payments.stripe'
import { Database } from '@banter/tenants/database'
import { SchoolDirectory } from '@banter/tenants/resolve'
import { watchSchools } from '@banter/tenants/watch'
import { Redis } from 'ioredis'
import { Registry } from 'prom-client'
import { buildApp } from './app.ts'
import { Env } from './env.ts'
import { openLog } from './http/log.ts'
import { serveMetrics } from './http/metrics.ts'
import { openMedia } from './media/media.cloudinary.ts'
import { siteAt } from './site.ts'

const env = Env.parse(process.env)
const logger = openLog(env.LOG_LEVEL)
const database = new Database({ url: env.DATABASE_URL, connections: env.DATABASE_CONNECTIONS })
await database.assertBehindTheWall()
const directory = new SchoolDirectory(database, env.BASE_DOMAIN)
const watch = await watchSchools(env.DATABASE_URL, directory)
const redis = env.REDIS_URL ? new Redis(env.REDIS_URL, { maxRetriesPerRequest: 1 }) : null
redis?.on('error', (error) => logger.warn({ err: error }, 'redis'))
const metrics = new Registry()
const site = siteAt({ scheme: env.PUBLIC_SCHEME, baseDomain: env.BASE_DOMAIN })
const payments = openPayments({
  secretKey: env.STRIPE_SECRET_KEY,
  simulatorUrl: env.STRIPE_SIM_URL,
  webhookSecret: env.STRIPE_WEBHOOK_SECRET,
  env: env.NODE_ENV,
})
const media = openMedia({ url: env.CLOUDINARY_URL, simulatorUrl: env.MEDIA_SIM_URL })

const app = await buildApp({
  env,
  database,
  directory,
  payments,
  media,
  site,
  redis,
  logger,
  metrics,
  dependencies: [
    { name: 'postgres', check: () => database.pool.query('select 1') },
    ...(redis ? [{ name: 'queue', check: () => redis.ping() }] : []),
  ],
})
const metricsServer = await serveMetrics(metrics, { host: env.HOST, port: env.METRICS_PORT })
await app.listen({ host: env.HOST, port: env.PORT })

let stopping = false
async function stop(signal: string) {
  if (stopping) return
  stopping = true
  logger.info({ signal }, 'stopping')
  setTimeout(() => process.exit(1), 10_000).unref()
  await app.close()
  await metricsServer.close()
  await watch.close()
  redis?.disconnect()
  await database.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
