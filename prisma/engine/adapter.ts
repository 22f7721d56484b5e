import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils'
import pg, { type FieldDef, type QueryArrayResult } from 'pg'
import type { Datasource } from './arguments.ts'
import { createShadowDatabase, dropDatabase, emptyDatabase, sameDatabase } from './databases.ts'

/** adapter-pg is made for applications; an engine reads the catalogue, runs scripts and needs a shadow database. */
export function migrationAdapter({
  url,
  shadowDatabaseUrl,
}: Datasource): SqlMigrationAwareDriverAdapterFactory {
  if (shadowDatabaseUrl && sameDatabase(shadowDatabaseUrl, url)) {
    throw new Error('The shadow database is emptied at every use, so it cannot be the database itself.')
  }
  const { provider, adapterName } = stock(url)
  return {
    provider,
    adapterName,
    connect: () => connect(url),
    connectToShadowDb: () => (shadowDatabaseUrl ? connectToEmpty(shadowDatabaseUrl) : connectToNew(url)),
  }
}

function stock(url: string) {
  const schema = new URL(url).searchParams.get('schema') ?? undefined
  const options = schema && `-c search_path=${pg.escapeIdentifier(schema).replace(/[\\\s]/g, '\\$&')}`
  // One connection that stays: the lock that keeps two migrations apart belongs to the session.
  return new PrismaPg({ connectionString: url, max: 1, idleTimeoutMillis: 0, options }, { schema })
}

async function connect(url: string): Promise<SqlDriverAdapter> {
  const adapter = await stock(url).connect()
  readCatalogueTypes(adapter)
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (isolation) => readCatalogueTypes(await startTransaction(isolation))
  // Stock splits scripts at every semicolon, also inside $$ bodies and strings. A query without
  // arguments goes over the simple protocol, where PostgreSQL itself tells the statements apart.
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] })
  }
  return adapter
}

/** Stock has no answer to types that only the catalogue uses: "char" is a character, the others are text. */
function readCatalogueTypes<Q extends SqlQueryable>(queryable: Q): Q {
  const inner = queryable as unknown as { performIO(query: SqlQuery): Promise<QueryArrayResult> }
  const performIO = inner.performIO.bind(queryable)
  const queryRaw = queryable.queryRaw.bind(queryable)
  const fieldsOf = new WeakMap<unknown[][], FieldDef[]>()
  inner.performIO = async (query) => {
    const result = await performIO(query)
    // A script has a result for every statement, and nobody reads them.
    if (Array.isArray(result)) return result
    fieldsOf.set(result.rows, result.fields)
    return Object.assign(result, { fields: result.fields.map(asText) })
  }
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const [column, { dataTypeID }] of fieldsOf.get(result.rows)?.entries() ?? []) {
      if (dataTypeID === char) result.columnTypes[column] = ColumnTypeEnum.Character
    }
    return result
  }
  return queryable
}

const char = 18
const text = 25
/** "char", int2vector, regproc, xid, oidvector, pg_node_tree, unknown, regclass and regtype. */
const catalogueTypes = new Set([char, 22, 24, 28, 30, 194, 705, 2205, 2206])

function asText(field: FieldDef): FieldDef {
  return catalogueTypes.has(field.dataTypeID) ? { ...field, dataTypeID: text } : field
}

/** Stock drops the shadow database while its own pool is still connected to it, which PostgreSQL refuses. */
async function connectToNew(url: string) {
  const shadowUrl = await createShadowDatabase(url)
  const shadow = await connect(shadowUrl)
  const disconnect = shadow.dispose.bind(shadow)
  shadow.dispose = async () => {
    await disconnect()
    await dropDatabase(shadowUrl)
  }
  return shadow
}

/** A shadow database of the user's own still holds what the last run left in it. */
async function connectToEmpty(shadowUrl: string) {
  await emptyDatabase(shadowUrl)
  return connect(shadowUrl)
}
