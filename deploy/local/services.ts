import path from 'node:path'
import type { DatabaseUrls } from './databases.ts'
import type { LocalEnv } from './env.ts'
import { NODE_FLAGS } from './node-flags.ts'
import type { Secrets } from './secrets.ts'
import type { Service } from './supervised.ts'

export const root = path.dirname(path.dirname(import.meta.dirname))

type Variables = Record<string, string | undefined>

export interface Surroundings {
  env: LocalEnv
  secrets: Secrets
  database: DatabaseUrls
  /** Where jobs wait; in the database when there is none. */
  redisUrl: string | undefined
  dataDir: string
  /** Sources with watch instead of what was built. */
  dev: boolean
  /** On top of everything, by process name. */
  extra: Record<string, Variables>
}

export function baseDomain(env: LocalEnv): string {
  return env.BASE_DOMAIN ?? `localhost:${env.PORT}`
}

/** Mail and, unless real ones are named, Stripe and Cloudinary: started before the product. */
export function simulators(around: Surroundings): Service[] {
  const { env, dataDir } = around
  const mail = describe(around, 'mail', 'apps/simulators', 'mail/server', env.MAIL_WEB_PORT, '/livez', {
    MAIL_SMTP_PORT: String(env.MAIL_SMTP_PORT),
    MAIL_WEB_PORT: String(env.MAIL_WEB_PORT),
    MAIL_DATA: path.join(dataDir, 'mail.jsonl'),
  })
  return [
    mail,
    ...(env.STRIPE_SECRET_KEY ? [] : [stripeSimulator(around)]),
    ...(env.CLOUDINARY_URL ? [] : [mediaSimulator(around)]),
  ]
}

function stripeSimulator(around: Surroundings): Service {
  const { env, dataDir } = around
  return describe(around, 'stripe', 'apps/simulators', 'stripe/server', env.STRIPE_SIM_PORT, '/livez', {
    STRIPE_SIM_PORT: String(env.STRIPE_SIM_PORT),
    STRIPE_SIM_PUBLIC_URL: `http://127.0.0.1:${env.STRIPE_SIM_PORT}`,
    STRIPE_SIM_WEBHOOK_URL: `http://127.0.0.1:${env.API_PORT}/webhooks/stripe`,
    STRIPE_SIM_DATA: path.join(dataDir, 'stripe.db'),
    STRIPE_WEBHOOK_SECRET: webhookSecret(around),
  })
}

function mediaSimulator(around: Surroundings): Service {
  const { env, dataDir } = around
  const entry = 'cloudinary/server'
  return describe(around, 'media', 'apps/simulators', entry, env.MEDIA_SIM_PORT, '/livez', {
    MEDIA_SIM_PORT: String(env.MEDIA_SIM_PORT),
    MEDIA_SIM_NOTIFY_URL: `http://127.0.0.1:${env.API_PORT}/webhooks/cloudinary`,
    MEDIA_SIM_DATA: path.join(dataDir, 'media'),
  })
}

/** The product itself, in the order of starting. */
export function apps(around: Surroundings): Service[] {
  const { env, secrets, database } = around
  const shared = {
    BASE_DOMAIN: baseDomain(env),
    PUBLIC_SCHEME: 'http',
    TRUSTED_PROXIES: '127.0.0.1',
    JWT_SECRET: secrets.JWT_SECRET,
    HANDOFF_SECRET: secrets.HANDOFF_SECRET,
    DATABASE_URL: database.app,
    DEMO_DATA: String(env.DEMO_DATA),
    REDIS_URL: around.redisUrl,
    ...payments(around),
    ...media(env),
  }
  const api = describe(around, 'api', 'apps/api', 'server', env.API_PORT, '/readyz', {
    ...shared,
    PORT: String(env.API_PORT),
    METRICS_PORT: String(env.API_METRICS_PORT),
  })
  const web = describe(around, 'web', 'apps/web', 'server', env.PORT, '/readyz', {
    PORT: String(env.PORT),
    METRICS_PORT: String(env.WEB_METRICS_PORT),
    API_URL: `http://127.0.0.1:${env.API_PORT}`,
    BASE_DOMAIN: baseDomain(env),
    PUBLIC_SCHEME: 'http',
    FLASH_SECRET: secrets.FLASH_SECRET,
    STRIPE_CHECKOUT_ORIGIN: env.STRIPE_SECRET_KEY ? undefined : `http://127.0.0.1:${env.STRIPE_SIM_PORT}`,
    MEDIA_ORIGIN: env.CLOUDINARY_URL ? undefined : `http://127.0.0.1:${env.MEDIA_SIM_PORT}`,
  })
  const workers = describe(around, 'workers', 'apps/workers', 'main', env.WORKER_PORT, '/readyz', {
    ...shared,
    PORT: String(env.WORKER_PORT),
    RELAY_DATABASE_URL: database.relay,
    SMTP_URL: `smtp://127.0.0.1:${env.MAIL_SMTP_PORT}`,
    MAIL_FROM: env.MAIL_FROM,
  })
  return [api, web, workers]
}

function payments(around: Surroundings): Variables {
  const { env } = around
  const secret = { STRIPE_WEBHOOK_SECRET: webhookSecret(around) }
  if (env.STRIPE_SECRET_KEY) return { ...secret, STRIPE_SECRET_KEY: env.STRIPE_SECRET_KEY }
  const simulator = env.STRIPE_SIM_URL ?? `http://127.0.0.1:${env.STRIPE_SIM_PORT}`
  return { ...secret, STRIPE_SIM_URL: simulator, ALLOW_SIMULATED_PAYMENTS: 'true' }
}

function media(env: LocalEnv): Variables {
  if (env.CLOUDINARY_URL) return { CLOUDINARY_URL: env.CLOUDINARY_URL }
  const simulator = env.MEDIA_SIM_URL ?? `http://127.0.0.1:${env.MEDIA_SIM_PORT}`
  return { MEDIA_SIM_URL: simulator, ALLOW_SIMULATED_MEDIA: 'true' }
}

function webhookSecret({ env, secrets }: Surroundings): string {
  return env.STRIPE_WEBHOOK_SECRET ?? secrets.STRIPE_WEBHOOK_SECRET
}

function describe(
  { dev, env, extra }: Surroundings,
  name: string,
  home: string,
  entry: string,
  port: number,
  health: string,
  variables: Variables,
): Service {
  const source = home === 'apps/simulators' || name === 'web' ? `${entry}.ts` : `src/${entry}.ts`
  // The site has Vite for that, whose own temporary files would start it again and again.
  const watch = name === 'web' ? [] : ['--watch', '--watch-preserve-output']
  const fresh = [...watch, '--conditions=source', '--import', 'tsx', path.join(root, home, source)]
  return {
    name,
    cwd: path.join(root, home),
    args: dev ? fresh : [...NODE_FLAGS, path.join(root, home, 'dist', `${entry}.js`)],
    env: {
      ...inherited(),
      NODE_ENV: dev ? 'development' : 'production',
      HOST: '127.0.0.1',
      LOG_LEVEL: env.LOG_LEVEL,
      ...variables,
      ...extra[name],
    },
    readyUrl: `http://127.0.0.1:${port}${health}`,
  }
}

/** The surroundings' own settings must not reach a process by accident: the owner's database least of all. */
function inherited(): Variables {
  const kept =
    /^(PATH|HOME|USER|LANG|LC_.*|TZ|TMPDIR|TEMP|SystemRoot|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|.*_PROXY)$/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)))
}
