import { ServicesEnv } from '@banter/api/jobs'
import { z } from 'zod'

/** Where messages and jobs are: what each program of this package must be told. */
export const QueueEnv = z.object({
  /** As banter_relay, and direct, not through a pooler: it listens and holds a lock. */
  RELAY_DATABASE_URL: z.url(),
  /** The queue's home when there is one; else PostgreSQL. */
  REDIS_URL: z.url().optional(),
  /** Else the relay's database. Direct as well, as a role that may create in the schema `bullmq`. */
  QUEUE_DATABASE_URL: z.url().optional(),
})

/** Everything the workers are told from outside. Read once at start; a wrong value stops the process with its name. */
export const Env = z.object({
  ...QueueEnv.shape,
  ...ServicesEnv.shape,
  /** As banter_app: the role behind the wall. */
  DATABASE_URL: z.url(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).default(10),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().default(3003),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Jobs of the money queue at the same time; of each other one, a third. */
  CONCURRENCY: z.coerce.number().int().min(1).max(500).default(8),
})

/** The queue's address among these. */
export function queueAddress(env: z.output<typeof QueueEnv>) {
  return { redisUrl: env.REDIS_URL, databaseUrl: env.QUEUE_DATABASE_URL ?? env.RELAY_DATABASE_URL }
}
