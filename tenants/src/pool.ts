import { pg } from '@banter/prisma'
import { type Scope, scope } from './scope.ts'
import { BEGIN, ScopedQuery, SET_SCHOOL, SET_SCHOOL_PLANNED_ONCE } from './scoped-query.ts'

type Query = (config: pg.QueryConfig | string | ScopedQuery) => Promise<pg.QueryResult>

/**
 * A pool whose connections are in a school exactly while a statement or a transaction of that school runs. Outside a scope nothing is
 * set, and the policies then show nothing.
 */
export class TenantPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super({ ...config, onConnect: prepareScopes } as pg.PoolConfig)
    // Without a listener the process would die when PostgreSQL restarts; the pool replaces the connection by itself.
    this.on('error', () => {})
    // The same for a connection that ends while it is in use: its query hears of it.
    this.on('connect', (client) => client.on('error', () => {}))
  }

  /** Prisma's single statements: the school and the query share one Sync, so they are one implicit transaction. */
  override query(config: pg.QueryConfig | string): Promise<pg.QueryResult> {
    if (typeof config === 'string') return super.query(config)
    return this.queryOnce(config, { plannedOnce: true })
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
        const done = (refused: Error | null, result: pg.QueryResult) => {
          // A refusal by PostgreSQL has a severity and leaves the connection sound; anything else does not.
          client.release(refused !== null && !('severity' in refused))
          if (refused) reject(refused)
          else resolve(result)
        }
        client.query(new ScopedQuery(config, prelude, done) as never)
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
    const connecting = super.connect()
    return current ? connecting.then((client) => beginInSchool(client, current)) : connecting
  }
}

async function prepareScopes(client: pg.ClientBase) {
  for (const statement of [SET_SCHOOL, SET_SCHOOL_PLANNED_ONCE])
    await client.query({ ...statement, values: [''] })
  await client.query(BEGIN)
  await client.query('ROLLBACK')
}

const nothing = { rows: [], fields: [], rowCount: null, command: '', oid: 0 } as pg.QueryResult

/**
 * Prisma's adapter opens a transaction with a bare BEGIN. It is not sent before there is something to do, and then in the round trip of
 * the first statement, together with the school.
 */
function beginInSchool(client: pg.PoolClient, current: Scope): pg.PoolClient {
  const { query, release } = client as unknown as { query: Query; release: typeof client.release }
  const replace = (by: Query) => {
    client.query = by as unknown as typeof client.query
  }
  const first: Query = (config) => {
    replace(query)
    const text = typeof config === 'string' ? config : (config as pg.QueryConfig).text
    if (text === 'COMMIT' || text === 'ROLLBACK') return Promise.resolve(nothing)
    return new Promise((resolve, reject) => {
      const done = (refused: Error | null, result: pg.QueryResult) =>
        refused ? reject(refused) : resolve(result)
      const prelude = { schoolId: current.schoolId, begin: true, plannedOnce: true }
      void query.call(client, new ScopedQuery(config as pg.QueryConfig, prelude, done))
    })
  }
  replace(async (config) => {
    if ((config as pg.QueryConfig).text !== 'BEGIN') throw new Error('A transaction begins with BEGIN.')
    replace(first)
    current.client = client
    return nothing
  })
  client.release = (broken) => {
    replace(query)
    client.release = release
    current.client = undefined
    release.call(client, broken)
  }
  return client
}
