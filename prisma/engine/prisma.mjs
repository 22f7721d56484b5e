// Runs Prisma's CLI with our schema engine, so that it works where Prisma's binaries cannot be downloaded.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
const env = { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }
// Windows cannot spawn a .mjs: there Prisma gets its own engine.
if (process.platform !== 'win32') env.PRISMA_SCHEMA_ENGINE_BINARY = path.join(here, 'schema-engine.mjs')

const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  cwd: path.dirname(here),
  env,
  stdio: 'inherit',
})
process.exit(status ?? 1)
