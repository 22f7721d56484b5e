import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { analyze, planOf } from '../../test/plan.ts'
import { newId } from '../http/contract.ts'
import { bellQuery, notify } from './bell.ts'
import { listNotifications, markRead } from './contract.ts'

const notice = ({ viewer }: Asker, about: string) => ({
  userId: viewer.id,
  about,
  kind: 'order_paid',
  title: `About ${about}`,
  body: 'Plain words.',
  href: '/orders/1',
})

async function told(...abouts: string[]) {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  for (const about of abouts) await campus.command((ctx) => notify(ctx, [notice(ann, about)]))
  return { campus, ann }
}

test('another school, and another student, does not hear of it', async () => {
  const { campus, ann } = await told('a')
  const others = [await (await makeCampus()).student(), await campus.student('Bob')]
  for (const other of others)
    expect(await other(listNotifications)).toEqual({ items: [], nextCursor: null, unread: 0 })
  const { items } = await ann(listNotifications)
  for (const other of others) await other(markRead, { body: { ids: items.map(({ id }) => id) } })
  expect(await ann(listNotifications)).toMatchObject({
    items: [{ title: 'About a', read: false }],
    unread: 1,
  })
})

test('the same thing told twice is told once', async () => {
  const { campus, ann } = await told('a')
  await campus.command((ctx) => notify(ctx, [notice(ann, 'a'), notice(ann, 'b')]))
  expect(await ann(listNotifications)).toMatchObject({
    items: [{ title: 'About b' }, { title: 'About a' }],
    unread: 2,
  })
})

test('all unread count on every page, also on an empty one', async () => {
  const { campus, ann } = await told('a', 'b', 'c')
  const first = await ann(listNotifications, { querystring: { limit: 2 } })
  expect(first).toMatchObject({ items: [{ title: 'About c' }, { title: 'About b' }], unread: 3 })
  await campus.command((ctx) => notify(ctx, [notice(ann, 'd')]))
  const second = await ann(listNotifications, { querystring: { limit: 2, cursor: first.nextCursor! } })
  expect(second).toMatchObject({ items: [{ title: 'About a' }], nextCursor: null, unread: 4 })
  await expect(ann(listNotifications, { querystring: { cursor: 'bm8' } })).rejects.toMatchObject({
    status: 422,
  })
})

test('some or all are marked as read, and twice is the same as once', async () => {
  const { ann } = await told('a', 'b', 'c')
  const { items } = await ann(listNotifications)
  const body = { ids: [items[0]!.id] }
  await ann(markRead, { body })
  await ann(markRead, { body })
  expect(await ann(listNotifications)).toMatchObject({
    items: [{ read: true }, { read: false }, {}],
    unread: 2,
  })
  await ann(markRead, { body: { ids: [] } })
  expect(await ann(listNotifications)).toMatchObject({ unread: 2 })
  await ann(markRead, { body: {} })
  expect(await ann(listNotifications)).toMatchObject({ unread: 0 })
  await expect(ann(markRead, { body: { ids: ['x'] } })).rejects.toMatchObject({ status: 422 })
  await expect(
    ann(markRead, { body: { ids: Array.from({ length: 101 }, () => newId()) } }),
  ).rejects.toMatchObject({ status: 422 })
})

describe('in a database of many schools', () => {
  let campus: TestCampus
  let person: Asker

  beforeAll(async () => {
    for (let i = 0; i < 4; i++) {
      campus = await makeCampus()
      const people = await Promise.all([campus.student(), campus.student(), campus.student()])
      person = people[0]
      for (const { viewer } of people)
        await campus.command((ctx) =>
          ctx.sql(sql`insert into notifications (id, user_id, about, kind, title, href, read_at)
            select app.uuid_v7(), ${viewer.id}::uuid, 'n' || n, 'demo', 'Hello', '/', case when n % 50 <> 0 then now() end
              from generate_series(1, 500) n`),
        )
    }
    await analyze('notifications')
  })

  test('the bell reads its indexes and neither sorts nor scans', async () => {
    const query = listNotifications.schema.querystring.parse({})
    const plan = await planOf(campus, bellQuery(person.viewer.id, query))
    expect(plan.join('\n')).toContain('notifications_unread_hot')
    expect(plan.join('\n')).toContain('notifications_school_id_user_id_id_idx')
    expect(plan.filter((step) => /Sort|Seq Scan/.test(step))).toEqual([])
  })
})
