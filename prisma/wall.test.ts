import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { GLOBAL_TABLES } from './catalogue.ts'
import { nameOf, twoSchools } from './two-schools.ts'

const { owner, app, relayUrl, tables, ours, theirs, inOurs } = await twoSchools()

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
  expect(rows.map(({ schema, name }) => `${schema}.${name}`).sort()).toEqual([
    'app.schools_with_ads',
    'app.search',
  ])
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
  platform_cases: [
    [
      'insert into platform_cases (school_id, dispute_id, since) values ($1, gen_random_uuid(), now())',
      /row-level security/,
    ],
    ['update platform_cases set done_at = now() where school_id = $1', 0],
    ['delete from platform_cases where school_id = $1', /permission denied/],
  ],
  stripe_events: [['delete from stripe_events where id = $1', /permission denied/]],
  textbooks: [
    ["insert into textbooks (isbn, title, authors) values ('9780000000002', $1, '')", /permission denied/],
    ['update textbooks set title = $1', /permission denied/],
    ['delete from textbooks where isbn = $1', /permission denied/],
  ],
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
    const readable = await relay.query(`select from ${nameOf(table)} limit 1`).then(
      () => true,
      () => false,
    )
    expect([table.name, readable]).toEqual([table.name, table.name === 'outbox' || table.name === 'schools'])
  }
  await relay.end()
})
