import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { createPost } from '../billboard/contract.ts'
import { sell } from '../marketplace/testing.ts'
import { getOverview } from './contract.ts'

const DAY = 86_400_000

test('another school’s doings do not count', async () => {
  const [here, there] = await Promise.all([makeCampus(), makeCampus()])
  const [student, admin] = await Promise.all([here.student(), there.admin()])
  await student(createPost, { body: { body: 'Hello' } })
  await sell(student)
  expect(await admin(getOverview)).toMatchObject({ members: 1, posts: 0, products: 0, orders: 0 })
})

test('moderators and admins see it, students do not', async () => {
  const campus = await makeCampus()
  const [student, moderator] = await Promise.all([campus.student(), campus.moderator()])
  await expect(student(getOverview)).rejects.toMatchObject({ status: 403 })
  expect(await moderator(getOverview)).toMatchObject({ members: 2 })
})

test('totals are of today’s state, days are the last fourteen', async () => {
  const campus = await makeCampus()
  const [student, admin] = await Promise.all([campus.student(), campus.admin()])
  await student(createPost, { body: { body: 'Today' } })
  await sell(student)
  await campus.command(async ({ db, now }) => {
    const at = (days: number) => new Date(now.getTime() - days * DAY)
    await db.post.createMany({
      data: [
        { authorId: student.viewer.id, body: 'Long ago', createdAt: at(14) },
        { authorId: student.viewer.id, body: 'Within', createdAt: at(13) },
        { authorId: student.viewer.id, body: 'Gone', createdAt: at(1), deletedAt: now },
      ],
    })
    await db.user.updateMany({ where: { id: admin.viewer.id }, data: { createdAt: at(40) } })
  })
  const overview = await admin(getOverview)
  expect(overview).toMatchObject({ members: 2, newMembers: 1, posts: 3, products: 1 })
  expect(overview.days).toHaveLength(14)
  expect(overview.days[0]).toMatchObject({
    day: new Date(Date.now() - 13 * DAY).toISOString().slice(0, 10),
    posts: 1,
    members: 0,
  })
  expect(overview.days.at(-1)).toEqual({
    day: new Date().toISOString().slice(0, 10),
    orders: 0,
    posts: 1,
    members: 1,
  })
})

test('sales are what was paid and kept, fees what was earned', async () => {
  const campus = await makeCampus()
  const [buyer, seller, admin] = await Promise.all([
    campus.student('Maya'),
    campus.student('Leo'),
    campus.admin(),
  ])
  await campus.command((ctx) =>
    ctx.sql(sql`
      with c as (
        insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until)
        values (app.uuid_v7(), ${buyer.viewer.id}::uuid, 'wallet', 'paid', 1000, 'usd', ${ctx.now}) returning id)
      insert into orders (id, reference, checkout_id, buyer_id, seller_id, state, method, currency, subtotal, fee, fee_rate_bps,
                          fee_cap, processing, refunded, reserved_until, updated_at)
      select app.uuid_v7(), 'REF' || n, c.id, ${buyer.viewer.id}::uuid, ${seller.viewer.id}::uuid, state::"OrderState", 'wallet', 'usd',
             1000, 20, 200, 500, 0, 0, ${ctx.now}, ${ctx.now}
        from c, unnest(array['awaiting_payment', 'held', 'settled', 'refunded', 'expired', 'cancelled']) with ordinality as o(state, n)`),
  )
  expect(await admin(getOverview)).toMatchObject({
    orders: 2,
    sales: { amount: 2_000, currency: 'usd' },
    fees: { amount: 20, currency: 'usd' },
  })
})
