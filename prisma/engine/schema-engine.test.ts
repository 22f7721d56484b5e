import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../testing.ts'

const { ownerUrl, appUrl } = await testDatabase()
const here = import.meta.dirname
const folder = await mkdtemp(path.join(tmpdir(), 'schema-engine-'))
const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing'
const made = new Set<string>()

const noteModel = 'model Note {\n  id   Int    @id\n  text String @default("a; b")\n}\n'
const hop = `create function hop(n int) returns int language plpgsql as $$
begin
  n := n + 1; -- one; not two
  return n;
end;
$$;
insert into "Note" (id, text) values (hop(1), 'it''s; fine');
`

afterAll(async () => {
  for (const url of made) await engine(['--datasource', JSON.stringify({ url }), 'cli', 'drop-database'])
  await rm(folder, { recursive: true })
})

/** A folder with a Prisma schema and no migrations yet. */
async function project(name: string) {
  const dir = path.join(folder, name)
  await mkdir(dir)
  const config = `export default {
    schema: 'schema.prisma',
    migrations: { path: 'migrations' },
    datasource: { url: process.env.DATABASE_URL, shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL },
  }`
  await writeFile(path.join(dir, 'prisma.config.ts'), config)
  await setModels(dir, noteModel)
  return dir
}

async function setModels(dir: string, models: string) {
  await writeFile(
    path.join(dir, 'schema.prisma'),
    `datasource db {\n  provider = "postgresql"\n}\n\n${models}`,
  )
}

