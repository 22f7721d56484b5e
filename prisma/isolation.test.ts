import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { GLOBAL_TABLES } from './catalogue.ts'
import { nameOf, twoSchools } from './two-schools.ts'

const { owner, app, tables, maker, ours, theirs, inOurs } = await twoSchools()
const enclosed = tables.filter((table) => !(table.name in GLOBAL_TABLES))

describe.each(enclosed.map((table) => [table.name, table] as const))('%s', (_name, table) => {
  test('has forced row-level security with the school on both sides', async () => {
    const { rows } = await owner.query(
      `select relrowsecurity and relforcerowsecurity as forced,
              (select count(*)::int from pg_policies p where p.tablename = c.relname and 'banter_app' = any(p.roles)
                  and p.qual like '%app.school_id()%' and p.with_check like '%app.school_id()%') as policies
         from pg_class c where c.oid = $1::regclass`,
      [table.name],
    )
    expect(rows).toEqual([{ forced: true, policies: 1 }])
  })

  test('begins every key and every reference with the school', () => {
    expect(table.primaryKey[0]).toBe('school_id')
    for (const unique of table.uniques) expect(unique[0]).toBe('school_id')
    for (const key of table.foreignKeys) {
      expect(key.columns[0]).toBe('school_id')
      expect(key.referenced[0]).toBe(key.references === 'schools' ? 'id' : 'school_id')
    }
  })

  test('cannot be emptied by TRUNCATE', async () => {
    await expect(inOurs(`truncate ${nameOf(table)} cascade`)).rejects.toThrow(/permission denied/)
  })

  test('shows our rows and none of theirs', async () => {
    const { rows } = await inOurs(`select school_id from ${nameOf(table)}`)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.school_id !== ours)).toEqual([])
  })

  test('shows nothing when no school is set', async () => {
    expect((await app.query(`select from ${nameOf(table)}`)).rowCount).toBe(0)
  })

  test('refuses a row for them', async () => {
    const { columns, values } = await maker.rowFor(table, theirs)
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
    const places = values.map((_, i) => `$${i + 1}`).join(', ')
    await expect(inOurs(`insert into ${nameOf(table)} (${list}) values (${places})`, values)).rejects.toThrow(
      /row-level security|permission denied/,
    )
  })

  test('changes and deletes none of their rows', async () => {
    for (const sql of [
      `update ${nameOf(table)} set school_id = school_id where school_id = $1`,
      `delete from ${nameOf(table)} where school_id = $1`,
    ]) {
      const touched = await inOurs(sql, [theirs]).then((result) => result.rowCount, refusedByGrant)
      expect(touched).toBe(0)
    }
  })

  test('does not let a row of ours move to them', async () => {
    const moved = inOurs(`update ${nameOf(table)} set school_id = $1 where school_id = $2`, [theirs, ours])
    await expect(moved).rejects.toThrow(/row-level security|permission denied|append-only/)
  })

  test.each(
    table.foreignKeys
      .filter((key) => key.references !== 'schools')
      .map((key) => [key.references, key] as const),
  )('cannot refer to their %s', async (_references, key) => {
    const { columns, values } = await maker.rowFor(table, ours)
    for (const column of key.columns) if (!columns.includes(column)) columns.push(column)
    const target = await owner.query(
      `select ${key.referenced.map((c) => pg.escapeIdentifier(c)).join(', ')} from ${pg.escapeIdentifier(key.references)} where school_id = $1 limit 1`,
      [theirs],
    )
    for (const [i, column] of key.columns.entries())
      if (column !== 'school_id') values[columns.indexOf(column)] = target.rows[0][key.referenced[i]!]
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
    // As the owner, whom a policy would not stop: the key itself has to.
    const insert = owner.query(
      `insert into ${nameOf(table)} (${list}) values (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
      values,
    )
    await expect(insert).rejects.toThrow(/foreign key/)
  })
})

function refusedByGrant(error: Error) {
  if (/permission denied|append-only/.test(error.message)) return 0
  throw error
}
