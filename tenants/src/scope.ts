import { AsyncLocalStorage } from 'node:async_hooks'
import type { pg } from '@banter/prisma'

/** The school the current asynchronous work is in, and its transaction's connection once there is one. */
export interface Scope {
  readonly schoolId: string
  client?: pg.PoolClient
}

/** Read by the pool alone: domain code receives a `ctx` and never asks. */
export const scope = new AsyncLocalStorage<Scope>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The id goes into SQL text when a transaction begins, so its shape is checked here and nowhere else. */
export function scopeOf(schoolId: string): Scope {
  if (!UUID.test(schoolId)) throw new Error('A school id is a UUID.')
  return { schoolId }
}
