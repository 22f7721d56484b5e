import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Redis } from 'ioredis'

export const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

/** A Redis of one test file's own, set up as the queue needs it. */
export async function startTestRedis() {
  const dir = await mkdtemp(path.join(tmpdir(), 'banter-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server = await launch(dir, port)
  const end = async (signal: NodeJS.Signals) => {
    const exited = once(server, 'exit')
    server.kill(signal)
    await exited
  }
  return {
    url,
    /** Ends it, waits until what its absence does is seen, and starts it again on the same data. */
    async restart(signal: NodeJS.Signals = 'SIGTERM', whileAway: () => Promise<void> = async () => {}) {
      await end(signal)
      await whileAway()
      server = await launch(dir, port)
    },
    async empty() {
      const redis = new Redis(url)
      await redis.flushall()
      redis.disconnect()
    },
    async stop() {
      await end('SIGKILL')
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function launch(dir: string, port: number): Promise<ChildProcess> {
  const settings = `--port ${port} --bind 127.0.0.1 --dir ${dir} --maxmemory-policy noeviction --appendonly yes --appendfsync everysec`
  const server = spawn('redis-server', [...settings.split(' '), '--save', ''], { stdio: 'ignore' })
  const redis = new Redis(port, '127.0.0.1', { retryStrategy: () => 20, maxRetriesPerRequest: null })
  redis.on('error', () => {})
  await redis.ping()
  redis.disconnect()
  return server
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (!address || typeof address === 'string') throw new Error('No port.')
  return address.port
}
