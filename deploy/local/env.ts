import path from 'node:path'
import { z } from 'zod'
import { freePort } from './free-port.ts'

const Port = z.coerce.number().int().min(1).max(65_535)

/** Everything `npm start` can be told, from the environment or `.env`; .env.example says what each is for. */
export const LocalEnv = z.object({
  PORT: Port.default(3000),
  API_PORT: Port.default(3001),
  API_METRICS_PORT: Port.default(3002),
  WORKER_PORT: Port.default(3003),
  WEB_METRICS_PORT: Port.default(3004),
  STRIPE_SIM_PORT: Port.default(3010),
  MAIL_SMTP_PORT: Port.default(3025),
  MAIL_WEB_PORT: Port.default(3026),
  POSTGRES_PORT: Port.default(3054),
  REDIS_PORT: Port.default(3063),
  MEDIA_SIM_PORT: Port.default(3040),
  BASE_DOMAIN: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.url().optional(),
  REDIS_URL: z.url().optional(),
  USE_REDIS: z.enum(['auto', 'never']).default('auto'),
  STRIPE_SIM_URL: z.url().optional(),
  STRIPE_SECRET_KEY: z.string().startsWith('sk_').optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(8).optional(),
  CLOUDINARY_URL: z.string().startsWith('cloudinary://').optional(),
  MEDIA_SIM_URL: z.url().optional(),
  MAIL_FROM: z.string().min(3).default('Banter <hello@banter.localhost>'),
  DEMO_DATA: z
    .enum(['true', 'false'])
    .default('true')
    .transform((value) => value === 'true'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type LocalEnv = z.output<typeof LocalEnv>

export const PORT_NAMES = [
  'PORT',
  'API_PORT',
  'API_METRICS_PORT',
  'WORKER_PORT',
  'WEB_METRICS_PORT',
  'STRIPE_SIM_PORT',
  'MAIL_SMTP_PORT',
  'MAIL_WEB_PORT',
  'POSTGRES_PORT',
  'REDIS_PORT',
  'MEDIA_SIM_PORT',
] as const

export type PortName = (typeof PORT_NAMES)[number]

/** @throws one sentence naming what is wrong, without its value */
export function readLocalEnv(variables: Record<string, string | undefined>): LocalEnv {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = LocalEnv.safeParse(given)
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The settings are not valid. ${wrong.join('; ')}`)
  }
  for (const [index, name] of PORT_NAMES.entries()) {
    const twin = PORT_NAMES.slice(index + 1).find((other) => read.data[other] === read.data[name])
    if (twin) throw new Error(`${name} and ${twin} are both ${read.data[name]}: give them different ports.`)
  }
  return read.data
}

/** Settings for a throw-away copy beside others: free ports and a folder of its own. */
export async function spareEnv(dataDir: string, more: Partial<LocalEnv> = {}): Promise<LocalEnv> {
  const ports = new Set<number>()
  while (ports.size < PORT_NAMES.length) ports.add(await freePort())
  const taken = [...ports]
  const named = Object.fromEntries(PORT_NAMES.map((name, index) => [name, taken[index]]))
  return { ...LocalEnv.parse({ ...named, DATA_DIR: path.resolve(dataDir) }), ...more }
}
