import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GLOBAL_TABLES, readCatalogue, type Table } from './catalogue.ts'
import { rowMaker } from './row-maker.ts'
import { testDatabase } from './testing.ts'

const { ownerUrl, appUrl, relayUrl } = await testDatabase()
const owner = new pg.Client({ connectionString: ownerUrl })
await owner.connect()
const tables = await readCatalogue(owner)
const enclosed = tables.filter((table) => !(table.name in GLOBAL_TABLES))

const app = new pg.Client({ connectionString: appUrl })
const ours = randomUUID()
const theirs = randomUUID()
const maker = rowMaker(owner, tables)

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

const name = (table: Table) => pg.escapeIdentifier(table.name)

const OF_OURS = "nspname not in ('pg_catalog', 'information_schema', 'pg_toast')"

test('every table is either behind the wall or on the reviewed list', () => {
  const open = tables.filter(
    (table) => !table.columns.some(({ name }) => name === 'school_id') && !(table.name in GLOBAL_TABLES),
  )
  expect(open.map((table) => table.name)).toEqual([])
})

test('every function that runs with its owner’s rights, and everything that shows rows past a table’s own policy, is on the reviewed list', async () => {
  const { rows } = await owner.query(`
    select nspname as schema, proname as name from pg_proc join pg_namespace n on n.oid = pronamespace where prosecdef and ${OF_OURS}
    union all select nspname, relname from pg_class join pg_namespace n on n.oid = relnamespace where relkind in ('v', 'm', 'f') and ${OF_OURS}`)
  expect(rows).toEqual([{ schema: 'app', name: 'search' }])
})

describe('app.search, which runs as a role that sees the search documents of every school,', () => {
  const word = 'quokka'
  const find =
    "select subject_id from app.search('post', $1, $2, 'newest', null, null, null, null, null, now())"

  beforeAll(async () => {
    for (const school of [ours, theirs])
      await owner.query(
        `insert into search_documents (school_id, kind, subject_id, title, made_at) values ($1, 'post', $1, $2, now())`,
        [school, `A ${word} of ${school}`],
      )
  })

  test('finds what is ours, and only there', async () => {
    for (const similar of [false, true])
      expect((await inOurs(find, [word, similar])).rows).toEqual([{ subject_id: ours }])
  })

  test('finds nothing for nobody, and nothing of theirs by their own words', async () => {
    expect((await app.query(find, [word, false])).rows).toEqual([])
    const { rows } = await owner.query("select app.search_shelf($1, 'post') as shelf", [theirs])
    for (const query of [
      theirs,
      `${rows[0].shelf}:${word}`,
      `' | '${rows[0].shelf}:${word}`,
      `${word}:* | ${word}`,
    ])
      expect((await inOurs(find, [query, false])).rows.filter((row) => row.subject_id !== ours)).toEqual([])
  })

  test('sees nothing else, and is for nobody else', async () => {
    const { rows } = await owner.query(`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and (has_table_privilege('banter_search', oid, 'select') or has_table_privilege('banter_search', oid, 'insert, update, delete, truncate'))`)
    expect(rows).toEqual([{ name: 'search_documents' }])
    const about = await owner.query(`
      select rolcanlogin as enters, rolsuper or rolbypassrls or rolcreaterole as above,
             has_function_privilege('banter_relay', p.oid, 'execute') as relay, has_function_privilege('banter_app', p.oid, 'execute') as app,
             has_table_privilege('banter_search', 'search_documents', 'insert, update, delete') as writes,
             exists (select from unnest(proconfig) set where set like 'search_path=pg_catalog,%pg_temp') as fixed
        from pg_proc p join pg_roles r on r.oid = p.proowner where p.oid = 'app.search'::regproc`)
    expect(about.rows).toEqual([
      { enters: false, above: false, relay: false, app: true, writes: false, fixed: true },
    ])
  })
})

test('the app can ask no table outside the reviewed schema', async () => {
  const { rows } = await owner.query(`
    select nspname as schema, relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p') and nspname <> 'public' and ${OF_OURS}
       and has_schema_privilege('banter_app', n.oid, 'usage') and has_table_privilege('banter_app', c.oid, 'select, insert, update, delete')`)
  expect(rows).toEqual([])
})

