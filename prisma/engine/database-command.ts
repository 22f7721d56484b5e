import type { DatabaseCommand, Datasource } from './arguments.ts'
import { explainFailure } from './connection-failure.ts'
import { checkConnection, createDatabase, dropDatabase } from './databases.ts'

const actions: Record<DatabaseCommand, (url: string) => Promise<unknown>> = {
  'can-connect-to-database': checkConnection,
  'create-database': createDatabase,
  'drop-database': dropDatabase,
}

/** Does one thing to the database and tells the CLI how it went, in log lines on stderr; returns the exit code. */
export async function runDatabaseCommand(command: DatabaseCommand, datasource: Datasource | undefined) {
  if (!datasource) throw new Error(`${command} needs a --datasource.`)
  try {
    await actions[command](datasource.url)
    log('INFO', { message: 'Done' })
    return 0
  } catch (error) {
    const { code, message } = explainFailure(error, datasource.url)
    log('ERROR', { message, error_code: code, is_panic: false })
    return 1
  }
}

function log(level: 'INFO' | 'ERROR', fields: object) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }
  // The CLI skips the first line, whatever it is, and wants JSON in all others.
  process.stderr.write(`\n${JSON.stringify(line)}\n`)
}
