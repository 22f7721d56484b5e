import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing.ts'
import { seedDemo } from './seed.ts'
import { seededId } from './seeded-id.ts'

const now = new Date('2026-03-02T18:00:00Z')
let client: pg.Client
let opened: string[]

beforeAll(async () => {
  const { appUrl } = await testDatabase()
  client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  opened = await seedDemo({ appUrl, passwordHash: '$argon2id$demo', now })
})

afterAll(() => client.end())

/** As one school's app would: whatever is not its own is not there. */
async function inside<Row extends pg.QueryResultRow>(slug: string, query: string): Promise<Row[]> {
  await client.query('begin')
  await client.query(
    `select set_config('app.school_id', (select id::text from schools where slug = $1), true)`,
    [slug],
  )
  const { rows } = await client.query<Row>(query)
  await client.query('commit')
  return rows
}

const counts = `select (select count(*)::int from users) as users, (select count(*)::int from products) as products,
  (select count(*)::int from posts) as posts, (select count(*)::int from cart_items) as cart,
  (select count(*)::int from notifications) as notices, (select count(*)::int from email_domains where school_id = app.school_id()) as domains`

test('three schools open, each with its own rows behind its wall', async () => {
  expect(opened).toEqual(['admin', 'uta', 'lakeside'])
  expect(await inside('uta', counts)).toEqual([
    { users: 20, products: 48, posts: 35, cart: 3, notices: 5, domains: 1 },
  ])
  expect(await inside('lakeside', counts)).toEqual([
    { users: 16, products: 15, posts: 11, cart: 1, notices: 2, domains: 1 },
  ])
  expect(await inside('admin', counts)).toMatchObject([{ users: 2, products: 0, posts: 0, domains: 0 }])
})

test('the demo accounts have their roles, a verified address and the password', async () => {
  const accounts = `select email, role from users where password_hash = '$argon2id$demo' and email_verified_at is not null
    and split_part(email, '@', 1) in ('student', 'seller', 'moderator', 'admin', 'root', 'finance') order by email`
  for (const slug of ['uta', 'lakeside'])
    expect(await inside(slug, accounts)).toEqual([
      { email: `admin@${slug}.test`, role: 'admin' },
      { email: `moderator@${slug}.test`, role: 'moderator' },
      { email: `seller@${slug}.test`, role: 'student' },
      { email: `student@${slug}.test`, role: 'student' },
    ])
  expect(await inside('admin', accounts)).toEqual([
    { email: 'finance@banter.test', role: 'finance' },
    { email: 'root@banter.test', role: 'super_admin' },
  ])
})

test('the shop has every category, fair prices and weeks of history, and sorts by id as by time', async () => {
  const categories = await inside<{ category: string }>('uta', 'select distinct category from products')
  expect(categories).toHaveLength(10)
  const [prices] = await inside<{ low: number; high: number; days: number }>(
    'uta',
    `select min(price_amount) as low, max(price_amount) as high,
            extract(day from max(created_at) - min(created_at))::int as days from products`,
  )
  expect(prices).toEqual({ low: 650, high: 18_900, days: 34 })
  for (const table of ['products', 'posts'])
    expect(await inside('uta', `select id from ${table} order by id`)).toEqual(
      await inside('uta', `select id from ${table} order by created_at`),
    )
})

test('seeding again, later and with another password, changes nothing', async () => {
  const { appUrl } = await testDatabase()
  const before = await inside('uta', 'select * from users order by id')
  await inside('uta', `delete from cart_items`)
  expect(await seedDemo({ appUrl, passwordHash: 'other' })).toEqual([])
  expect(await inside('uta', counts)).toMatchObject([{ products: 48, posts: 35, cart: 0, notices: 5 }])
  expect(await inside('uta', 'select * from users order by id')).toEqual(before)
})

test('a platform that was set up before the demo gets the demo’s people', async () => {
  const { appUrl } = await testDatabase()
  await inside('admin', `update schools set slug = 'renamed' where slug = 'admin'`)
  await client.query('begin')
  await client.query(`select set_config('app.school_id', '01900000-0000-7000-8000-000000000000', true)`)
  await client.query(
    `insert into schools (id, slug, kind, name) values ('01900000-0000-7000-8000-000000000000', 'admin', 'platform', 'Ours')`,
  )
  await client.query('commit')
  expect(await seedDemo({ appUrl, passwordHash: 'x', now })).toEqual([])
  expect(await inside('admin', `select email from users order by email`)).toEqual([
    { email: 'finance@banter.test' },
    { email: 'root@banter.test' },
  ])
})

test('no money is seeded', async () => {
  expect(await inside('uta', 'select from ledger_txns union all select from orders')).toEqual([])
})

test('an id is a version 7 UUID of its moment, and the same for the same words', () => {
  const id = seededId(now, 'uta', 'product', 'A book')
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime())
  expect(seededId(now, 'uta', 'product', 'A book')).toBe(id)
  expect(seededId(now, 'uta', 'product', 'B book')).not.toBe(id)
})
