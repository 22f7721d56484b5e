import { randomUUID } from 'node:crypto'
import pg from 'pg'

const alreadyExists = '42P04'

export async function checkConnection(url: string) {
  await withClient(url, (client) => client.query('select 1'))
}

/** Creates the database the URL names unless it is there, and tells its name. */
export async function createDatabase(url: string) {
  const name = databaseName(url)
  try {
    await runBeside(url, `create database ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === alreadyExists)) throw error
  }
  return name
}

export async function dropDatabase(url: string) {
  await runBeside(url, `drop database if exists ${pg.escapeIdentifier(databaseName(url))} with (force)`)
}

/** An empty database on the same server, for replaying migrations; returns its URL. */
export async function createShadowDatabase(url: string) {
  const shadow = new URL(url)
  shadow.pathname = `/prisma_migrate_shadow_db_${randomUUID()}`
  const name = pg.escapeIdentifier(databaseName(shadow.toString()))
  // template1 may hold whatever an administrator put there, and cannot be copied while somebody is in it.
  await runBeside(url, `create database ${name} template template0`)
  return shadow.toString()
}

/** Drops all that is in a database, to make it a fresh shadow. */
export async function emptyDatabase(url: string) {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema$)'`,
    )
    for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`)
    await client.query('create schema public')
  })
}

export function sameDatabase(one: string, other: string) {
  const [a, b] = [new URL(one), new URL(other)]
  return a.host === b.host && a.pathname === b.pathname
}

/** Runs a statement from the `postgres` database: a database can be neither made nor dropped from inside. */
async function runBeside(url: string, sql: string) {
  const beside = new URL(url)
  beside.pathname = '/postgres'
  beside.searchParams.delete('schema')
  await withClient(beside.toString(), (client) => client.query(sql))
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await work(client)
  } finally {
    await client.end()
  }
}

export function databaseName(url: string) {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}
