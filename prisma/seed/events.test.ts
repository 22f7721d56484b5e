import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing.ts'
import { seedDemo } from './seed.ts'

/** A week before the clocks change: what is on stays at its hour. */
const now = new Date('2026-03-02T18:00:00Z')
let client: pg.Client

beforeAll(async () => {
  const { appUrl } = await testDatabase()
  client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  await seedDemo({ appUrl, passwordHash: '$argon2id$demo', now })
})

afterAll(() => client.end())

async function inside<Row extends pg.QueryResultRow>(slug: string, query: string): Promise<Row[]> {
  await client.query(
    `select set_config('app.school_id', (select id::text from schools where slug = $1), false)`,
    [slug],
  )
  return (await client.query<Row>(query)).rows
}

test.each([
  ['uta', 19, 38],
  ['lakeside', 5, 9],
])('%s has %i things on its calendar, all of them to come', async (slug, titles, dates) => {
  expect(
    await inside(slug, 'select count(distinct title)::int as titles, count(*)::int as dates from events'),
  ).toEqual([{ titles, dates }])
  const past = `select title from events where starts_at <= '${now.toISOString()}'`
  expect(await inside(slug, past)).toEqual([])
})

test('a series keeps its hour over the change of the clocks', async () => {
  const rows = await inside<{ local: string; utc: string }>(
    'uta',
    `select to_char(starts_at at time zone time_zone, 'MM-DD HH24:MI') as local, to_char(starts_at at time zone 'UTC', 'HH24:MI') as utc
       from events where title = 'Robot build night' order by starts_at limit 2`,
  )
  expect(rows).toEqual([
    { local: '03-03 18:00', utc: '00:00' },
    { local: '03-10 18:00', utc: '23:00' },
  ])
})

test('counts are what the answers say, and behind what is full there is a line', async () => {
  for (const slug of ['uta', 'lakeside'])
    expect(
      await inside(
        slug,
        `select e.title from events e where e.going <> (select count(*) from rsvps r where r.event_id = e.id and r.status = 'going')
            or e.taken <> e.going or e.interested <> (select count(*) from rsvps r where r.event_id = e.id and r.status = 'interested')
            or (e.taken < coalesce(e.capacity, 1e9) and exists (select from rsvps r where r.event_id = e.id and r.status = 'waiting'))`,
      ),
    ).toEqual([])
  const lines = `select e.title, count(*)::int as waiting from rsvps r join events e on e.id = r.event_id
    where r.status = 'waiting' group by e.title`
  expect(await inside('uta', lines)).toEqual([{ title: 'Catan night, six seats', waiting: 3 }])
  expect(await inside('lakeside', lines)).toEqual([{ title: 'Linocut in an afternoon', waiting: 2 }])
})

test('who goes is reminded: each date has its two messages, in the words of the real ones', async () => {
  const missing = `select e.title from events e cross join (values ('day', interval '24 hours'), ('hour', interval '1 hour')) as r(before, ahead)
    where e.state = 'published' and e.starts_at - r.ahead > '${now.toISOString()}' and not exists (
      select from outbox o where o.topic = 'event_reminder_set' and o.producer = 'events' and o.available_at = e.starts_at - r.ahead
         and o.payload ->> 'event_id' = e.id::text and o.payload ->> 'before' = r.before
         and (o.payload ->> 'starts_at')::timestamptz = e.starts_at)`
  for (const slug of ['uta', 'lakeside']) expect(await inside(slug, missing)).toEqual([])
  const [sample] = await inside<{ payload: { starts_at: string } }>(
    'uta',
    "select payload from outbox where topic = 'event_reminder_set' limit 1",
  )
  const said = sample?.payload.starts_at ?? ''
  expect(said).toBe(new Date(said).toISOString())
})
