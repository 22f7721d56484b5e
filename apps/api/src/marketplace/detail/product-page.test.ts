import { sql } from '@banter/tenants/database'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { analyze, planOf } from '../../../test/plan.ts'
import { newId } from '../../http/contract.ts'
import { photo, uploaded } from '../../media/testing.ts'
import { block } from '../../people/contract.ts'
import { getProduct } from '../contract.ts'
import { clearRoom, listMyProducts, similarProducts, viewProduct } from '../listing/contract.ts'
import { sell } from '../testing.ts'
import { similarQuery } from './similar.ts'

let campus: TestCampus
let leo: Asker
let maya: Asker

beforeEach(async () => {
  campus = await makeCampus()
  ;[leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
})

const at = ({ id }: { id: string }) => ({ params: { id } })

describe('views', () => {
  test('count each person once, the seller never, and only the seller and the staff know', async () => {
    const lamp = await sell(leo)
    const eve = await campus.student('Eve')
    await Promise.all([maya, maya, maya, eve, leo].map((person) => person(viewProduct, at(lamp))))
    expect((await leo(getProduct, at(lamp))).own).toMatchObject({ views: 2 })
    expect((await maya(getProduct, at(lamp))).own).toBeNull()
    expect((await leo(listMyProducts)).items).toMatchObject([{ views: 2, saves: 0, offers: 0 }])
  })

  test('are of what one may see', async () => {
    const [lamp, draft] = [await sell(leo), await sell(leo, { draft: true })]
    await expect(maya(viewProduct, at(draft))).rejects.toMatchObject({ status: 404 })
    await maya(block, at(leo.viewer))
    await expect(maya(viewProduct, at(lamp))).rejects.toMatchObject({ status: 404 })
  })
})

test('the seller’s card tells since when, how rated and how quick', async () => {
  const lamp = await sell(leo)
  expect((await maya(getProduct, at(lamp))).seller).toMatchObject({
    name: 'Leo',
    verified: true,
    completed: 0,
    missed: 0,
    rating: null,
    answersIn: null,
  })
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into standings (user_id, completed, no_shows, stars, ratings, answers, answer_seconds)
      values (${leo.viewer.id}::uuid, 7, 1, 14, 3, 4, 7200)`),
  )
  expect((await maya(getProduct, at(lamp))).seller).toMatchObject({
    completed: 7,
    missed: 1,
    rating: { stars: 4.7, count: 3 },
    answersIn: 30,
  })
})

describe('the like', () => {
  test('is the same book, then the same course, then the same shelf; never one’s own, sold, wanted or of somebody blocked', async () => {
    const isbn = '9780262033848'
    const book = await sell(leo, { isbn, course: 'CS 2320' })
    const eve = await campus.student('Eve')
    await sell(eve, { title: 'Same shelf' })
    await sell(eve, { title: 'Same course', course: 'CS 2320', category: 'electronics' })
    await sell(eve, { title: 'Same book', isbn, course: 'CS 2320' })
    await sell(eve, { title: 'Lamp', category: 'furniture' })
    await sell(eve, { title: 'Wanted', kind: 'wanted' })
    await sell(maya, { title: 'Own' })
    const titles = async () => (await maya(similarProducts, at(book))).items.map(({ title }) => title)
    expect(await titles()).toEqual(['Same book', 'Same course', 'Same shelf'])
    await maya(block, at(eve.viewer))
    expect(await titles()).toEqual([])
    await maya(block, at(leo.viewer))
    await expect(maya(similarProducts, at(book))).rejects.toMatchObject({ status: 404 })
  })

  describe('in a large shop', () => {
    let large: TestCampus
    let buyer: Asker
    beforeAll(async () => {
      large = await makeCampus()
      buyer = await large.student('Bob')
      await large.command((ctx) =>
        ctx.sql(sql`
          insert into products (id, seller_id, title, description, category, condition, price_amount, stock, isbn, course, updated_at)
          select app.uuid_v7(), ${buyer.viewer.id}::uuid, 'Thing ' || n, '', (enum_range(null::"ProductCategory"))[1 + n % 10], 'good', 100, n % 4,
                 case when n % 40 = 0 then '9780262033848' end, case when n % 30 = 0 then 'CS ' || (1000 + n % 300) end, now()
            from generate_series(1, 6000) n`),
      )
      await analyze('products')
    })

    test('is read from three indexes', async () => {
      const like = { id: newId(), category: 'textbooks' as const, course: 'CS 1030', isbn: '9780262033848' }
      const plan = await planOf(large, similarQuery(buyer.viewer, like))
      for (const index of ['products_isbn_hot', 'products_course_hot', 'products_textbooks_hot'])
        expect(plan.join('\n')).toContain(index)
      expect(plan.filter((step) => /Seq Scan/.test(step))).toEqual([])
    })
  })
})

describe('clearing a room', () => {
  test('makes a draft of each photo, once', async () => {
    const items = []
    for (const n of [1, 2, 3])
      items.push({
        id: newId(),
        photo: { id: (await uploaded(leo, await photo(n), { purpose: 'product' })).id },
      })
    expect(await leo(clearRoom, { body: { items } })).toEqual({ ids: items.map(({ id }) => id) })
    expect(await leo(clearRoom, { body: { items } })).toEqual({ ids: items.map(({ id }) => id) })
    const drafts = await leo(listMyProducts, { querystring: { status: 'draft' } })
    expect(drafts.counts).toMatchObject({ draft: 3, active: 0 })
    expect(drafts.items.map(({ photo, title }) => [Boolean(photo), title])).toEqual(Array(3).fill([true, '']))
    await expect(maya(clearRoom, { body: { items } })).rejects.toMatchObject({
      status: 409,
      code: 'ID_TAKEN',
    })
  })

  test('somebody else’s photo makes nothing', async () => {
    const items = [
      { id: newId(), photo: { id: (await uploaded(leo, await photo(4), { purpose: 'product' })).id } },
    ]
    await expect(maya(clearRoom, { body: { items } })).rejects.toMatchObject({
      status: 422,
      code: 'NO_SUCH_MEDIA',
    })
    expect((await maya(listMyProducts)).items).toEqual([])
  })
})
