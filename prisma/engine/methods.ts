import type {
  CreateMigrationInput,
  DiffParams,
  DiffResult,
  EvaluateDataLossInput,
  SchemaEngine,
} from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrationAdapter } from './adapter.ts'
import type { Datasource, EngineArguments } from './arguments.ts'
import { explainFailure } from './connection-failure.ts'
import { checkConnection, createDatabase } from './databases.ts'
import { offlineAdapter } from './offline-adapter.ts'
import { type Answer, EngineError, type Print } from './protocol.ts'
import { asEngineError, orPanic, startEngine } from './wasm-engine.ts'

/** The protocol's methods, by the name of the method of the WebAssembly engine that answers. */
const methods = {
  applyMigrations: 'applyMigrations',
  createMigration: 'createMigration',
  dbExecute: 'dbExecute',
  debugPanic: 'debugPanic',
  devDiagnostic: 'devDiagnostic',
  diagnoseMigrationHistory: 'diagnoseMigrationHistory',
  diff: 'diff',
  ensureConnectionValidity: 'ensureConnectionValidity',
  evaluateDataLoss: 'evaluateDataLoss',
  getDatabaseVersion: 'version',
  introspect: 'introspect',
  introspectSql: 'introspectSql',
  markMigrationApplied: 'markMigrationApplied',
  markMigrationRolledBack: 'markMigrationRolledBack',
  reset: 'reset',
  schemaPush: 'schemaPush',
} as const satisfies Record<string, keyof SchemaEngine>

type Method = keyof typeof methods

/** Answers the protocol's methods for one run of Prisma's CLI; an engine starts when it is first needed. */
export function answering({ schemaFiles, datasource }: EngineArguments): Answer {
  let online: Promise<SchemaEngine> | undefined
  let offline: Promise<SchemaEngine> | undefined
  const engineFor = (method: Method, params: unknown) => {
    if (isOffline(method, params)) {
      offline ??= startEngine(schemaFiles, offlineAdapter)
      return offline
    }
    online ??= startEngine(schemaFiles, migrationAdapter(required(datasource)))
    return online
  }
  return async (method, params, print) => {
    if (method === 'createDatabase') return { databaseName: await createDatabase(required(datasource).url) }
    if (!isMethod(method)) throw unknownMethod(method)
    try {
      const engine = await engineFor(method, params)
      const result = await orPanic(call(engine, method, params))
      return method === 'diff' ? printed(result as DiffResult, print) : result
    } catch (error) {
      const failure = asEngineError(error)
      throw datasource && !isOffline(method, params) ? await withReason(failure, datasource) : failure
    }
  }
}

async function call(engine: SchemaEngine, method: Method, params: unknown): Promise<unknown> {
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    // These two cannot open a shadow database, a bug of the WebAssembly build: they need the schema that
    // the migrations make to be in the engine's memory, where the diagnosis leaves it.
    const { migrationsList, filters } = params as EvaluateDataLossInput | CreateMigrationInput
    await engine.devDiagnostic({ migrationsList, filters })
  }
  // The engine deserializes the parameters itself, and says which field is wrong.
  const run = engine[methods[method]] as (params: unknown) => Promise<unknown>
  return run.call(engine, params)
}

/** The engine forgets the code of a failed connection, which the CLI shows and reads: trying again tells it. */
async function withReason(failure: EngineError, { url }: Datasource) {
  if (failure.data.is_panic || failure.data.error_code) return failure
  try {
    await checkConnection(url)
    return failure
  } catch (error) {
    const { code, message } = explainFailure(error, url)
    return new EngineError(message, { is_panic: false, message, error_code: code })
  }
}

/** A diff between schema files needs no database. */
function isOffline(method: Method, params: unknown) {
  if (method !== 'diff') return false
  const { from, to } = params as DiffParams
  return [from, to].every(({ tag }) => tag === 'empty' || tag === 'schemaDatamodel')
}

/** A native engine prints a diff and answers without it. */
function printed(result: DiffResult, print: Print): DiffResult {
  if (result.stdout !== null) print(result.stdout)
  return { ...result, stdout: null }
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name)
}

function unknownMethod(name: string) {
  const message = `The schema engine has no method "${name}".`
  return new EngineError(message, { is_panic: false, message }, -32601)
}

function required(datasource: Datasource | undefined) {
  if (!datasource) throw new Error('This needs a database, and the schema engine was given none.')
  return datasource
}
