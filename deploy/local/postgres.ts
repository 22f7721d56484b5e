import { spawn } from 'node:child_process'
import { existsSync, openSync } from 'node:fs'
import { readFile, rm, truncate } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { type Binaries, findBinaries } from './postgres-binaries.ts'
import { createCluster, dataFolder, readPassword } from './postgres-cluster.ts'
import { isAlive, runningPostmaster, stopPostmaster } from './postmaster.ts'
import { type SystemUser, unprivilegedUser } from './system-user.ts'
import { endWithParent } from './watchdog.ts'

export interface PostgresOptions {
  dataDir: string
  /** 0 picks a free one. */
  port: number
  /** Sentences for a person: where the data went, what was attached to. */
  log?: (line: string) => void
  /** For tests: durability off. */
  fast?: boolean
  /** The data is deleted on stop, and the server ends with this process however that ends. */
  temporary?: boolean
  settings?: Record<string, string | number>
}

export interface LocalPostgres {
  /** The owner's connection: a superuser, on loopback only. */
  url: string
  port: number
  pid: number
  stop(): Promise<void>
}

interface Server {
  dir: string
  binaries: Binaries
  user: SystemUser | undefined
}

/** Starts PostgreSQL on a data folder, creating it at first, or attaches to the server a killed parent left running there. */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const log = options.log ?? (() => {})
  const user = unprivilegedUser()
  const dir = await dataFolder(options.dataDir, user, log)
  const server = { dir, user, binaries: await findBinaries(user) }
  const left = await runningPostmaster(dir)
  if (left && (options.port === 0 || left.port === options.port)) {
    log(`PostgreSQL was still running on port ${left.port}; using it.`)
    await answer(await ownerUrl(dir, left.port), () => isAlive(left.pid))
    return handle(options, dir, left.pid, left.port)
  }
  if (left) await stopPostmaster(left.pid)
  if (!existsSync(path.join(dir, 'PG_VERSION')))
    await createCluster({ ...server, fast: options.fast ?? false })
  const port = options.port || (await freePort())
  return handle(options, dir, await launch(server, port, options), port)
}

async function handle(
  options: PostgresOptions,
  dir: string,
  pid: number,
  port: number,
): Promise<LocalPostgres> {
  const release = options.temporary ? endWithParent(pid, [dir, options.dataDir]) : () => {}
  const stop = async () => {
    await stopPostmaster(pid)
    release()
    if (options.temporary)
      for (const gone of [dir, options.dataDir]) await rm(gone, { recursive: true, force: true })
  }
  return { url: await ownerUrl(dir, port), port, pid, stop }
}

async function ownerUrl(dir: string, port: number) {
  return `postgresql://banter_owner:${await readPassword(dir)}@127.0.0.1:${port}/postgres`
}

/** @returns the server's pid once it answers */
async function launch(server: Server, port: number, options: PostgresOptions): Promise<number> {
  const log = path.join(server.dir, 'server.log')
  await rm(path.join(server.dir, 'postmaster.pid'), { force: true })
  const patience = Date.now() + 30_000
  for (;;) {
    await truncate(log).catch(() => {})
    const child = spawnServer(server, port, options, log)
    let ended = false
    child.once('exit', () => {
      ended = true
    })
    try {
      await answer(await ownerUrl(server.dir, port), () => !ended)
      if (child.pid) return child.pid
    } catch (error) {
      child.kill('SIGQUIT')
      const said = await readFile(log, 'utf8').catch(() => '')
      // Backends of a postmaster that was killed hold its memory until they notice.
      if (!/still in use|is another postmaster/.test(said) || Date.now() > patience)
        throw failure(said, error)
      await wait(300)
    }
  }
}

function spawnServer(server: Server, port: number, options: PostgresOptions, log: string) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    ...(options.fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const out = openSync(log, 'a')
  const child = spawn(server.binaries.postgres, ['-D', server.dir, ...flags], {
    cwd: server.dir,
    // Its own process group: Ctrl-C in the terminal is for us, and we stop it after those who use it.
    detached: true,
    stdio: ['ignore', out, out],
    ...(server.user ? { uid: server.user.uid, gid: server.user.gid } : {}),
    env: { ...process.env, LC_MESSAGES: 'C', TZ: 'UTC' },
  })
  child.once('error', () => {})
  child.unref()
  return child
}

/** Waits until the server takes connections. @throws when it ended or a minute has passed */
async function answer(url: string, running: () => boolean) {
  const until = Date.now() + 60_000
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      await client.end().catch(() => {})
      const { code } = error as { code?: string }
      const coming = code === 'ECONNREFUSED' || code === '57P03' || code === 'ECONNRESET'
      if (!coming || !running() || Date.now() > until) throw error
      await wait(25)
    }
  }
}

function failure(said: string, cause: unknown) {
  const line = said.split('\n').findLast((text) => /FATAL|PANIC|ERROR/.test(text)) ?? String(cause)
  return new Error(`PostgreSQL did not start: ${line}`, { cause })
}
