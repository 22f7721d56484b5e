import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { ensureDatabase, rolesOf } from './databases.ts'

async function as<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

test('a database is made once and keeps what is in it', async () => {
  const { ownerUrl } = inject('postgres')
  const name = `banter_made_${process.pid}`
  const url = await ensureDatabase(ownerUrl, name)
  await as(url, 'create table kept (id int)')
  expect(await ensureDatabase(ownerUrl, name)).toBe(url)
  expect(await as(url, 'select * from kept')).toEqual([])
  await as(ownerUrl, `drop database ${name}`)
})

test('the apps get the URL of their role on the same database', () => {
  const urls = rolesOf('postgresql://owner:o@db.test:5432/banter', { app: 'a', relay: 'r' })
  expect(urls.app).toBe('postgresql://banter_app:a@db.test:5432/banter')
  expect(urls.relay).toBe('postgresql://banter_relay:r@db.test:5432/banter')
})
