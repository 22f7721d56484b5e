import { randomUUID } from 'node:crypto'
import { testDatabase } from '@banter/prisma/testing'
import { expect, test } from 'vitest'
import type { Ctx } from './context.ts'
import { Database, join, sql } from './database.ts'
import { makeSchool, withPosts } from './testing.ts'

/** Counts the round trips of one connection: each ends with a Sync, or is a query of pg's simple protocol. */
async function onOneConnection() {
  const { appUrl } = await testDatabase()
  const single = new Database({ url: appUrl, connections: 1 })
  const client = (await single.pool.connect()) as unknown as {
    connection: Record<'sync' | 'query', (...args: unknown[]) => void>
    release(): void
  }
  const trips = { count: 0 }
  for (const kind of ['sync', 'query'] as const) {
    const send = client.connection[kind].bind(client.connection)
    client.connection[kind] = (...args) => {
      trips.count++
      send(...args)
    }
  }
  client.release()
  return { single, trips }
}

test('a read is one round trip', async () => {
  const campus = await withPosts(1)
  const { single, trips } = await onOneConnection()
  await single.read(campus.school, null, (ctx) => ctx.sql(sql`select id from posts`))
  expect(trips.count).toBe(1)
  await single.read(campus.school, null, ({ db }) => db.post.findMany())
  expect(trips.count).toBe(2)
  await single.close()
})

test('a command is a round trip for each statement and one for the commit', async () => {
  const campus = await withPosts(2)
  const { single, trips } = await onOneConnection()
  const rows = await single.command(campus.school, null, async (ctx) => [
    ...(await ctx.sql(sql`select id from posts`)),
    ...(await ctx.db.post.findMany()),
  ])
  expect(rows).toHaveLength(4)
  expect(trips.count).toBe(3)
  await single.command(campus.school, null, async () => {})
  expect(trips.count).toBe(3)
  await single.close()
})

test('statements asked for together are one round trip, and what nobody waits for goes with the next one or the commit', async () => {
  const campus = await withPosts(1)
  const { single, trips } = await onOneConnection()
  const mail = (about: string) => sql`
    insert into mails (id, about, recipient, subject, text, html) values (app.uuid_v7(), ${about}, 'a@b.test', '', '', '')`
  const counted = sql`select count(*)::int as count from mails`
  const counts = await single.command(campus.school, null, async (ctx) => {
    ctx.write(mail('first'))
    const both = await Promise.all([
      ctx.sql<{ count: number }>(counted),
      ctx.db.mail.create({ data: { about: 'x', recipient: 'a@b.test', subject: '', text: '', html: '' } }),
      ctx.sql<{ count: number }>(sql`select 1 as count, ${'other'}::text as columns`),
    ])
    ctx.write(mail('last'))
    return [both[0], both[2]]
  })
  expect(counts).toEqual([[{ count: 1 }], [{ count: 1, columns: 'other' }]])
  // Prisma thinks before it asks: its statement goes alone.
  expect(trips.count).toBe(3)
  await single.command(campus.school, null, async (ctx) => {
    ctx.write(mail('only'))
    ctx.write(mail('this'))
  })
  expect(trips.count).toBe(4)
  expect(await single.read(campus.school, null, (ctx) => ctx.sql(counted))).toEqual([{ count: 5 }])
  await single.close()
})

test('what PostgreSQL refuses undoes the command, also when nobody waited for it or saw it, and again', async () => {
  const campus = await withPosts(1)
  const { single } = await onOneConnection()
  const body = (text: string) => sql`update posts set body = ${text}`
  const refused = [
    async (ctx: Ctx) => {
      ctx.write(body('alone'))
      ctx.write(sql`select 1 / 0`)
    },
    async (ctx: Ctx) => {
      await ctx.sql(body('before'))
      ctx.write(sql`select 1 / 0`)
    },
    async (ctx: Ctx) => {
      ctx.write(sql`select 1 / 0`)
      await ctx.sql(body('after'))
    },
    async (ctx: Ctx) => {
      await ctx.sql(sql`select 1 / 0`).catch(() => {})
    },
    async (ctx: Ctx) => {
      await Promise.all([ctx.sql(body('together')), ctx.sql(sql`select 1 / 0`), ctx.sql(body('passed over'))])
    },
  ]
  for (const work of [...refused, ...refused])
    await expect(single.command(campus.school, null, work)).rejects.toThrow(/division by zero/)
  await single.command(campus.school, null, (ctx) => ctx.sql(sql`select count(*) from posts, users`))
  expect(await campus.read((ctx) => ctx.sql(sql`select body from posts`))).toEqual([{ body: 'post 0' }])
  await single.close()
})

test('a value that cannot be sent undoes what was to go with it', async () => {
  const campus = await withPosts(1)
  const { single } = await onOneConnection()
  const loop: Record<string, unknown> = {}
  loop.self = loop
  const refused = single.command(campus.school, null, async (ctx) => {
    ctx.write(sql`update posts set body = 'written'`)
    ctx.write(sql`update posts set body = ${loop as never}::jsonb->>'self'`)
    ctx.write(sql`update posts set body = 'written last'`)
  })
  await expect(refused).rejects.toThrow()
  expect(await single.read(campus.school, null, (ctx) => ctx.sql(sql`select body from posts`))).toEqual([
    { body: 'post 0' },
  ])
  await single.close()
})

