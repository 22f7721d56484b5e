import { testDatabase } from '@banter/prisma/testing'
import { expect, test } from 'vitest'
import { Database, sql } from './database.ts'
import { database, makeSchool } from './testing.ts'

async function withPost() {
  const campus = await makeSchool()
  const author = await campus.command(({ db }) =>
    db.user.create({ data: { email: `a@${campus.domain}`, name: 'Ann' } }),
  )
  await campus.command(({ db }) => db.post.create({ data: { authorId: author.id, body: 'a post' } }))
  return Object.assign(campus, { author })
}

test('a row of another school can be neither written nor moved to, through Prisma as through SQL', async () => {
  const [ours, theirs] = await Promise.all([withPost(), withPost()])
  const elsewhere = { schoolId: theirs.school.id, authorId: theirs.author.id, body: 'x' }
  await expect(ours.command(({ db }) => db.post.create({ data: elsewhere }))).rejects.toThrow()
  await expect(
    ours.command(({ db }) => db.post.create({ data: { authorId: theirs.author.id, body: 'x' } })),
  ).rejects.toThrow()
  await expect(
    ours.command((ctx) => ctx.sql(sql`update posts set school_id = ${theirs.school.id}::uuid`)),
  ).rejects.toThrow(/row-level security/)
  expect(
    await ours.command(({ db }) =>
      db.post.updateMany({ where: { authorId: theirs.author.id }, data: { body: 'x' } }),
    ),
  ).toEqual({ count: 0 })
})

test.each([true, false])(
  'a statement that sets another school (for its transaction only: %s) does not reach it in the next',
  async (local) => {
    const [ours, theirs] = await Promise.all([withPost(), withPost()])
    const { appUrl } = await testDatabase()
    const single = new Database({ url: appUrl, connections: 1 })
    const campus = single.campus(ours.school, null)
    await campus.read((ctx) =>
      ctx.sql(sql`select set_config('app.school_id', ${theirs.school.id}, ${local})`),
    )
    const posts = sql`select school_id as "schoolId" from posts`
    const found = [
      await campus.read((ctx) => ctx.sql<{ schoolId: string }>(posts)),
      await campus.command((ctx) => ctx.sql<{ schoolId: string }>(posts)),
      await campus.read(({ db }) => db.post.findMany({ select: { schoolId: true } })),
    ]
    expect(found).toEqual(Array(3).fill([{ schoolId: ours.school.id }]))
    await single.close()
  },
)

test('a value cannot become SQL, and SQL cannot be made of text', async () => {
  const [ours, theirs] = await Promise.all([withPost(), withPost()])
  const breakout = `' or true; select set_config('app.school_id', '${theirs.school.id}', true); select * from posts --`
  const found = await ours.read(async (ctx) => [
    ...(await ctx.sql<{ body: string }>(sql`select body from posts where body = ${breakout}`)),
    ...(await ctx.db.post.findMany({ where: { body: breakout } })),
  ])
  expect(found).toEqual([])
  await ours.read(async (ctx) => {
    // @ts-expect-error: only what the `sql` tag made, in which values are parameters
    await expect(async () => ctx.sql(`select '${breakout}'`)).rejects.toThrow()
    // @ts-expect-error: Prisma's ways to run text are not part of a context
    void ctx.db.$queryRawUnsafe
  })
})

test('a school id that is none is refused before any SQL', () => {
  expect(() => database.read({ id: "x'; drop table users" } as never, null, async () => {})).toThrow(/UUID/)
})

test('the app refuses to run as a role that looks over the wall', async () => {
  const { ownerUrl } = await testDatabase()
  const owner = new Database({ url: ownerUrl, connections: 1 })
  await expect(owner.assertBehindTheWall()).rejects.toThrow(/banter_app/)
  await owner.close()
  await database.assertBehindTheWall()
})
