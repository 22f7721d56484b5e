import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { analyze, planOf } from '../../test/plan.ts'
import { deleteProduct } from './contract.ts'
import { listMyProducts, pauseProduct } from './listing/contract.ts'
import { myProductsQuery } from './my-products.ts'
import { sell } from './testing.ts'

const titles = ({ items }: { items: { title: string }[] }) => items.map(({ title }) => title)

test('another school, and another student, does not see one’s listings', async () => {
  const [here, there] = await Promise.all([makeCampus(), makeCampus()])
  await sell(await here.student())
  expect(await (await there.student())(listMyProducts)).toMatchObject({
    items: [],
    nextCursor: null,
    counts: { active: 0, sold: 0 },
  })
  expect((await (await here.student('Maya'))(listMyProducts)).items).toEqual([])
})

test('each listing shows what waits and what one piece brings after fee and card processing', async () => {
  const campus = await makeCampus()
  const seller = await campus.student()
  const { id } = await sell(seller, { stock: 3, price: { amount: 30_000, currency: 'usd' } })
  await campus.command((ctx) =>
    ctx.sql(sql`update products set stock = stock - 1, reserved = reserved + 1 where id = ${id}::uuid`),
  )
  const { items } = await seller(listMyProducts)
  // $300: the fee stops at $5, the card costs 2.9 % + 30 cents.
  expect(items).toMatchObject([
    {
      id,
      stock: 2,
      reserved: 1,
      sold: 0,
      status: 'active',
      youGet: { amount: 30_000 - 500 - 900, currency: 'usd' },
    },
  ])
})

test('the tabs hold what their name says, newest first', async () => {
  const campus = await makeCampus()
  const seller = await campus.student()
  for (const title of ['Active', 'Paused', 'Reserved', 'Sold', 'Deleted']) {
    const { id } = await sell(seller, { title })
    const params = { id }
    if (title === 'Paused') await seller(pauseProduct, { params })
    if (title === 'Deleted') await seller(deleteProduct, { params })
    const left = { Reserved: 1, Sold: 0 }[title]
    if (left !== undefined)
      await campus.command((ctx) =>
        ctx.db.product.updateMany({ where: { id }, data: { stock: 0, reserved: left } }),
      )
  }
  expect(titles(await seller(listMyProducts))).toEqual(['Sold', 'Reserved', 'Paused', 'Active'])
  for (const status of ['active', 'paused', 'reserved', 'sold'] as const) {
    const { items } = await seller(listMyProducts, { querystring: { status } })
    expect(items).toMatchObject([{ status, title: status.replace(/^./, (letter) => letter.toUpperCase()) }])
  }
  await expect(
    seller(listMyProducts, { querystring: { status: 'deleted' as 'sold' } }),
  ).rejects.toMatchObject({
    status: 422,
  })
})

test('it is paged, and a forged cursor is refused', async () => {
  const campus = await makeCampus()
  const seller = await campus.student()
  for (const title of ['One', 'Two', 'Three']) await sell(seller, { title })
  const first = await seller(listMyProducts, { querystring: { limit: 2 } })
  expect(titles(first)).toEqual(['Three', 'Two'])
  const second = await seller(listMyProducts, { querystring: { limit: 2, cursor: first.nextCursor! } })
  expect(second).toMatchObject({ items: [{ title: 'One' }], nextCursor: null })
  await expect(seller(listMyProducts, { querystring: { cursor: 'x' } })).rejects.toMatchObject({
    status: 422,
  })
})

test('the list of one seller among thousands reads their own rows only', async () => {
  const campus = await makeCampus()
  const [leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into products (id, seller_id, title, description, category, condition, price_amount, stock, updated_at)
      select app.uuid_v7(), case when n % 100 = 0 then ${leo.viewer.id}::uuid else ${maya.viewer.id}::uuid end, 'Book ' || n, '',
             'textbooks', 'good', 100, 1, now() from generate_series(1, 6000) n`),
  )
  await analyze('products')
  const plan = await planOf(campus, myProductsQuery(leo.viewer, { limit: 20, status: 'active' }))
  expect(plan.join('\n')).toContain('products_school_id_seller_id_id_idx')
  expect(plan.filter((step) => /Seq Scan (products|offers)|^Sort/.test(step))).toEqual([])
})
