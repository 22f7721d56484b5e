import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { NODE_FLAGS } from '@banter/deploy/node-flags'
import { startPostgres } from '@banter/deploy/postgres'
import { isRedisInstalled, startRedis } from '@banter/deploy/redis'
import { root, type Server, startServer } from '../parts/child.ts'
import { openDatabase } from '../parts/cluster.ts'
import type { Undo } from '../parts/undo.ts'
import { environmentOf } from './environment.ts'
import { freePorts } from './ports.ts'

/** What can be killed in the middle of a run. */
export const parts = ['worker', 'api', 'queue', 'database'] as const
export type Part = (typeof parts)[number]

/** The whole product with its surroundings, each part a process of its own. */
export interface Stack {
  apiUrl: string
  stripeUrl: string
  ownerUrl: string
  appUrl: string
  /** Where the queue is; without Redis it is in the database and dies with it. */
  queue: 'Redis' | 'PostgreSQL'
  /** kill -9, a moment without it, and a start on the same data and port. */
  crash(part: Part): Promise<void>
}

interface Running {
  pid: number
  stop(): Promise<unknown>
}

export interface StackOptions {
  folder: string
  /** `built` runs what production runs; `sources` starts without a build. */
  programs: 'built' | 'sources'
  /** Durability of the disk left out: a test has no power cut. */
  fast?: boolean
}

const AWAY_MS = 400

export async function startStack(options: StackOptions, undo: Undo): Promise<Stack> {
  const port = await freePorts()
  const startDatabase = () => postgresOf(options, port.database)
  const database = await startDatabase()
  const urls = await openDatabase(database, 'banter')
  const withRedis = isRedisInstalled()
  const environment = environmentOf(urls, port, withRedis)
  const program = (name: keyof typeof environment) => launch(options, name, environment[name])
  const starts: Record<Part, () => Promise<Running>> = {
    database: startDatabase,
    queue: withRedis ? () => redisOf(options, port.queue) : startDatabase,
    api: () => program('api'),
    worker: () => program('worker'),
  }
  const running = new Map<Part, Running>()
  const run = (part: Part, started: Running) => {
    running.set(part, started)
    undo.add({ stop: () => running.get(part)!.stop() })
  }
  run('database', database)
  for (const name of ['stripe', 'mail'] as const) undo.add(await program(name))
  if (withRedis) run('queue', await starts.queue())
  await Promise.all((['api', 'worker'] as const).map(async (part) => run(part, await starts[part]())))
  return {
    apiUrl: `http://127.0.0.1:${port.api}`,
    stripeUrl: `http://127.0.0.1:${port.stripe}`,
    ownerUrl: urls.owner,
    appUrl: urls.app,
    queue: withRedis ? 'Redis' : 'PostgreSQL',
    async crash(part) {
      const victim = withRedis || part !== 'queue' ? part : 'database'
      process.kill(running.get(victim)!.pid, 'SIGKILL')
      await wait(AWAY_MS)
      running.set(victim, await starts[victim]())
    },
  }
}

function postgresOf({ folder, fast }: StackOptions, port: number) {
  const dataDir = path.join(folder, 'postgres')
  return startPostgres({ dataDir, port, temporary: true, ...(fast ? { fast } : {}) })
}

async function redisOf({ folder }: StackOptions, port: number) {
  const redis = await startRedis({ dataDir: path.join(folder, 'redis'), port })
  if (!redis) throw new Error('There is no redis-server on PATH any more.')
  return redis
}

const files = {
  api: { source: 'apps/api/src/server.ts', built: 'apps/api/dist/server.js', ready: '/livez' },
  worker: { source: 'apps/workers/src/main.ts', built: 'apps/workers/dist/main.js', ready: '/readyz' },
  stripe: {
    source: 'apps/simulators/stripe/server.ts',
    built: 'apps/simulators/dist/stripe/server.js',
    ready: '/livez',
  },
  mail: {
    source: 'apps/simulators/mail/server.ts',
    built: 'apps/simulators/dist/mail/server.js',
    ready: '/livez',
  },
}

function launch(
  { folder, programs }: StackOptions,
  name: keyof typeof files,
  { port, env }: { port: number; env: Record<string, string> },
): Promise<Server> {
  const { source, built, ready } = files[name]
  const fromSource = ['--conditions=source', '--import', 'tsx', path.join(root, source)]
  const args = programs === 'built' ? [...NODE_FLAGS, path.join(root, built)] : fromSource
  return startServer({ name, args, env, port, ready, logDir: folder })
}
