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
  (select count(*)::int from posts where club_id is null) as posts, (select count(*)::int from cart_items) as cart,
  (select count(*)::int from notifications) as notices, (select count(*)::int from email_domains where school_id = app.school_id()) as domains`

test('three schools open, each with its own rows behind its wall', async () => {
  expect(opened).toEqual(['admin', 'uta', 'lakeside'])
  expect(await inside('uta', counts)).toEqual([
    { users: 20, products: 65, posts: 41, cart: 3, notices: 5, domains: 1 },
  ])
  expect(await inside('lakeside', counts)).toEqual([
    { users: 16, products: 17, posts: 14, cart: 1, notices: 2, domains: 1 },
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

test('the market has all kinds, books that are known by their ISBN, an end for all that is offered, and rules', async () => {
  const [uta] = await inside(
    'uta',
    `select count(distinct kind)::int as kinds, count(isbn)::int as books, count(*) filter (where status = 'draft')::int as drafts,
            count(*) filter (where isbn is not null and isbn not in (select isbn from textbooks))::int as unknown,
            count(*) filter (where status = 'active' and stock > 0 and (expires_at is null or expires_at <= '${now.toISOString()}'))::int as endless,
            (select count(*)::int from market_rules) as rules from products`,
  )
  expect(uta).toEqual({ kinds: 4, books: 10, drafts: 2, unknown: 0, endless: 0, rules: 1 })
})

test('the shop has every category, fair prices and weeks of history, and sorts by id as by time', async () => {
  const categories = await inside<{ category: string }>('uta', 'select distinct category from products')
  expect(categories).toHaveLength(10)
  const [prices] = await inside<{ low: number; high: number; days: number }>(
    'uta',
    `select min(price_amount) as low, max(price_amount) as high,
            extract(day from max(created_at) - min(created_at))::int as days from products
      where kind = 'sale' and status = 'active'`,
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
  expect(await inside('uta', counts)).toMatchObject([{ products: 65, posts: 41, cart: 0, notices: 5 }])
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

test('the only money is a present of the platform that is held for one order, and a problem with it waits for the staff', async () => {
  const money = `select a.code, sum(e.amount)::int as cents from ledger_entries e
    join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id group by a.code having sum(e.amount) <> 0 order by a.code`
  expect(await inside('uta', money)).toEqual([
    { code: 'goodwill', cents: 1_800 },
    { code: 'order_escrow', cents: -1_800 },
  ])
  expect(await inside('lakeside', money)).toEqual([])
  expect(
    await inside(
      'uta',
      'select d.state, o.state as order, o.frozen from disputes d join orders o on o.id = d.order_id',
    ),
  ).toEqual([{ state: 'decision', order: 'held', frozen: 'dispute' }])
})

test('an id is a version 7 UUID of its moment, and the same for the same words', () => {
  const id = seededId(now, 'uta', 'product', 'A book')
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime())
  expect(seededId(now, 'uta', 'product', 'A book')).toBe(id)
  expect(seededId(now, 'uta', 'product', 'B book')).not.toBe(id)
})

test('the people have profiles, and who is followed is counted', async () => {
  for (const [slug, told] of [
    ['uta', 20],
    ['lakeside', 7],
  ] as const) {
    const [row] = await inside<{ profiles: number; follows: number; counted: number }>(
      slug,
      `select (select count(*)::int from profiles) as profiles, (select count(*)::int from follows) as follows,
              (select sum(follower_count)::int from users) as counted`,
    )
    expect(row?.profiles).toBe(told)
    expect(row?.follows).toBeGreaterThan(3)
    expect(row?.counted).toBe(row?.follows)
  }
})

test('listings, people and events show pictures, each with its asset and its use', async () => {
  const [row] = await inside<Record<string, number>>(
    'uta',
    `select (select count(*)::int from products where photo_key is not null) as products,
            (select count(*)::int from users where avatar_key is not null) as people,
            (select count(*)::int from media_uses u join media_assets m on m.id = u.media_id and m.state = 'ready') as uses,
            (select count(*)::int from media_assets) as assets,
            (select count(*)::int from clubs where cover_key is not null) as clubs,
            (select count(*)::int from events where cover_key is not null) as events`,
  )
  expect(row).toMatchObject({ products: 32, people: 12, clubs: 8, assets: 58 })
  // An event that comes again shows one picture each time.
  expect(row?.events).toBeGreaterThanOrEqual(6)
  expect(row?.uses).toBe(32 + 12 + 8 + (row?.events ?? 0))
})

test('the billboard has likes and comments that are counted, a poll, an announcement, and posts that carry something', async () => {
  for (const slug of ['uta', 'lakeside']) {
    const [row] = await inside(
      slug,
      `select bool_and(p.like_count = (select count(*) from post_likes l where l.post_id = p.id)) as likes,
              bool_and(p.comment_count = (select count(*) from comments c where c.post_id = p.id)) as comments,
              bool_or(p.like_count > 3) as liked, bool_or(p.comment_count > 1) as discussed,
              (select bool_and(o.votes = (select count(*) from poll_votes v where v.post_id = o.post_id and v.position = o.position))
                 from poll_options o) as votes,
              count(*) filter (where kind = 'announcement') > 0 as announced
         from posts p`,
    )
    expect(row).toEqual({
      likes: true,
      comments: true,
      liked: true,
      discussed: true,
      votes: true,
      announced: true,
    })
  }
  expect(
    await inside('uta', `select from posts where card_kind = 'product' and card_id is not null`),
  ).toHaveLength(1)
})
