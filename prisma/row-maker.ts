import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Column, Table } from './catalogue.ts'

interface Row {
  columns: string[]
  values: unknown[]
}

/** Makes valid rows for any table out of the catalogue alone, parents first, so that a new table needs no code here. */
export function rowMaker(owner: pg.Client, tables: Table[]) {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const enums = new Map<string, string>()

  async function makeSchool(id: string) {
    await owner.query("insert into schools (id, slug, name) values ($1, $2, 'School')", [
      id,
      `s${id.replaceAll('-', '').slice(0, 20)}`,
    ])
  }

  /** A row that would be accepted: references lead to rows of the same school, made on the way. */
  async function rowFor(table: Table, school: string): Promise<Row> {
    const row = new Map<string, unknown>([['school_id', school]])
    // A row that leads to its own table, as a reply to its comment, may also lead nowhere.
    for (const key of table.foreignKeys.filter(
      ({ references }) => references !== 'schools' && references !== table.name,
    )) {
      const target = await makeRow(byName.get(key.references)!, school)
      for (const [i, column] of key.columns.entries()) row.set(column, target.get(key.referenced[i]!))
    }
    for (const column of table.columns) {
      if (row.has(column.name) || column.generated) continue
      if ((column.nullable || column.hasDefault) && !(column.name in lawful)) continue
      row.set(column.name, await valueFor(column))
    }
    return { columns: [...row.keys()], values: [...row.values()] }
  }

  async function makeRow(table: Table, school: string): Promise<Map<string, unknown>> {
    const { columns, values } = await rowFor(table, school)
    const list = columns.map((column) => `"${column}"`).join(', ')
    await owner.query('begin')
    // A lone ledger transaction does not balance; what is tested here is the wall.
    await owner.query("set local session_replication_role = 'replica'")
    await owner.query(
      `insert into "${table.name}" (${list}) values (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
      values,
    )
    await owner.query('commit')
    return new Map(columns.map((column, i) => [column, values[i]]))
  }

  async function valueFor({ name, type }: Column): Promise<unknown> {
    if (name in lawful) return lawful[name]!()
    if (type === 'uuid') return randomUUID()
    if (type === 'jsonb') return '{}'
    if (type === 'bytea') return Buffer.from('x')
    if (type === 'boolean') return true
    if (/int|numeric/.test(type)) return 1
    if (type.startsWith('timestamp') || type === 'date') return new Date()
    if (type.startsWith('character(')) return 'usd'
    if (type === 'text') return randomUUID()
    return firstLabel(type)
  }

  async function firstLabel(type: string) {
    if (!enums.has(type)) {
      const { rows } = await owner.query(
        'select enumlabel from pg_enum where enumtypid = $1::regtype order by enumsortorder limit 1',
        [type],
      )
      if (!rows.length) throw new Error(`No value is known for the type ${type}.`)
      enums.set(type, rows[0].enumlabel)
    }
    return enums.get(type)
  }

  return { makeSchool, makeRow, rowFor }
}

/** Values that a check constraint asks for. */
const lawful: Record<string, () => unknown> = {
  email: () => `${randomUUID()}@school.test`,
  code: () => 'stripe_balance',
  owner: () => randomUUID(),
  may_overdraw: () => true,
  ends_at: () => new Date(Date.now() + 3_600_000),
  landing_url: () => 'https://business.test/',
  fee: () => 0,
  processing: () => 0,
}
