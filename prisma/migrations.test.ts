import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { testDatabase } from './testing.ts'

const { ownerUrl } = await testDatabase()
const here = import.meta.dirname
const passwords = { appPassword: 'app-in-tests', relayPassword: 'relay-in-tests' }

/** Prisma's own CLI, on our schema engine. */
async function prisma(url: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: url }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(here, 'engine/prisma.mjs'), ...args],
    { cwd: here, env },
  )
  return stdout
}

async function emptyDatabase() {
  const name = `migrations_${process.pid}_${Date.now()}`
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`create database ${name}`)
  await owner.end()
  const url = new URL(ownerUrl)
  url.pathname = `/${name}`
  return url.toString()
}

test('the migrations and the schema say the same, hand-written hot indexes apart', async () => {
  const script = await prisma(
    ownerUrl,
    'migrate',
    'diff',
    '--from-config-datasource',
    '--to-schema',
    'schema',
    '--script',
  )
  const statements = script
    .split('\n')
    .filter((line) => line && !line.startsWith('--') && !/^DROP INDEX "\w+_hot";$/.test(line))
  expect(statements).toEqual([])
})

test('what `migrate` applied is up to date for Prisma’s CLI, and applying again does nothing', async () => {
  const url = await emptyDatabase()
  expect((await migrate({ ownerUrl: url, ...passwords })).length).toBeGreaterThan(0)
  expect(await migrate({ ownerUrl: url, ...passwords })).toEqual([])
  expect(await prisma(url, 'migrate', 'status')).toContain('Database schema is up to date')
})

test('two processes that migrate at once do it once', async () => {
  const url = await emptyDatabase()
  const [a, b] = await Promise.all([
    migrate({ ownerUrl: url, ...passwords }),
    migrate({ ownerUrl: url, ...passwords }),
  ])
  expect(Math.min(a.length, b.length)).toBe(0)
})

test('an edited migration and a broken one are refused, and a broken one leaves nothing behind', async () => {
  const url = await emptyDatabase()
  const dir = await mkdtemp(path.join(tmpdir(), 'migrations-'))
  await cp(path.join(here, 'migrations'), dir, { recursive: true })
  await migrate({ ownerUrl: url, ...passwords, dir })
  await cp(path.join(dir, '0001_wall'), path.join(dir, '9999_broken'), { recursive: true })
  await writeFile(path.join(dir, '9999_broken/migration.sql'), 'create table half (id int);\nselect 1 / 0;\n')
  await expect(migrate({ ownerUrl: url, ...passwords, dir })).rejects.toThrow(
    /9999_broken failed: division by zero/,
  )
  await expect(migrate({ ownerUrl: url, ...passwords, dir })).rejects.toThrow(/failed earlier/)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  expect((await owner.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }])
  await owner.query('delete from _prisma_migrations where finished_at is null')
  await owner.end()
  await writeFile(path.join(dir, '0001_wall/migration.sql'), 'select 1;\n')
  await expect(migrate({ ownerUrl: url, ...passwords, dir })).rejects.toThrow(/was edited/)
  await rm(dir, { recursive: true })
})
