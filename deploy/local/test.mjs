// npm test: every check there is, in the order of how soon it can fail. Stops at the first that does.
import { spawn, spawnSync } from 'node:child_process'
import { bootstrap, root } from './bootstrap.mjs'
import { canInstall, install } from './debian.mjs'

bootstrap()
const { findChromium } = await import('./chromium.mjs')
const started = Date.now()
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

const steps = [
  ['generate', run('turbo', 'run', 'generate')],
  [
    'format and lint, arrows between packages, types and build',
    together(['pnpm', 'run', 'format'], ['pnpm', 'run', 'arrows'], ['turbo', 'run', 'types', 'build']),
  ],
  ['redis', offerRedis],
  ['unit and integration tests', run('vitest', 'run')],
  ['chromium', offerChromium],
  ['browser tests', run('playwright', 'test')],
]

for (const [name, step] of steps) {
  const since = Date.now()
  console.log(`\n▸ ${name}`)
  const trouble = await step()
  if (trouble) {
    console.error(`\n✗ ${name} failed after ${seconds(since)}: ${trouble}`)
    process.exit(1)
  }
  console.log(`✓ ${name} (${seconds(since)})`)
}
console.log(`\n✓ everything passed in ${seconds(started)}`)

function run(command, ...args) {
  return () => {
    const { status, signal, error } = spawnSync(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (error) return `${command} could not be run (${error.message})`
    return status === 0 ? undefined : `${[command, ...args].join(' ')} ended with ${status ?? signal}`
  }
}

/** Checks that need nothing of each other, at once: what each has said comes in one piece as it ends. */
function together(...commands) {
  return async () => {
    const troubles = await Promise.all(commands.map(told))
    return troubles.filter(Boolean).join('; ') || undefined
  }
}

function told([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
    child.once('error', (error) => resolve(`${command} could not be run (${error.message})`))
    child.once('close', (status, signal) => {
      process.stdout.write(Buffer.concat(said))
      resolve(status === 0 ? undefined : `${[command, ...args].join(' ')} ended with ${status ?? signal}`)
    })
  })
}

/** The queue's tests run on PostgreSQL, and on Redis as well where there is one: it is welcome, not needed. */
function offerRedis() {
  const there = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0
  if (!there() && canInstall()) install('redis-server')
  console.log(
    there()
      ? 'The queue is tested on Redis and on PostgreSQL.'
      : 'No redis-server: the queue is tested on PostgreSQL.',
  )
}

async function offerChromium() {
  try {
    process.env.CHROMIUM_PATH = await findChromium({ install: true })
    console.log(process.env.CHROMIUM_PATH)
  } catch (error) {
    return error.message
  }
}
