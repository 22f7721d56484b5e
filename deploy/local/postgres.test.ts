import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, lstat, mkdtemp, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { type PostgresOptions, startPostgres } from './postgres.ts'
import { isAlive } from './postmaster.ts'

let folder: string
let dataDir: string
const stops: (() => Promise<void>)[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'banter-postgres-'))
  // Run by root, PostgreSQL's own user has to get there.
  await chmod(folder, 0o755)
  dataDir = path.join(folder, 'data')
})

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(options: Partial<PostgresOptions> = {}) {
  const server = await startPostgres({ dataDir, port: 0, fast: true, ...options })
  stops.push(server.stop)
  return server
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function gone(pid: number) {
  for (let tries = 0; isAlive(pid) && tries < 200; tries++) await wait(25)
  return !isAlive(pid)
}

/** A process that starts the server and then only waits, to be killed. */
async function startInChild(options: PostgresOptions) {
  const script = `import { startPostgres } from ${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)}
    const { url, port, pid } = await startPostgres(${JSON.stringify(options)})
    process.send({ url, port, pid })
    setInterval(() => {}, 1000)`
  const flags = ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', script]
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [server] = (await once(child, 'message')) as [{ url: string; port: number; pid: number }]
  return { child, server }
}

test('is PostgreSQL 18 in UTF-8 with the built-in locale, for the owner, on loopback only', async () => {
  const { url } = await start()
  expect(await query(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(
    await query(
      url,
      `select current_user, datlocprovider, datlocale from pg_database where datname = 'postgres'`,
    ),
  ).toEqual([{ current_user: 'banter_owner', datlocprovider: 'b', datlocale: 'C.UTF-8' }])
  const [version] = await query(url, 'show server_version')
  expect(version).toMatchObject({ server_version: expect.stringMatching(/^18\./) })
})

test('keeps its data over a stop, and takes the port it is given', async () => {
  const first = await start()
  await query(first.url, 'create table notes (body text)')
  await query(first.url, `insert into notes values ('kept')`)
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)
  const port = await freePort()
  const second = await start({ port })
  expect(second.port).toBe(port)
  expect(await query(second.url, 'select body from notes')).toEqual([{ body: 'kept' }])
})

test('attaches to the server that a killed parent left running', async () => {
  const { child, server } = await startInChild({ dataDir, port: 0, fast: true })
  await query(server.url, 'create table notes as select 1 as id')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const said: string[] = []
  const attached = await start({ log: (line) => said.push(line) })
  expect(attached.pid).toBe(server.pid)
  expect(said).toEqual([`PostgreSQL was still running on port ${server.port}; using it.`])
  expect(await query(attached.url, 'select id from notes')).toEqual([{ id: 1 }])
  await attached.stop()
  expect(await gone(server.pid)).toBe(true)
})

test('recovers after the server itself was killed', async () => {
  const first = await start({ fast: false })
  await query(first.url, 'create table notes as select 1 as id')
  process.kill(first.pid, 'SIGKILL')
  await gone(first.pid)
  const second = await start({ fast: false })
  expect(second.pid).not.toBe(first.pid)
  expect(await query(second.url, 'select id from notes')).toEqual([{ id: 1 }])
})

test('refuses a wrong password', async () => {
  const { url } = await start()
  const wrong = new URL(url)
  wrong.password = 'guessed'
  await expect(query(wrong.toString(), 'select 1')).rejects.toThrow(/password authentication failed/)
})

test('a temporary server ends with the process that started it, and leaves no data', async () => {
  const { child, server } = await startInChild({ dataDir, port: 0, fast: true, temporary: true })
  expect(existsSync(dataDir)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await gone(server.pid)).toBe(true)
  for (let tries = 0; existsSync(dataDir) && tries < 200; tries++) await wait(25)
  expect(existsSync(dataDir)).toBe(false)
})

test.runIf(process.getuid?.() === 0)(
  'finds another place where its user may not enter, and leaves a link',
  async () => {
    await chmod(folder, 0o700)
    const said: string[] = []
    const first = await start({ log: (line) => said.push(line) })
    await query(first.url, 'create table notes as select 1 as id')
    await first.stop()
    expect((await lstat(dataDir)).isSymbolicLink()).toBe(true)
    const elsewhere = await readlink(dataDir)
    expect(said).toEqual([
      `PostgreSQL's data is in ${elsewhere}, because its user (postgres) cannot enter ${folder}.`,
    ])
    const second = await start({ temporary: true, log: (line) => said.push(line) })
    expect(said).toHaveLength(1)
    expect(await query(second.url, 'select id from notes')).toEqual([{ id: 1 }])
    await second.stop()
    expect([existsSync(elsewhere), existsSync(dataDir)]).toEqual([false, false])
  },
)
