import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { isAlive } from './postmaster.ts'

export interface RedisOptions {
  dataDir: string
  /** 0 picks a free one. */
  port: number
  log?: (line: string) => void
}

export interface LocalRedis {
  url: string
  port: number
  pid: number
  stop(): Promise<void>
}

/** Starts the system's Redis the way queues need it, or attaches to one left running there; null when it is not installed. */
export async function startRedis({ dataDir, port, log }: RedisOptions): Promise<LocalRedis | null> {
  const left = await runningRedis(dataDir)
  if (left && (port === 0 || left.port === port)) {
    log?.(`Redis was still running on port ${left.port}; using it.`)
    return handle(dataDir, left)
  }
  if (left) await stopRedis(left.pid)
  if (!isRedisInstalled()) return null
  await mkdir(dataDir, { recursive: true })
  const server = await launch(dataDir, port || (await freePort()))
  await writeFile(path.join(dataDir, 'redis.json'), JSON.stringify(server))
  return handle(dataDir, server)
}

export function isRedisInstalled(): boolean {
  return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0
}

interface Running {
  pid: number
  port: number
}

function handle(dataDir: string, { pid, port }: Running): LocalRedis {
  const stop = async () => {
    await stopRedis(pid)
    await rm(path.join(dataDir, 'redis.json'), { force: true })
  }
  return { url: `redis://127.0.0.1:${port}`, port, pid, stop }
}

/** One that a killed parent left on this folder. */
export async function runningRedis(dataDir: string): Promise<Running | undefined> {
  const note = await readFile(path.join(dataDir, 'redis.json'), 'utf8').catch(() => undefined)
  const running = note ? (JSON.parse(note) as Running) : undefined
  return running && isAlive(running.pid) && (await serves(running.port, dataDir)) ? running : undefined
}

async function launch(dataDir: string, port: number): Promise<Running> {
  const out = openSync(path.join(dataDir, 'redis.log'), 'a')
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: path.resolve(dataDir),
    // A queue must lose nothing to memory pressure, and at most a second to a crash.
    'maxmemory-policy': 'noeviction',
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn('redis-server', flags, { detached: true, stdio: ['ignore', out, out] })
  child.unref()
  let ended = false
  child
    .once('error', () => {})
    .once('exit', () => {
      ended = true
    })
  const until = Date.now() + 30_000
  while (!ended && Date.now() < until) {
    if (child.pid && (await serves(port, dataDir))) return { pid: child.pid, port }
    await wait(20)
  }
  child.kill('SIGKILL')
  throw new Error(`Redis did not start: see ${path.join(dataDir, 'redis.log')}.`)
}

async function stopRedis(pid: number) {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = Date.now() + 10_000
    while (isAlive(pid) && Date.now() < until) await wait(20)
    if (!isAlive(pid)) return
  }
}

/** True when a Redis answers there, has loaded its data, and it is the one of this folder. */
async function serves(port: number, dataDir: string): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setTimeout(1000, () => socket.destroy(new Error('Redis is silent.')))
  try {
    await once(socket, 'connect')
    socket.write('PING\r\nCONFIG GET dir\r\n')
    let said = ''
    for await (const chunk of socket) {
      said += String(chunk)
      if (said.includes(`${path.resolve(dataDir)}\r\n`)) return said.startsWith('+PONG')
      if (said.includes('-LOADING')) return false
    }
    return false
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
