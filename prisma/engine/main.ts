import { createRequire } from 'node:module'
import { readArguments } from './arguments.ts'
import { runDatabaseCommand } from './database-command.ts'
import { answering } from './methods.ts'
import { serve } from './protocol.ts'

const asked = readArguments(process.argv.slice(2))

if (asked.command === 'version') {
  // Prisma prints the part after the name in `prisma version`.
  const { devDependencies } = createRequire(import.meta.url)('../package.json')
  console.log(`schema-engine-cli ${devDependencies['@prisma/schema-engine-wasm']}`)
} else if (asked.command === 'serve') {
  await serve(process.stdin, process.stdout, answering(asked))
  // The CLI hung up: connections that are still open have nobody to work for.
  process.exit(0)
} else {
  process.exitCode = await runDatabaseCommand(asked.command, asked.datasource)
}
