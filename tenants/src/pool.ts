import { pg } from '@banter/prisma'
import { BEGIN, type Done, RoundTrip, SET_SCHOOL, SET_SCHOOL_PLANNED_ONCE } from './round-trip.ts'
import { scope } from './scope.ts'

/** How long somebody waits for a connection while others have them all. */
const CONNECT_MS = 15_000

/**
 * A pool whose connections are in a school exactly while a statement or a transaction of that school runs. Outside a scope nothing is
 * set, and the policies then show nothing.
 */
export class TenantPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super({ connectionTimeoutMillis: CONNECT_MS, ...config, onConnect: prepareScopes } as pg.PoolConfig)
    // Without a listener the process would die when PostgreSQL restarts; the pool replaces the connection by itself.
    this.on('error', () => {})
    // The same for a connection that ends while it is in use: its query hears of it.
    this.on('connect', (client) => client.on('error', () => {}))
  }

  /** Prisma's statements: part of the command they are in, else each with its school in one round trip. */
  override query(config: pg.QueryConfig | string): Promise<pg.QueryResult> {
    if (typeof config === 'string') return super.query(config)
    const transaction = scope.getStore()?.transaction
    return transaction ? transaction.query(config) : this.queryOnce(config, { plannedOnce: true })
  }

  /** A single statement whose plan may depend on its values. */
  queryOnce(config: pg.QueryConfig, { plannedOnce = false } = {}): Promise<pg.QueryResult> {
    const current = scope.getStore()
    if (!current) return super.query(config)
    const prelude = { schoolId: current.schoolId, begin: false, plannedOnce }
    // Callbacks inside: every promise on this path is paid for by each read.
    return new Promise((resolve, reject) => {
      super.connect((error, client) => {
        if (!client) return reject(error)
        const done: Done = (refused, result) => {
          // A refusal by PostgreSQL has a severity and leaves the connection sound; anything else does not.
          client.release(refused !== null && !('severity' in refused))
          if (refused) reject(refused)
          else resolve(result)
        }
        client.query(new RoundTrip(prelude, [{ config, done }]))
      })
    })
  }

  /** The callback form is pg's own, from `super.query`. */
  override connect(): Promise<pg.PoolClient>
  override connect(callback: never): void
  override connect(callback?: never): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback)
      return undefined
    }
    const current = scope.getStore()
    if (!current) return super.connect()
    if (!current.transaction) throw new Error('A read has no transaction.')
    return Promise.resolve(current.transaction.inner())
  }

  /** A connection in no school, for a transaction. */
  take(): Promise<pg.PoolClient> {
    return super.connect()
  }
}

async function prepareScopes(client: pg.ClientBase) {
  for (const statement of [SET_SCHOOL, SET_SCHOOL_PLANNED_ONCE])
    await client.query({ ...statement, values: [''] })
  await client.query(BEGIN)
  await client.query('ROLLBACK')
}