/** What the app may do with the rows of another school in the tables that all schools share. */
const elsewhere: Record<string, [sql: string, outcome: number | RegExp][]> = {
  schools: [
    ['update schools set name = name where id = $1', 0],
    ["insert into schools (id, slug, name) values (gen_random_uuid(), 'intruder', $1)", /row-level security/],
    ['update schools set id = $1 where id = (select app.school_id())', /row-level security/],
    ['delete from schools where id = $1', /permission denied/],
  ],
  email_domains: [
    ["insert into email_domains (school_id, domain) values ($1, 'intruder.test')", /row-level security/],
    ['delete from email_domains where school_id = $1', 0],
    ['update email_domains set school_id = $1', /permission denied/],
  ],
  stripe_objects: [
    [
      "insert into stripe_objects (stripe_id, school_id, kind, ref) values ('x', $1, 'checkout', gen_random_uuid())",
      /row-level security/,
    ],
    ['update stripe_objects set school_id = $1', /permission denied/],
    ['delete from stripe_objects where school_id = $1', /permission denied/],
  ],
  stripe_events: [['delete from stripe_events where id = $1', /permission denied/]],
  _prisma_migrations: [['select from _prisma_migrations where id = $1', /permission denied/]],
}

describe.each(Object.keys(GLOBAL_TABLES))('%s, which all schools share,', (shared) => {
  test('cannot be emptied by TRUNCATE', async () => {
    await expect(inOurs(`truncate ${shared} cascade`)).rejects.toThrow(/permission denied/)
  })

  test.each(elsewhere[shared] ?? [])('is not changed for another school: %s', async (sql, outcome) => {
    const done = inOurs(sql, [theirs])
    if (typeof outcome === 'number') expect((await done).rowCount).toBe(outcome)
    else await expect(done).rejects.toThrow(outcome)
  })
})

test('the app and the relay own nothing and cannot step over the wall', async () => {
  const { rows } = await owner.query(`
    select rolname from pg_roles r where rolname in ('banter_app', 'banter_relay')
       and (rolsuper or rolbypassrls or rolcreaterole or exists (select from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace))`)
  expect(rows).toEqual([])
})

test('the relay sees the outbox and the address book, and nothing else', async () => {
  const relay = new pg.Client({ connectionString: relayUrl })
  await relay.connect()
  for (const table of tables) {
    const readable = await relay.query(`select from ${name(table)} limit 1`).then(
      () => true,
      () => false,
    )
    expect([table.name, readable]).toEqual([table.name, table.name === 'outbox' || table.name === 'schools'])
  }
  await relay.end()
})

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
    await expect(inOurs(`truncate ${name(table)} cascade`)).rejects.toThrow(/permission denied/)
  })

  test('shows our rows and none of theirs', async () => {
    const { rows } = await inOurs(`select school_id from ${name(table)}`)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.school_id !== ours)).toEqual([])
  })

  test('shows nothing when no school is set', async () => {
    expect((await app.query(`select from ${name(table)}`)).rowCount).toBe(0)
  })

  test('refuses a row for them', async () => {
    const { columns, values } = await maker.rowFor(table, theirs)
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
    const places = values.map((_, i) => `$${i + 1}`).join(', ')
    await expect(inOurs(`insert into ${name(table)} (${list}) values (${places})`, values)).rejects.toThrow(
      /row-level security|permission denied/,
    )
  })

  test('changes and deletes none of their rows', async () => {
    for (const sql of [
      `update ${name(table)} set school_id = school_id where school_id = $1`,
      `delete from ${name(table)} where school_id = $1`,
    ]) {
      const touched = await inOurs(sql, [theirs]).then((result) => result.rowCount, refusedByGrant)
      expect(touched).toBe(0)
    }
  })

  test('does not let a row of ours move to them', async () => {
    const moved = inOurs(`update ${name(table)} set school_id = $1 where school_id = $2`, [theirs, ours])
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
      `insert into ${name(table)} (${list}) values (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
      values,
    )
    await expect(insert).rejects.toThrow(/foreign key/)
  })
})

function refusedByGrant(error: Error) {
  if (/permission denied|append-only/.test(error.message)) return 0
  throw error
}