test('a command that hangs is ended, and lets go of what it has locked', async () => {
  const campus = await withPosts(1)
  const { appUrl } = await testDatabase()
  const impatient = new Database({ url: appUrl, connections: 1, longestMs: 200 })
  const hung = impatient.command(campus.school, null, async (ctx) => {
    await ctx.sql(sql`update posts set body = 'hung'`)
    await new Promise((resolve) => setTimeout(resolve, 400))
  })
  await expect(hung).rejects.toThrow(/too long/)
  const waiting = impatient.command(campus.school, null, (ctx) => ctx.sql(sql`select pg_sleep(20)`))
  await expect(waiting).rejects.toThrow()
  const change = (ctx: Ctx) =>
    ctx.sql<{ body: string }>(sql`update posts set body = body || '!' returning body`)
  expect(await impatient.command(campus.school, null, change)).toEqual([{ body: 'post 0!' }])
  await impatient.close()
})

test('what Prisma writes in a transaction of its own is part of the command', async () => {
  const campus = await makeSchool()
  const users = { create: { email: `n@${campus.domain}`, name: 'Nested' } }
  const nested = (ctx: Ctx) => ctx.db.post.create({ data: { body: 'nested', author: users } })
  const undone = campus.command(async (ctx) => {
    await nested(ctx)
    throw new Error('changed our mind')
  })
  await expect(undone).rejects.toThrow('changed our mind')
  expect(await campus.read(({ db }) => db.user.count())).toBe(0)
  await campus.command(nested)
  expect(await campus.read(({ db }) => db.post.findMany({ include: { author: true } }))).toMatchObject([
    { body: 'nested', author: { name: 'Nested' } },
  ])
})

test('what Prisma reads, and all of a command, is planned once; SQL of a read as its values want it', async () => {
  const campus = await withPosts(2)
  const { single } = await onOneConnection()
  const bySql = sql`select id from posts where body like ${'post%'} limit ${2}::int`
  for (let i = 0; i < 3; i++) {
    await single.read(campus.school, null, ({ db }) => db.post.findMany({ take: 1 }))
    await single.read(campus.school, null, (ctx) => ctx.sql(bySql))
    await single.command(campus.school, null, ({ db }) => db.user.findMany({ take: 1 }))
  }
  const plans = await single.directory<{ statement: string; generic: number; custom: number }>(sql`
    select statement, generic_plans as generic, custom_plans as custom from pg_prepared_statements where statement ~* 'limit \\$'`)
  expect(plans.map(({ generic, custom }) => [generic, custom]).sort()).toEqual([
    [0, 3],
    [3, 0],
    [3, 0],
  ])
  const [mode] = await single.directory(sql`select current_setting('plan_cache_mode') as mode`)
  expect(mode).toEqual({ mode: 'auto' })
  await single.close()
})

test('a command whose first statement is refused leaves no transaction open', async () => {
  const campus = await withPosts(1)
  const { single } = await onOneConnection()
  const { author } = campus
  const refused = single.command(campus.school, null, (ctx) => ctx.sql(sql`select 1 / 0`))
  await expect(refused).rejects.toThrow(/division by zero/)
  await single.command(campus.school, null, ({ db }) =>
    db.post.create({ data: { authorId: author.id, body: 'kept' } }),
  )
  expect(await campus.read(({ db }) => db.post.count())).toBe(2)
  await single.close()
})

test('what a command hands out is of no use once it is over', async () => {
  const campus = await withPosts(1)
  const ctx = await campus.command(async (inside) => inside)
  await expect(ctx.sql(sql`delete from posts`)).rejects.toThrow(/is over/)
  expect(await campus.read(({ db }) => db.post.count())).toBe(1)
})

test('a command is exactly one transaction, its SQL and its Prisma on one connection', async () => {
  const campus = await makeSchool()
  const ids = await campus.command(async (ctx) => {
    const raw = await ctx.sql<{ id: string }>(sql`select pg_current_xact_id()::text as id`)
    await ctx.db.user.create({ data: { email: `x@${campus.domain}`, name: 'Xi' } })
    const [row] = await ctx.sql<{ id: string }>(sql`select xmin::text as id from users`)
    return [raw[0]!.id, row!.id]
  })
  expect(new Set(ids).size).toBe(1)
})

test('a list of values, null, a date and a bigint go through', async () => {
  const { read } = await makeSchool()
  const at = new Date('2026-01-01T00:00:00Z')
  const ids = [randomUUID(), randomUUID()]
  const rows = await read((ctx) =>
    ctx.sql(
      sql`select ${ids}::uuid[] as ids, ${null}::text as nothing, ${at}::timestamptz as at, 5::bigint as big where 1 in (${join([1, 2])})`,
    ),
  )
  expect(rows).toEqual([{ ids, nothing: null, at, big: 5 }])
})
