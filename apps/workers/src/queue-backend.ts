import {
  createPostgresBackend,
  type Processor,
  Queue,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'

export interface QueueAddress {
  /** Redis when there is one. */
  redisUrl?: string
  /** Else PostgreSQL: a direct connection, as the role that may create in the schema `bullmq`. */
  databaseUrl?: string
}

/** What differs between the two homes a queue can have. Everything above sees BullMQ's own classes. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres'
  queue(name: string): Queue
  worker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker
  /** @throws when the queue cannot be asked */
  ping(): Promise<void>
  /** Calls back whenever a lost connection is there again, and so perhaps without its last second of jobs before `lostAt`. */
  onReturn(listener: (lostAt: Date) => void): void
  close(): Promise<void>
}

/** Redis keys begin with it; in PostgreSQL the schema stands for it. */
const PREFIX = 'banter'
const SCHEMA = 'bullmq'

/** @throws when the queue does not answer */
export function openBackend({ redisUrl, databaseUrl }: QueueAddress): Promise<QueueBackend> {
  if (redisUrl) return openRedis(redisUrl)
  if (databaseUrl) return openPostgres(databaseUrl)
  throw new Error('A queue needs REDIS_URL or QUEUE_DATABASE_URL.')
}

async function openRedis(url: string): Promise<QueueBackend> {
  const retryStrategy = (times: number) => Math.min(50 * 2 ** times, 2_000)
  // Who feeds must hear at once that Redis is away: the message then stays in the outbox.
  const feeding = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    commandTimeout: 8_000,
    retryStrategy,
  })
  const working = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy })
  const listeners: ((lostAt: Date) => void)[] = []
  for (const redis of [feeding, working]) redis.on('error', () => {})
  const close = async () => {
    feeding.disconnect()
    working.disconnect()
  }
  try {
    await Promise.all([feeding.connect(), working.connect()])
  } catch (error) {
    await close()
    throw error
  }
  let lostAt: Date | undefined
  feeding.on('close', () => {
    lostAt ??= new Date()
  })
  feeding.on('ready', () => {
    for (const listener of listeners) listener(lostAt ?? new Date())
    lostAt = undefined
  })
  return {
    kind: 'redis',
    queue: (name) => new Queue(name, { connection: feeding, prefix: PREFIX }),
    worker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection: working, prefix: PREFIX }),
    ping: async () => void (await feeding.ping()),
    onReturn: (listener) => listeners.push(listener),
    close,
  }
}

async function openPostgres(connectionString: string): Promise<QueueBackend> {
  const pool = new pg.Pool({
    connectionString,
    // One for each worker that listens; the rest take turns.
    max: 16,
    options: `-c search_path=${SCHEMA}`,
    application_name: 'banter-queue',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  })
  pool.setMaxListeners(0)
  pool.on('error', () => {})
  try {
    await migrateQueue(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    kind: 'postgres',
    queue: (name) => new Queue(name, { connection: pool }, createPostgresBackend) as unknown as Queue,
    worker: (name, processor, options) =>
      new Worker(
        name,
        processor,
        { ...options, connection: pool },
        createPostgresBackend,
      ) as unknown as Worker,
    ping: async () => void (await pool.query('select 1')),
    // Its jobs are as durable as the outbox itself.
    onReturn() {},
    close: () => pool.end(),
  }
}

/** BullMQ's own migrations. Their CREATE SCHEMA wants a right on the whole database, and ours has made the schema: it is left out. */
async function migrateQueue(pool: pg.Pool) {
  const client = await pool.connect()
  try {
    await runMigrations(
      {
        async query<R>(text: string, values: readonly unknown[] = []): Promise<{ rows: R[] }> {
          if (/^\s*create schema/i.test(text)) return { rows: [] }
          const { rows } = await (values.length ? client.query(text, [...values]) : client.query(text))
          return { rows }
        },
      },
      SCHEMA,
    )
  } finally {
    client.release()
  }
}
