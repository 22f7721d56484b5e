import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing.ts'
import { seedDemo } from './seed.ts'

let client: pg.Client

beforeAll(async () => {
  const { appUrl } = await testDatabase()
  client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  await seedDemo({ appUrl, passwordHash: '$argon2id$demo', now: new Date('2026-03-02T18:00:00Z') })
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
  ['uta', 14],
  ['lakeside', 4],
])('%s has %i clubs, each led by one, with as many members as it counts', async (slug, clubs) => {
  const [row] = await inside(
    slug,
    `select count(*)::int as clubs, bool_and(c.slug ~ '^[a-z-]+$') as readable, bool_and(c.tagline <> '' and c.about <> '') as told,
            bool_and(c.member_count = (select count(*) from club_members m where m.club_id = c.id)) as counted,
            bool_and(1 = (select count(*) from club_members m where m.club_id = c.id and m.role = 'president')) as led
       from clubs c`,
  )
  expect(row).toEqual({ clubs, readable: true, told: true, counted: true, led: true })
})

test('somebody waits at the doors, and what clubs plan and post is theirs', async () => {
  const [row] = await inside<Record<string, number>>(
    'uta',
    `select (select count(*)::int from club_requests) as requests, (select count(*)::int from club_invites) as invites,
            (select count(*)::int from club_resources) as files, (select count(*)::int from club_groups) as groups,
            (select count(distinct club_id)::int from events where club_id is not null) as hosts,
            (select count(*)::int from posts where club_id is not null) as posts`,
  )
  expect(row).toMatchObject({ requests: 3, invites: 2, files: 4, groups: 3 })
  expect(row?.hosts).toBeGreaterThan(8)
  expect(row?.posts).toBeGreaterThan(2)
})