async function addMigration(dir: string, name: string, sql: string) {
  const migrations = path.join(dir, 'migrations')
  await mkdir(path.join(migrations, name), { recursive: true })
  await writeFile(path.join(migrations, name, 'migration.sql'), sql)
  await writeFile(path.join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n')
}

/** The URL of a database that is not there yet: `migrate` and `db push` make it. */
function newDatabase(name: string) {
  const url = new URL(ownerUrl)
  url.pathname = `/engine_${name}_${process.pid}`
  made.add(url.toString())
  return url.toString()
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Prisma's CLI on our engine: what it prints, or an error with what it complained. */
async function prisma(dir: string, url: string, command: string, env: Record<string, string> = {}) {
  const config = path.join(dir, 'prisma.config.ts')
  const args = [path.join(here, 'prisma.mjs'), ...command.split(' '), '--config', config]
  const run = promisify(execFile)(process.execPath, args, {
    cwd: dir,
    env: { ...process.env, ...env, DATABASE_URL: url },
  })
  return (await run).stdout
}

async function engine(args: string[], stdin = '') {
  const child = spawn(path.join(here, 'schema-engine.mjs'), args)
  child.stdin.end(stdin)
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { stdout, stderr, code: child.exitCode }
}

test('a schema grows: migrate dev, a hand-written part with semicolons, status, migrate dev, db pull', async () => {
  const dir = await project('growing')
  const url = newDatabase('growing')
  await prisma(dir, url, 'migrate dev --name first --create-only')
  const [first = ''] = await readdir(path.join(dir, 'migrations'))
  const script = path.join(dir, 'migrations', first, 'migration.sql')
  await writeFile(script, (await readFile(script, 'utf8')) + hop)
  expect(await prisma(dir, url, 'migrate dev')).toContain('Your database is now in sync with your schema')
  expect(await query(url, 'select id, text from "Note"')).toEqual([{ id: 2, text: "it's; fine" }])
  expect(await prisma(dir, url, 'migrate status')).toContain('Database schema is up to date')

  await setModels(dir, noteModel.replace('}', '  stars Int @default(5)\n\n  @@index([stars])\n}'))
  expect(await prisma(dir, url, 'migrate dev --name second')).toMatch(/_second/)
  expect(await query(url, 'select stars from "Note"')).toEqual([{ stars: 5 }])
  const pulled = await prisma(dir, url, 'db pull --print')
  expect(pulled).toMatch(/text\s+String\s+@default\("a; b"\)\n\s+stars\s+Int\s+@default\(5\)/)
  expect(pulled).toContain('@@index([stars])')
}, 60_000)

test('migrations of others come to a fresh database, with deploy and with dev', async () => {
  const dir = await project('deploying')
  await addMigration(dir, '20260101000000_note', 'create table "Note" (id int primary key);\n')
  const text = `alter table "Note" add "text" text not null default 'a; b';\n`
  await addMigration(dir, '20260102000000_text', text + hop)
  const deployed = newDatabase('deploying')
  expect(await prisma(dir, deployed, 'migrate deploy')).toContain(
    'All migrations have been successfully applied',
  )
  expect(await query(deployed, 'select hop(41)')).toEqual([{ hop: 42 }])
  const developed = newDatabase('developing')
  expect(await prisma(dir, developed, 'migrate dev')).toContain(
    'Your database is now in sync with your schema',
  )
  expect(await query(developed, 'select id from "Note"')).toEqual([{ id: 2 }])
}, 60_000)

test('a diff between schema files needs no database', async () => {
  const dir = await project('offline')
  const script = await prisma(
    dir,
    nowhere,
    `migrate diff --from-empty --to-schema ${dir}/schema.prisma --script`,
  )
  expect(script).toContain(`"text" TEXT NOT NULL DEFAULT 'a; b'`)
})

test('push and reset; a shadow database of one’s own is emptied before use, but not the database itself', async () => {
  const dir = await project('shadowed')
  const url = `${newDatabase('shadowed')}?schema=annex`
  expect(await prisma(dir, url, 'db push')).toContain('Your database is now in sync')
  expect(await query(url, `select to_regclass('annex."Note"') is not null as there`)).toEqual([
    { there: true },
  ])
  await addMigration(dir, '20260101000000_other', 'create table other (id int primary key);\n')
  await prisma(dir, url, 'migrate reset --force')
  expect(await query(url, 'select count(*)::int from annex.other')).toEqual([{ count: 0 }])
  const shadow = newDatabase('shadow')
  await engine(['--datasource', JSON.stringify({ url: shadow }), 'cli', 'create-database'])
  const diff = `migrate diff --from-migrations ${dir}/migrations --to-schema ${dir}/schema.prisma`
  const env = { SHADOW_DATABASE_URL: shadow }
  await query(
    shadow,
    'create table other (id int); create schema remains; create table remains.here (id int)',
  )
  expect(await prisma(dir, url, diff, env)).toContain('Note')
  expect(await query(shadow, `select to_regnamespace('remains') as gone`)).toEqual([{ gone: null }])
  await expect(prisma(dir, shadow, diff, env)).rejects.toThrow(/cannot be the database itself/)
}, 60_000)

test('no shadow database stays behind, also when a migration is broken', async () => {
  const dir = await project('broken')
  await addMigration(dir, '20260101000000_broken', 'create table half (id int);\nselect 1 / 0;\n')
  const diff = `migrate diff --from-migrations ${dir}/migrations --to-schema ${dir}/schema.prisma`
  await expect(prisma(dir, ownerUrl, diff)).rejects.toThrow(/P3006[\s\S]*division by zero/)
  const left = `select datname from pg_database where datname like 'prisma_migrate_shadow_db%'`
  await expect.poll(() => query(ownerUrl, left)).toEqual([])
})

test('a wrong password, a closed port and a missing database are told in Prisma’s words', async () => {
  const dir = await project('refused')
  const wrong = new URL(appUrl)
  wrong.password = 'wrong'
  const sentence =
    /P1000[\s\S]*Authentication failed against database server, the provided database credentials for `banter_app` are not valid/
  await expect(prisma(dir, wrong.toString(), 'migrate status')).rejects.toThrow(sentence)
  await expect(prisma(dir, wrong.toString(), 'db pull --print')).rejects.toThrow(sentence)
  const check = async (url: string) =>
    (await engine(['--datasource', JSON.stringify({ url }), 'cli', 'can-connect-to-database'])).stderr
  expect(await check(nowhere)).toMatch(/Can't reach database server at `127.0.0.1:1`.*"error_code":"P1001"/)
  expect(await check(newDatabase('missing'))).toMatch(
    /engine_missing_\d+` does not exist.*"error_code":"P1003"/,
  )
}, 60_000)

test('a panic is an answer too', async () => {
  const datasource = ['--datasource', JSON.stringify({ url: ownerUrl })]
  const { stdout } = await engine(datasource, '{"id":1,"jsonrpc":"2.0","method":"debugPanic"}')
  expect(JSON.parse(stdout)).toMatchObject({ id: 1, error: { data: { is_panic: true } } })
})

test('an unknown method or command fails clearly, and the next request is answered', async () => {
  const datasource = ['--datasource', JSON.stringify({ url: ownerUrl })]
  const requests = [
    { id: 1, jsonrpc: '2.0', method: 'free' },
    { id: 2, jsonrpc: '2.0', method: 'getDatabaseVersion' },
  ]
  const { stdout, code } = await engine(
    datasource,
    requests.map((request) => JSON.stringify(request)).join('\n'),
  )
  const [refused, version] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(refused).toMatchObject({
    id: 1,
    error: { code: -32601, data: { is_panic: false, message: 'The schema engine has no method "free".' } },
  })
  expect(version).toMatchObject({ id: 2, result: expect.stringMatching(/^PostgreSQL \d+/) })
  expect(code).toBe(0)
  const unknown = await engine([...datasource, 'cli', 'defrost'])
  expect(unknown.stderr).toContain('The schema engine has no command "cli defrost"')
  expect(unknown.code).toBe(1)
})
