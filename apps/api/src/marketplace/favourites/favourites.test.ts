import { sql } from '@banter/tenants/database'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { mailsTo } from '../../../test/mailbox.ts'
import { analyze, fillInBulk, planOf } from '../../../test/plan.ts'
import { writeCursor } from '../../http/cursor.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { block } from '../../people/contract.ts'
import { deleteProduct, getProduct, listProducts, type ProductDetail, updateProduct } from '../contract.ts'
import { markSold, pauseProduct, publishProduct, viewProduct } from '../listing/contract.ts'
import { sell } from '../testing.ts'
import { addFavourite, listFavourites, listRecentlyViewed, removeFavourite } from './contract.ts'
import { favouritesQuery } from './favourites.ts'
import { recentQuery } from './recently-viewed.ts'

let campus: TestCampus
let leo: Asker
let maya: Asker
let book: ProductDetail

beforeAll(async () => {
  campus = await makeCampus()
})
beforeEach(async () => {
  ;[leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
  book = await sell(leo)
})

const at = ({ id }: { id: string }) => ({ params: { id } })
const usd = (amount: number) => ({ amount, currency: 'usd' as const })
const saves = async () => (await leo(getProduct, at(book))).own?.saves
const priced = (amount: number) => leo(updateProduct, { ...at(book), body: { price: usd(amount) } })
const bell = async (who: Asker) => (await who(listNotifications)).items.map(({ title }) => title)

describe('a favourite', () => {
  test('counts once however often and quickly it is saved, and its seller sees the number alone', async () => {
    const eve = await campus.student('Eve')
    await Promise.all([maya, maya, maya, eve].map((who) => who(addFavourite, at(book))))
    expect(await saves()).toBe(2)
    expect((await maya(getProduct, at(book))).saved).toBe(true)
    expect((await maya(listProducts, { querystring: { seller: leo.viewer.id } })).items).toMatchObject([
      { saved: true },
    ])
    await Promise.all([maya, maya].map((who) => who(removeFavourite, at(book))))
    expect(await saves()).toBe(1)
    expect(await maya(listFavourites)).toEqual({ items: [], nextCursor: null })
  })

  test('is of somebody else’s thing that one may see', async () => {
    await expect(leo(addFavourite, at(book))).rejects.toMatchObject({ status: 422, code: 'OWN_PRODUCT' })
    const draft = await sell(leo, { draft: true })
    await expect(maya(addFavourite, at(draft))).rejects.toMatchObject({ status: 404 })
    const stranger = await (await makeCampus()).student()
    await expect(stranger(addFavourite, at(book))).rejects.toMatchObject({ status: 404 })
    await expect(stranger(removeFavourite, at(book))).rejects.toMatchObject({ status: 404 })
    await maya(addFavourite, at(book))
    await maya(block, at(leo.viewer))
    expect((await maya(listFavourites)).items).toEqual([])
    expect(await saves()).toBe(1)
  })

  test('stays when it is paused, sold or gone, with what it cost when it was saved', async () => {
    const [lamp, desk] = [await sell(leo, { title: 'Lamp' }), await sell(leo, { title: 'Desk' })]
    for (const one of [book, lamp, desk]) await maya(addFavourite, at(one))
    await priced(4_500)
    await leo(markSold, at(lamp))
    await leo(pauseProduct, at(desk))
    const listed = async () =>
      (await maya(listFavourites)).items.map(({ product, priceWas }) => [
        product.title,
        product.status,
        priceWas?.amount ?? null,
      ])
    expect(await listed()).toEqual([
      ['Desk', 'paused', null],
      ['Lamp', 'sold', null],
      ['Calculus book', 'active', 6_000],
    ])
    await leo(deleteProduct, at(desk))
    expect((await listed())[0]).toEqual(['Desk', 'deleted', null])
    const page = await maya(listFavourites, { querystring: { limit: 2 } })
    const next = await maya(listFavourites, { querystring: { limit: 2, cursor: page.nextCursor! } })
    expect(next.items.map(({ product }) => product.title)).toEqual(['Calculus book'])
  })
})

describe('a lower price', () => {
  beforeEach(async () => {
    await maya(addFavourite, at(book))
  })

  test('is told once, by bell and mail, and not again when it was raised in between', async () => {
    await priced(5_000)
    await campus.runJobs()
    expect(await bell(maya)).toEqual(['“Calculus book” is $50.00 now'])
    await priced(6_000)
    await campus.runJobs()
    await priced(5_000)
    await campus.runJobs()
    expect(await bell(maya)).toHaveLength(1)
    expect(await mailsTo(maya.email)).toHaveLength(1)
    await priced(4_000)
    await campus.runJobs()
    expect(await bell(maya)).toEqual(['“Calculus book” is $40.00 now', '“Calculus book” is $50.00 now'])
    expect(await bell(leo)).toEqual([])
  })

  test('is told once when two changes are followed at the same time', async () => {
    await priced(5_500)
    await priced(5_000)
    await Promise.all([campus.runJobs(), campus.runJobs()])
    expect(await bell(maya)).toEqual(['“Calculus book” is $50.00 now'])
  })

  test('is no news of what cannot be had, until it is back', async () => {
    await leo(pauseProduct, at(book))
    await priced(5_000)
    await campus.runJobs()
    expect(await bell(maya)).toEqual([])
    await leo(publishProduct, at(book))
    await campus.runJobs()
    expect(await bell(maya)).toEqual(['“Calculus book” is $50.00 now'])
  })

  test('nor for whom a block is between, nor for who no longer cares', async () => {
    const eve = await campus.student('Eve')
    await eve(addFavourite, at(book))
    await eve(removeFavourite, at(book))
    await maya(block, at(leo.viewer))
    await priced(5_000)
    await campus.runJobs()
    expect([await bell(maya), await bell(eve)]).toEqual([[], []])
  })
})

test('what one looked at lately comes back, the latest first, while it can be had', async () => {
  const lamp = await sell(leo, { title: 'Lamp' })
  for (const one of [book, lamp, book]) await maya(viewProduct, at(one))
  const titles = async () => (await maya(listRecentlyViewed)).items.map(({ title }) => title)
  expect((await titles()).sort()).toEqual(['Calculus book', 'Lamp'])
  await campus.command((ctx) =>
    ctx.sql(
      sql`update product_views set at = at - interval '1 hour' where user_id = ${maya.viewer.id}::uuid`,
    ),
  )
  await maya(viewProduct, at(book))
  expect(await titles()).toEqual(['Calculus book', 'Lamp'])
  expect((await leo(getProduct, at(book))).own?.views).toBe(1)
  await leo(pauseProduct, at(book))
  expect(await titles()).toEqual(['Lamp'])
})

test('both lists read their index, however much a school saves', async () => {
  await fillInBulk(campus.school.id, [
    sql`insert into products (id, seller_id, title, description, category, condition, price_amount, stock, updated_at)
        select app.uuid_v7(), ${leo.viewer.id}::uuid, 'Thing', '', 'other', 'good', 100, 1, now() from generate_series(1, 3000) n`,
    sql`insert into users (id, email, name, updated_at)
        select app.uuid_v7(), 'saver' || n || '@many.test', 'Saver', now() from generate_series(1, 300) n`,
    sql`insert into favourites (user_id, product_id) select u.id, p.id from users u, lateral (select id from products limit 50) p on conflict do nothing`,
    sql`insert into product_views (user_id, product_id) select u.id, p.id from users u, lateral (select id from products limit 50) p on conflict do nothing`,
  ])
  await analyze('favourites', 'product_views', 'products', 'users')
  const cursor = writeCursor(['2026-01-01T00:00:00.000Z', book.id])
  for (const page of [{ limit: 20 }, { limit: 20, cursor }]) {
    const plan = await planOf(campus, favouritesQuery(maya.viewer, page))
    expect(plan.join('\n')).toContain('favourites_newest_hot')
    expect(plan.filter((step) => /Sort|Seq Scan/.test(step))).toEqual([])
  }
  const plan = await planOf(campus, recentQuery(maya.viewer))
  expect(plan.join('\n')).toContain('product_views_latest_hot')
  expect(plan.filter((step) => /Seq Scan/.test(step))).toEqual([])
})
