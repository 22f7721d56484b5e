import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { readCatalogue, type Table } from './catalogue.ts'
import { rowMaker } from './row-maker.ts'
import { testDatabase } from './testing.ts'

export const nameOf = (table: Table) => pg.escapeIdentifier(table.name)

/** Two schools with a row in every table, the owner of the database, and the app, which works in the first of them. */
export async function twoSchools() {
  const { ownerUrl, appUrl, relayUrl } = await testDatabase()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const tables = await readCatalogue(owner)
  const maker = rowMaker(owner, tables)
  const app = new pg.Client({ connectionString: appUrl })
  const [ours, theirs] = [randomUUID(), randomUUID()]

  beforeAll(async () => {
    await app.connect()
    await maker.makeSchool(ours)
    await maker.makeSchool(theirs)
    const owned = tables.filter(({ columns }) => columns.some(({ name }) => name === 'school_id'))
    for (const table of owned) for (const school of [ours, theirs]) await maker.makeRow(table, school)
  }, 60_000)

  afterAll(async () => {
    await app.end()
    await owner.end()
  })

  /** Runs one statement as the app, in our school, and undoes it. */
  async function inOurs(sql: string, values: unknown[] = []) {
    await app.query('begin')
    try {
      await app.query("select set_config('app.school_id', $1, true)", [ours])
      return await app.query(sql, values)
    } finally {
      await app.query('rollback')
    }
  }

  return { owner, app, relayUrl, tables, maker, ours, theirs, inOurs }
}
