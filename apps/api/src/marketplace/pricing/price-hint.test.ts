import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../../test/plan.ts'
import { sell } from '../testing.ts'
import { findTextbook } from '../textbooks/contract.ts'
import { priceHint } from './contract.ts'
import { soldQuery } from './price-hint.ts'

const CLRS = '9780262033848'
let campus: TestCampus
let asker: Asker

/** One sale that has come to its end. */
async function sold(who: Asker, amount: number, over: Parameters<typeof sell>[1] = {}, state = 'settled') {
  const { id } = await sell(who, { isbn: CLRS, branch: 'book_computing', course: 'CSE 2320', ...over })
  const [checkout, order] = [v7(), v7()]
  await fillInBulk(campus.school.id, [
    sql`insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until)
        values (${checkout}::uuid, ${asker.viewer.id}::uuid, 'wallet', 'paid', ${amount}, 'usd', now())`,
    sql`insert into orders (id, reference, checkout_id, buyer_id, seller_id, state, method, currency, subtotal, fee, fee_rate_bps, fee_cap, processing,
          reserved_until, created_at, updated_at)
        values (${order}::uuid, ${order.slice(-8)}, ${checkout}::uuid, ${asker.viewer.id}::uuid, ${who.viewer.id}::uuid, ${state}::"OrderState", 'wallet', 'usd',
                ${amount}, 0, 200, 500, 0, now(), now(), now())`,
    sql`insert into order_items (order_id, product_id, title, category, unit_amount, quantity)
        values (${order}::uuid, ${id}::uuid, 'x', 'textbooks', ${amount}, 1)`,
  ])
}

const hint = async (query: { isbn?: string; branch?: string; condition?: 'good' | 'new' }) =>
  (await asker(priceHint, { querystring: query })).hint

describe('what the like went for', () => {
  let sellers: Asker[]
  beforeAll(async () => {
    campus = await makeCampus()
    asker = await campus.student('Asker')
    sellers = await Promise.all(['A', 'B', 'C'].map((name) => campus.student(name)))
  })

  test('is told from five sales of three people on, and not before', async () => {
    const [a, b, c] = sellers as [Asker, Asker, Asker]
    for (const amount of [2_811, 3_000, 3_249]) await sold(a, amount)
    await sold(b, 3_499)
    expect(await hint({ isbn: CLRS })).toBeNull()
    await sold(b, 3_600)
    expect(await hint({ isbn: CLRS }), 'two people').toBeNull()
    await sold(c, 99_900, {}, 'refunded')
    expect(await hint({ isbn: CLRS }), 'the third got nothing').toBeNull()
    await sold(c, 9_999)
    expect(await hint({ isbn: '0262033844' })).toEqual({
      of: 'isbn',
      sales: 6,
      median: { amount: 3_400, currency: 'usd' },
      low: { amount: 3_100, currency: 'usd' },
      high: { amount: 3_600, currency: 'usd' },
    })
  })

  test('is of the same shelf and condition where the book itself has no history', async () => {
    expect(await hint({ isbn: '9780132350884', branch: 'book_computing', condition: 'good' })).toMatchObject({
      of: 'branch',
      sales: 6,
    })
    expect(await hint({ branch: 'book_computing', condition: 'new' })).toBeNull()
    expect(await hint({ branch: 'desks', condition: 'good' })).toBeNull()
    expect(await hint({})).toBeNull()
  })

  test('is another school’s own business', async () => {
    const stranger = await (await makeCampus()).student()
    expect(await stranger(priceHint, { querystring: { isbn: CLRS } })).toEqual({ hint: null })
    expect(await stranger(findTextbook, { querystring: { isbn: CLRS } })).toMatchObject({ courses: [] })
  })

  test('a book is known by its ISBN, with the courses that students here gave it', async () => {
    expect(await asker(findTextbook, { querystring: { isbn: '0-262-03384-4' } })).toMatchObject({
      isbn: CLRS,
      book: { title: 'Introduction to Algorithms', edition: '3rd' },
      courses: ['CSE 2320'],
    })
    expect(await asker(findTextbook, { querystring: { isbn: '9790000000001' } })).toMatchObject({
      book: null,
    })
    await expect(asker(findTextbook, { querystring: { isbn: '123' } })).rejects.toMatchObject({
      fields: { isbn: expect.any(String) },
    })
  })

  test('is found by an index', async () => {
    await fillInBulk(campus.school.id, [
      sql`insert into products (id, seller_id, title, description, category, condition, price_amount, stock, isbn, branch, updated_at)
          select app.uuid_v7(), ${asker.viewer.id}::uuid, 'Book', '', 'textbooks', 'good', 100, 1,
                 case when n % 50 = 0 then '9780132350884' end, case when n % 20 = 0 then 'desks' end, now()
            from generate_series(1, 8000) n`,
    ])
    await analyze('products', 'orders', 'order_items')
    const byBook = await planOf(
      campus,
      soldQuery(new Date(), sql`p.isbn is not null and p.isbn = ${CLRS}::char(13)`),
    )
    expect(byBook.join('\n')).toContain('products_isbn_ever_hot')
    const byBranch = await planOf(
      campus,
      soldQuery(new Date(), sql`p.branch = ${'desks'} and p.condition = ${'good'}::"Condition"`),
    )
    expect(byBranch.join('\n')).toContain('products_branch_ever_hot')
    for (const plan of [byBook, byBranch])
      expect(plan.filter((step) => /Seq Scan products/.test(step))).toEqual([])
  })
})
