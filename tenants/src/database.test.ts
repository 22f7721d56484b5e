import { testDatabase } from '@banter/prisma/testing'
import { expect, test } from 'vitest'
import { Database, sql } from './database.ts'
import { database, makeSchool, type TestSchool, withPosts } from './testing.ts'

const ways: ((campus: TestSchool) => Promise<{ schoolId: string }[]>)[] = [
  (campus) => campus.read(({ db }) => db.post.findMany({ take: 5, include: { author: true } })),
  (campus) => campus.read((ctx) => ctx.sql(sql`select school_id as "schoolId" from posts limit 5`)),
  (campus) =>
    campus.command(async ({ db }) => [
      ...(await db.post.findMany({ take: 3 })),
      ...(await db.user.findMany({ take: 1 })),
    ]),
  (campus) =>
    campus.command(
      async (ctx) => await ctx.sql(sql`select school_id as "schoolId" from posts for update limit 5`),
    ),
  (campus) =>
    campus.read(async ({ db }) =>
      (await Promise.all([db.post.findMany({ take: 2 }), db.user.findMany({ take: 1 })])).flat(),
    ),
]

test('two thousand interleaved reads and commands of twenty schools on ten connections never see another school', async () => {
  const campuses = await Promise.all(Array.from({ length: 20 }, () => withPosts(5)))
  let rows = 0
  const foreign: string[] = []
  const one = async (i: number) => {
    const campus = campuses[(i * 7) % campuses.length]!
    const found = await ways[i % ways.length]!(campus)
    rows += found.length
    for (const row of found) if (row.schoolId !== campus.school.id) foreign.push(row.schoolId)
  }
  await Promise.all(
    Array.from({ length: 40 }, async (_, lane) => {
      for (let i = 0; i < 50; i++) await one(lane * 50 + i)
    }),
  )
  expect(foreign).toEqual([])
  expect(rows).toBeGreaterThan(2_000 * 3)
})

test('a failed statement, a refused row and a rolled-back command leave nothing behind on the connection', async () => {
  const campus = await withPosts(1)
  await expect(campus.read((ctx) => ctx.sql(sql`select 1 / 0`))).rejects.toThrow(/division by zero/)
  await expect(
    campus.command(async ({ db }) => {
      await db.post.create({ data: { authorId: campus.author.id, body: 'undone' } })
      throw new Error('changed our mind')
    }),
  ).rejects.toThrow('changed our mind')
  const settings = await Promise.all(
    Array.from({ length: 30 }, () =>
      database.directory<{ school: string }>(sql`select current_setting('app.school_id', true) as school`),
    ),
  )
  expect(settings.flat().filter(({ school }) => school)).toEqual([])
  expect(await campus.read(({ db }) => db.post.count())).toBe(1)
})

test('an error in a read does not cost the connection', async () => {
  const { appUrl } = await testDatabase()
  const single = new Database({ url: appUrl, connections: 1 })
  const { school } = await makeSchool()
  const pid = () =>
    single.read(school, null, (ctx) => ctx.sql<{ pid: number }>(sql`select pg_backend_pid() as pid`))
  const before = await pid()
  await expect(single.read(school, null, (ctx) => ctx.sql(sql`select 1 / 0`))).rejects.toThrow()
  expect(await pid()).toEqual(before)
  await single.close()
})

test('a connection that PostgreSQL ends is replaced', async () => {
  const { appUrl } = await testDatabase()
  const single = new Database({ url: appUrl, connections: 1 })
  const { school } = await makeSchool()
  const pid = async () =>
    (
      await single.read(school, null, (ctx) => ctx.sql<{ pid: number }>(sql`select pg_backend_pid() as pid`))
    )[0]!.pid
  const first = await pid()
  await database.directory(sql`select pg_terminate_backend(${first}::int)`)
  await expect.poll(() => pid().catch(() => first)).not.toBe(first)
  await single.close()
})

test('a connection that PostgreSQL ends in the middle of a read costs that read, not the process', async () => {
  const { appUrl } = await testDatabase()
  const single = new Database({ url: appUrl, connections: 1 })
  const { school } = await makeSchool()
  const read = () =>
    single.read(school, null, (ctx) => ctx.sql<{ pid: number }>(sql`select pg_backend_pid() as pid`))
  const [{ pid }] = (await read()) as [{ pid: number }]
  const slow = single.read(school, null, (ctx) => ctx.sql(sql`select pg_sleep(20)`))
  const cut = database.directory(sql`select pg_sleep(0.2), pg_terminate_backend(${pid}::int)`)
  await expect(slow).rejects.toThrow()
  await cut
  await expect.poll(() => read().catch(() => [{ pid }])).not.toEqual([{ pid }])
  await single.close()
})
