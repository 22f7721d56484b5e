import { parseArgs } from 'node:util'

export interface Datasource {
  url: string
  shadowDatabaseUrl?: string
}

const databaseCommands = ['can-connect-to-database', 'create-database', 'drop-database'] as const
export type DatabaseCommand = (typeof databaseCommands)[number]

export interface EngineArguments {
  command: DatabaseCommand | 'serve' | 'version'
  schemaFiles: string[]
  datasource?: Datasource
}

/** What Prisma's CLI asks of a schema engine: by default, to serve JSON-RPC until it closes stdin. */
export function readArguments(argv: string[]): EngineArguments {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      datamodels: { type: 'string', multiple: true, default: [] },
      datasource: { type: 'string' },
      version: { type: 'boolean', short: 'V', default: false },
      // Both change nothing for PostgreSQL without preview features.
      'enabled-preview-features': { type: 'string' },
      'extension-types': { type: 'string' },
    },
  })
  return {
    command: values.version ? 'version' : commandOf(positionals),
    schemaFiles: values.datamodels,
    ...(values.datasource && { datasource: readDatasource(values.datasource) }),
  }
}

function commandOf([group, name]: string[]): EngineArguments['command'] {
  if (group === undefined) return 'serve'
  const command = databaseCommands.find((known) => group === 'cli' && known === name)
  if (!command) throw new Error(`The schema engine has no command "${[group, name].join(' ').trim()}".`)
  return command
}

function readDatasource(json: string): Datasource {
  const { url, shadowDatabaseUrl }: Partial<Record<string, unknown>> = JSON.parse(json)
  if (typeof url !== 'string') throw new Error('The datasource has no url.')
  return { url, ...(typeof shadowDatabaseUrl === 'string' && shadowDatabaseUrl && { shadowDatabaseUrl }) }
}
