import { readFileSync } from 'node:fs'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { EngineError } from './protocol.ts'

let panic = ''
let crash: Promise<never> | undefined

/** An engine that knows these schema files and reaches the database through the adapter. */
export function startEngine(
  schemaFiles: string[],
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<bindings.SchemaEngine> {
  if (!crash) load()
  const datamodels = schemaFiles.map((file): [string, string] => [file, readFileSync(file, 'utf8')])
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    (line: string) => process.env.DEBUG && process.stderr.write(`${line}\n`),
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
}

/** The result of the engine's work, or its panic: one in a task of its own never reaches who waits for the work. */
export function orPanic<T>(work: Promise<T>): Promise<T> {
  return crash ? Promise.race([work, crash]) : work
}

/** Node cannot import a .wasm file, so the package's own entry point, which does, is of no use. */
function load() {
  // The module reports a panic to this global before it traps.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        panic = message
      },
    },
  })
  crash = new Promise((_, reject) => process.once('uncaughtException', reject))
  crash.catch(() => {})
  const bindingsFile = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = new WebAssembly.Module(readFileSync(new URL('schema_engine_bg.wasm', bindingsFile)))
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(exports)
  const start = exports.__wbindgen_start as () => void
  start()
}

/** What the engine threw, with the code and details it hung on the error. */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof WebAssembly.RuntimeError) {
    return new EngineError(error.message, { is_panic: true, message: panic || error.message })
  }
  const { message, code, meta } = error as { message?: string; code?: string; meta?: unknown }
  const sentence = message ?? String(error)
  return new EngineError(sentence, { is_panic: false, message: sentence, error_code: code, meta })
}
