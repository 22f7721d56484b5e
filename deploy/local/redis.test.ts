import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isAlive } from './postmaster.ts'
import { isRedisInstalled, startRedis } from './redis.ts'

let folder: string
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'banter-redis-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const stop of stops.splice(0)) await stop()
  await rm(folder, { recursive: true, force: true })
})

async function start() {
  const server = await startRedis({ dataDir: folder, port: 0 })
  if (!server) throw new Error('There is no redis-server.')
  stops.push(server.stop)
  return server
}

async function ask(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`${command}\r\n`)
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once('data', (data) => resolve(String(data))).once('error', reject)
  })
  socket.destroy()
  return answer
}

test('is nothing where redis-server is not installed', async () => {
  vi.stubEnv('PATH', folder)
  expect(await startRedis({ dataDir: folder, port: 0 })).toBeNull()
})

describe.skipIf(!isRedisInstalled())('with redis-server', () => {
  test('never evicts, writes everything down, and keeps it over a stop', async () => {
    const first = await start()
    expect(await ask(first.port, 'CONFIG GET maxmemory-policy')).toContain('noeviction')
    expect(await ask(first.port, 'CONFIG GET appendfsync')).toContain('everysec')
    await ask(first.port, 'SET note kept')
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    const second = await start()
    expect(await ask(second.port, 'GET note')).toContain('kept')
  })

  test('attaches to one that runs there already, and recovers after one was killed', async () => {
    const first = await start()
    const again = await start()
    expect(again.pid).toBe(first.pid)
    await ask(first.port, 'SET note kept')
    await wait(1100)
    process.kill(first.pid, 'SIGKILL')
    await vi.waitFor(() => expect(isAlive(first.pid)).toBe(false))
    const recovered = await start()
    expect(recovered.pid).not.toBe(first.pid)
    expect(await ask(recovered.port, 'GET note')).toContain('kept')
  })
})
