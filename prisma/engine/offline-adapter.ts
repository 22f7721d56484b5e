import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

const name = { provider: 'postgres', adapterName: '@prisma/adapter-pg' } as const

const connection: SqlDriverAdapter = {
  ...name,
  // The engine greets a connection with its settings and a question for the version, and does without an answer.
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: async () => {
    throw new Error('The schema engine asked a database for a diff between schema files.')
  },
  dispose: async () => {},
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
}

/** The engine wants a connection even when it compares two schema files. This one has no database behind it. */
export const offlineAdapter: SqlMigrationAwareDriverAdapterFactory = {
  ...name,
  connect: async () => connection,
  connectToShadowDb: async () => connection,
}
