import type { Payments } from '@banter/billing/payments'
import type { Database } from '@banter/tenants/database'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Env } from './env.ts'
import type { Dependency } from './http/health.ts'
import type { Site } from './job.ts'
import type { Media } from './media/media.ts'

/** What an API process opens once and hands to its slices. */
export interface Deps {
  env: Env
  database: Database
  directory: SchoolDirectory
  payments: Payments
  media: Media
  site: Site
  redis: Redis | null
  dependencies: Dependency[]
  logger: Logger | false
  metrics: Registry
}
