import { pg } from '@banter/prisma'
import { type Scope, scope } from './scope.ts'
import { ScopedQuery, SET_SCHOOL, SET_SCHOOL_NAME } from './scoped-query.ts'

type Query = (config: pg.QueryConfig | string, ...rest: unknown[]) => Promise<pg.QueryResult>

/**
 * A pool whose connections are in a school exactly while a statement or a transaction of that school runs. Outside a scope nothing is
 * set, and the policies then show nothing.
 */
export class TenantPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super({
      ...config,
      // Prepared once per connection: setting the school then costs a Bind and an Execute in the query's own round trip.
      onConnect: async (client: pg.ClientBase) => {
        await client.query({ name: SET_SCHOOL_NAME, text: SET_SCHOOL, values: [''] })
      },
    } as pg.PoolConfig)
    // Without a listener the process would die when PostgreSQL restarts; the pool replaces the connection by itself.
    this.on('error', () => {})
  }

  /** Single statements: the school and the query share one Sync, so they are one implicit transaction. */
  override async query(config: pg.QueryConfig | string): Promise<pg.QueryResult> {
    const current = scope.getStore()
    if (!current || typeof config === 'string') return super.query(config as pg.QueryConfig)
    const client = await super.connect()
    try {
      const result = await ScopedQuery.run(client, config, current.schoolId)
      client.release()
      return result
    } catch (error) {
      // A refusal by PostgreSQL has a severity and leaves the connection sound; anything else does not.
      client.release(isRefusal(error) ? undefined : true)
      throw error
    }
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

const isRefusal = (error: unknown) => error instanceof Error && 'severity' in error

/** Prisma's adapter opens a transaction with a bare BEGIN: the school goes into the same message. */
function beginInSchool(client: pg.PoolClient, current: Scope): pg.PoolClient {
  const query = client.query as unknown as Query
  const restore = () => {
    client.query = query as unknown as typeof client.query
  }
  const release = client.release
  client.query = ((config: pg.QueryConfig | string, ...rest: unknown[]) => {
    if ((typeof config === 'string' ? config : config.text) !== 'BEGIN')
      return query.call(client, config, ...rest)
    restore()
    current.client = client
    return query.call(client, `BEGIN; SET LOCAL app.school_id = '${current.schoolId}'`)
  }) as unknown as typeof client.query
  client.release = (broken) => {
    restore()
    client.release = release
    current.client = undefined
    release.call(client, broken)
  }
  return client
}
