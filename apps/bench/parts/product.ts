import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { NODE_FLAGS } from '@banter/deploy/node-flags'
import { root, type Server, startServer } from './child.ts'
import type { Cluster } from './cluster.ts'
import { freePort } from './free-port.ts'
import type { Outside } from './outside.ts'

export const BASE_DOMAIN = 'bench.localhost'
export const JWT_SECRET = 'a-secret-that-only-the-bench-knows-of'

/** Where the product's processes are started, and how. */
export interface Site {
  cluster: Cluster
  /** For logs, and for profiles when they are wanted. */
  folder: string
  profile: string | undefined
}

/** Builds packages as for production. @throws with the end of what the build said */
export function build(packages: string[]): void {
  const filters = packages.flatMap((name) => ['--filter', `@banter/${name}`])
  const turbo = path.join(root, 'node_modules', '.bin', 'turbo')
  const { status, stdout, stderr } = spawnSync(turbo, ['run', 'build', ...filters], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
    },
  })
  if (status !== 0)
    throw new Error(`${packages.join(', ')} could not be built.\n${`${stdout}${stderr}`.slice(-2_000)}`)
}

const shared = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'warn',
  BASE_DOMAIN,
  // Nothing listens there: no request that is measured pays by card.
  STRIPE_SIM_URL: 'http://127.0.0.1:9',
  ALLOW_SIMULATED_PAYMENTS: 'true',
  // Addresses of pictures are made without it.
  MEDIA_SIM_URL: 'http://127.0.0.1:9',
  ALLOW_SIMULATED_MEDIA: 'true',
}

export async function startApi(site: Site): Promise<Server> {
  const port = await freePort()
  return start(site, 'api', 'apps/api/dist/server.js', port, '/livez', {
    ...shared,
    DATABASE_URL: site.cluster.app,
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
    JWT_SECRET,
    HANDOFF_SECRET: 'another-secret-that-only-the-bench-knows',
    STRIPE_WEBHOOK_SECRET: 'whsec_in_the_bench',
    RATE_LIMIT_FACTOR: '1000000',
  })
}

export async function startWeb(site: Site, api: Server): Promise<Server> {
  const port = await freePort()
  return start(site, 'web', 'apps/web/dist/server.js', port, '/livez', {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    BASE_DOMAIN,
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
    API_URL: api.url,
    FLASH_SECRET: 'one-more-secret-that-only-the-bench-knows',
  })
}

/** Without Redis its queue is in the database that the relay reads. */
export async function startWorker(
  site: Site,
  redisUrl: string | undefined,
  outside: Outside,
): Promise<Server> {
  const port = await freePort()
  return start(site, 'workers', 'apps/workers/dist/main.js', port, '/readyz', {
    ...shared,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    DATABASE_URL: site.cluster.app,
    RELAY_DATABASE_URL: site.cluster.relay,
    PORT: String(port),
    SMTP_URL: outside.smtpUrl,
    STRIPE_SIM_URL: outside.stripeUrl,
  })
}

export async function startFloor(site: Site): Promise<Server> {
  const port = await freePort()
  const program = path.resolve(import.meta.dirname, '../floor/server.ts')
  return startServer({
    name: 'floor',
    args: ['--conditions=source', '--import', 'tsx', program, site.cluster.app, String(port)],
    env: { NODE_ENV: 'production' },
    port,
    ready: '/livez',
    logDir: site.folder,
  })
}

function start(
  { folder, profile }: Site,
  name: string,
  program: string,
  port: number,
  ready: string,
  env: Record<string, string>,
): Promise<Server> {
  const profiling = profile
    ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`, `--cpu-prof-name=${name}.cpuprofile`]
    : []
  return startServer({
    name,
    args: [...NODE_FLAGS, ...profiling, path.join(root, program)],
    env,
    port,
    ready,
    logDir: folder,
  })
}
