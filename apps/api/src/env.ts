import { z } from 'zod'

const Flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** Everything the API is told from outside. Read once at start; a wrong value stops the process with its name. */
export const Env = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().default(3001),
    METRICS_PORT: z.coerce.number().int().default(3002),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
    /** As banter_app: the role behind the wall. */
    DATABASE_URL: z.url(),
    DATABASE_CONNECTIONS: z.coerce.number().int().min(2).default(10),
    /** The queue: Redis when there is one, else PostgreSQL. */
    REDIS_URL: z.url().optional(),
    QUEUE_DATABASE_URL: z.url().optional(),
    BASE_DOMAIN: z.string().default('localhost:3000'),
    PUBLIC_SCHEME: z.enum(['http', 'https']).default('http'),
    TRUSTED_PROXIES: z
      .string()
      .default('127.0.0.1')
      .transform((list) => list.split(',').map((address) => address.trim())),
    JWT_SECRET: z.string().min(32),
    HANDOFF_SECRET: z.string().min(32),
    STRIPE_SECRET_KEY: z.string().optional(),
    STRIPE_SIM_URL: z.url().optional(),
    STRIPE_WEBHOOK_SECRET: z.string().min(8),
    ALLOW_SIMULATED_PAYMENTS: Flag.default(false),
    /** cloudinary://key:secret@cloud */
    CLOUDINARY_URL: z.string().startsWith('cloudinary://').optional(),
    MEDIA_SIM_URL: z.url().optional(),
    ALLOW_SIMULATED_MEDIA: Flag.default(false),
    /** Demo accounts are there, and the sign-in page may name them. */
    DEMO_DATA: Flag.default(false),
    /** Factor on every rate limit: load programs raise it. */
    RATE_LIMIT_FACTOR: z.coerce.number().positive().default(1),
  })
  .refine(
    (env) => !(env.STRIPE_SECRET_KEY && env.STRIPE_SIM_URL),
    'STRIPE_SECRET_KEY and STRIPE_SIM_URL exclude each other.',
  )
  .refine(
    (env) => !env.STRIPE_SECRET_KEY?.startsWith('sk_live_') || env.NODE_ENV === 'production',
    'A live Stripe key is for production only.',
  )
  .refine(
    (env) =>
      Boolean(env.STRIPE_SECRET_KEY) ||
      env.NODE_ENV !== 'production' ||
      (env.ALLOW_SIMULATED_PAYMENTS && Boolean(env.STRIPE_SIM_URL)),
    'Production needs STRIPE_SECRET_KEY, or STRIPE_SIM_URL with ALLOW_SIMULATED_PAYMENTS=true.',
  )
  .refine(
    (env) => Boolean(env.CLOUDINARY_URL) !== Boolean(env.MEDIA_SIM_URL),
    'Pictures need either CLOUDINARY_URL or MEDIA_SIM_URL.',
  )
  .refine(
    (env) => Boolean(env.CLOUDINARY_URL) || env.NODE_ENV !== 'production' || env.ALLOW_SIMULATED_MEDIA,
    'Production needs CLOUDINARY_URL, or MEDIA_SIM_URL with ALLOW_SIMULATED_MEDIA=true.',
  )

export type Env = z.output<typeof Env>
