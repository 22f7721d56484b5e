import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** Prisma's own advisory lock, so that its CLI and this function never migrate at the same time. */
const PRISMA_LOCK = 72707369

export interface MigrateOptions {
  /** The owner's connection: migrations are the only thing it is for. */
  ownerUrl: string
  appPassword: string
  relayPassword: string
  dir?: string
  log?: (line: string) => void
}

/**
 * Applies what `prisma migrate deploy` would, into the same table with the same checksums, without Prisma's engine, and gives the
 * two roles their passwords. @returns the names applied now. @throws when an applied migration was edited or an earlier one failed
 */
export async function migrate({
  ownerUrl,
  appPassword,
  relayPassword,
  dir,
  log,
}: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK])
    const applied = await applyAll(client, dir ?? path.join(packageRoot(), 'migrations'), log)
    await setPassword(client, 'banter_app', appPassword)
    await setPassword(client, 'banter_relay', relayPassword)
    return applied
  } finally {
    await client.end()
  }
}

/** The package's folder, from the source file and from `dist/` alike. */
function packageRoot() {
  const here = import.meta.dirname
  return path.basename(here) === 'dist' ? path.dirname(here) : here
}

async function setPassword(client: pg.Client, role: string, password: string) {
  await client.query(
    `alter role ${pg.escapeIdentifier(role)} with login password ${pg.escapeLiteral(password)}`,
  )
}

async function applyAll(client: pg.Client, dir: string, log?: (line: string) => void) {
  const done = await appliedSoFar(client)
  const applied: string[] = []
  const entries = await readdir(dir, { withFileTypes: true })
  for (const name of entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()) {
    const sql = await readFile(path.join(dir, name, 'migration.sql'), 'utf8')
    const checksum = createHash('sha256').update(sql).digest('hex')
    if (done.has(name)) {
      if (done.get(name) !== checksum) throw new Error(`Migration ${name} was edited after it was applied.`)
      continue
    }
    await applyOne(client, name, sql, checksum)
    log?.(name)
    applied.push(name)
  }
  return applied
}

/** Prisma's history table, made the way Prisma makes it. */
async function appliedSoFar(client: pg.Client) {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
  )
  const failed = rows.find((row) => !row.finished_at)
  if (failed)
    throw new Error(
      `Migration ${failed.migration_name} failed earlier: mend it and run prisma migrate resolve.`,
    )
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string) {
  const id = randomUUID()
  await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    await client.query(`begin; ${sql}; commit`)
  } catch (error) {
    await client.query('rollback')
    const logs = error instanceof Error ? error.message : String(error)
    await client.query('update _prisma_migrations set logs = $2 where id = $1', [id, logs])
    throw new Error(`Migration ${name} failed: ${logs}`, { cause: error })
  }
  await client.query(
    'update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1',
    [id],
  )
  await client.query('reset all')
}
