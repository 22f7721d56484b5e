import { z } from 'zod'

const Env = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where /metrics is, on the same host. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(3004),
  API_URL: z.url().default('http://127.0.0.1:3001'),
  BASE_DOMAIN: z.string().min(1).default('localhost:3000'),
  PUBLIC_SCHEME: z.enum(['http', 'https']).default('http'),
  STRIPE_CHECKOUT_ORIGIN: z.url().optional(),
  /** Where pictures come from and go to; Cloudinary when not set. */
  MEDIA_ORIGIN: z.url().optional(),
  /** Addresses or ranges of the ingress in front, comma separated; only those may say who the visitor is. */
  TRUSTED_PROXIES: z.string().optional(),
  /** Signs one-time messages shown after a redirect; give all processes the same when there are several. */
  FLASH_SECRET: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Env = z.infer<typeof Env>

/** @throws when a variable is missing or malformed, naming it without its value */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = Env.safeParse(given)
  if (read.success) return read.data
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The web server cannot start with this environment. ${wrong.join('; ')}`)
}
