import path from 'node:path'
import { readLocalEnv } from './env.ts'
import { spoken } from './progress.ts'
import { root } from './services.ts'
import { type Stack, startStack } from './stack.ts'
import { welcome } from './welcome.ts'

const since = Date.now()
const abort = new AbortController()
let stack: Stack | undefined
let stopping = false

async function stop() {
  // Asked twice, a person does not want to wait: what is left is ended by the next start.
  if (stopping) process.exit(1)
  stopping = true
  console.log('\nStopping…')
  abort.abort(new Error('Stopped.'))
  if (!stack) return
  await stack.stop()
  process.exit(0)
}

try {
  process.loadEnvFile(path.join(root, '.env'))
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
// npm start's own process is gone, with or without a word.
if (process.send) process.on('disconnect', stop)

try {
  const env = readLocalEnv(process.env)
  stack = await startStack({
    env,
    dev: process.argv.includes('--dev'),
    temporary: process.argv.includes('--temporary'),
    progress: spoken,
    signal: abort.signal,
  })
  console.log(welcome(stack, env, Date.now() - since))
} catch (error) {
  if (!stopping) console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exit(stopping ? 0 : 1)
}
