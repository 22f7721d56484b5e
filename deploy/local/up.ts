import path from 'node:path'
import { readLocalEnv } from './env.ts'
import { spoken } from './progress.ts'
import { root } from './services.ts'
import { type Stack, startStack } from './stack.ts'
import { welcome } from './welcome.ts'

const since = Date.now()
/** One press or one closed window can be told to us more than once: by the terminal, by npm and by our parent. */
const ONE_PRESS_MS = 500
const abort = new AbortController()
const hurry = new AbortController()
let stack: Stack | undefined
let stoppingSince: number | undefined

async function stop() {
  if (stoppingSince !== undefined) return stopAtOnce(stoppingSince)
  stoppingSince = Date.now()
  console.log('\nStopping…')
  abort.abort(new Error('Stopped.'))
  if (!stack) return
  await stack.stop()
  process.exit(0)
}

/** Asked twice, a person does not want to wait. */
function stopAtOnce(askedAt: number) {
  if (Date.now() - askedAt < ONE_PRESS_MS) return
  hurry.abort()
  process.exit(1)
}

try {
  process.loadEnvFile(path.join(root, '.env'))
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
// npm start's own process is gone, with or without a word.
if (process.send) process.on('disconnect', () => stoppingSince ?? stop())

try {
  const env = readLocalEnv(process.env)
  stack = await startStack({
    env,
    dev: process.argv.includes('--dev'),
    temporary: process.argv.includes('--temporary'),
    progress: spoken,
    signal: abort.signal,
    hurry: hurry.signal,
  })
  console.log(welcome(stack, env, Date.now() - since))
} catch (error) {
  if (stoppingSince === undefined) console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exit(stoppingSince === undefined ? 1 : 0)
}
