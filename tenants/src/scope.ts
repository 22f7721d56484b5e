import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from './transaction.ts'

/** The school the current asynchronous work is in, and the transaction of its command. */
export interface Scope {
  readonly schoolId: string
  readonly transaction?: Transaction
}

/** Read by the pool alone: domain code receives a `ctx` and never asks. */
export const scope = new AsyncLocalStorage<Scope>()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An id that is none would only show nothing; it is a mistake of ours, and is said to be one. */
export function assertSchoolId(schoolId: string): void {
  if (!UUID.test(schoolId)) throw new Error('A school id is a UUID.')
}
