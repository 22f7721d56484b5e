import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../../test/plan.ts'
import { writeCursor } from '../../http/cursor.ts'
import { Category, deleteProduct, listProducts } from '../contract.ts'
import { pauseProduct } from '../listing/contract.ts'
import { sell } from '../testing.ts'
import { foundQuery } from './found.ts'
import { catalogueQuery, type Order } from './in-order.ts'

const titles = ({ items }: { items: { title: string }[] }) => items.map(({ title }) => title)

test('another school does not see the shop', async () => {
  const [here, there] = await Promise.all([makeCampus(), makeCampus()])
  const seller = await here.student('Leo Seller')
  const product = await sell(seller)
  const stranger = await there.student()
  expect(await stranger(listProducts)).toEqual({ items: [], nextCursor: null, ads: [] })
  expect((await stranger(listProducts, { querystring: { seller: seller.viewer.id } })).items).toEqual([])
  expect((await seller(listProducts)).items).toMatchObject([
    { id: product.id, seller: { id: seller.viewer.id, name: 'Leo Seller' }, mine: true, status: 'active' },
  ])
})

test('nobody sees the shop without signing in', async () => {
  const campus = await makeCampus()
  await expect(campus.anyone(listProducts)).rejects.toMatchObject({ status: 401, code: 'SIGN_IN_REQUIRED' })
})

test.each([{ min: 100_000_000 }, { max: Number.MAX_SAFE_INTEGER }])('%j is no price', async (querystring) => {
  const student = await (await makeCampus()).student()
  await expect(student(listProducts, { querystring })).rejects.toMatchObject({ status: 422, code: 'INVALID' })
})

test('pages are stable while things are listed and taken down', async () => {
  const campus = await makeCampus()
  const [seller, buyer] = await Promise.all([campus.student('Leo'), campus.student('Maya')])
  const made = []
  for (let i = 0; i < 5; i++) made.push(await sell(seller, { title: `Thing ${i}` }))
  const first = await buyer(listProducts, { querystring: { limit: 2 } })
  expect(titles(first)).toEqual(['Thing 4', 'Thing 3'])
  await sell(seller, { title: 'Thing 5' })
  await seller(deleteProduct, { params: { id: made[3]!.id } })
  const second = await buyer(listProducts, { querystring: { limit: 2, cursor: first.nextCursor! } })
  expect(titles(second)).toEqual(['Thing 2', 'Thing 1'])
  const third = await buyer(listProducts, { querystring: { limit: 2, cursor: second.nextCursor! } })
  expect(third).toMatchObject({ items: [{ title: 'Thing 0' }], nextCursor: null })
})

describe('a shop with some variety', () => {
  let campus: TestCampus
  let leo: Asker
  let maya: Asker

  beforeAll(async () => {
    campus = await makeCampus()
    leo = await campus.student('Leo')
    maya = await campus.student('Maya')
    await sell(leo, { title: 'Chair', category: 'furniture', price: { amount: 2_000, currency: 'usd' } })
    await sell(leo, { title: 'Lamp 100% brass', category: 'furniture', condition: 'new' })
    await sell(maya, { title: 'Physics book', description: 'About brass instruments, too.' })
    await sell(maya, { title: 'Desk', category: 'furniture', price: { amount: 6_000, currency: 'usd' } })
    const paused = await sell(maya, { title: 'Hidden' })
    await maya(pauseProduct, { params: { id: paused.id } })
    await campus.runJobs()
  })

  test.each<[object, string[]]>([
    [{ category: 'furniture' }, ['Desk', 'Lamp 100% brass', 'Chair']],
    [{ condition: 'new' }, ['Lamp 100% brass']],
    [{ min: 2_001 }, ['Desk', 'Physics book', 'Lamp 100% brass']],
    [{ max: 2_000 }, ['Chair']],
    [{ min: 2_000, max: 2_000 }, ['Chair']],
    [{ q: 'BRASS', sort: 'newest' }, ['Physics book', 'Lamp 100% brass']],
    [{ q: 'brass' }, ['Lamp 100% brass', 'Physics book']],
    [{ q: 'book', sort: 'price_asc' }, ['Physics book']],
    [{ q: 'phisics' }, ['Physics book']],
    [{ q: 'brass', condition: 'new' }, ['Lamp 100% brass']],
    [{ delivery: 'ship' }, []],
    [{ branch: 'desks' }, []],
    [{ q: 'brass  book' }, ['Physics book']],
    [{ q: '100%' }, ['Lamp 100% brass']],
    [{ q: '1_0' }, []],
    [{ q: "'; drop table products --" }, []],
    [{ q: '', category: 'furniture', condition: 'good', max: 2_000 }, ['Chair']],
  ])('%j finds %j', async (querystring, expected) => {
    expect(titles(await leo(listProducts, { querystring }))).toEqual(expected)
  })

  test('a seller’s own shelf is a filter', async () => {
    const querystring = { seller: maya.viewer.id }
    expect(titles(await leo(listProducts, { querystring }))).toEqual(['Desk', 'Physics book'])
  })

  test.each([
    ['price_asc', ['Chair', 'Lamp 100% brass', 'Physics book', 'Desk']],
    ['price_desc', ['Desk', 'Physics book', 'Lamp 100% brass', 'Chair']],
  ] as const)('%s goes by price and then by age, page by page', async (sort, expected) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await leo(listProducts, { querystring: { sort, limit: 1, ...(cursor ? { cursor } : {}) } })
      seen.push(...titles(page))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(expected)
  })

  test.each([
    'nonsense',
    '%00',
    writeCursor(['newest', "' or 1=1"]),
    writeCursor(['newest']),
    writeCursor(['price_asc', 2_000, '01890000-0000-7000-8000-000000000000']),
    Buffer.from('{"0":"newest"}').toString('base64url'),
  ])('the forged cursor %j is refused', async (cursor) => {
    await expect(leo(listProducts, { querystring: { cursor } })).rejects.toMatchObject({
      status: 422,
      code: 'INVALID_CURSOR',
    })
  })

  test('a price cursor counts for its own direction only, and within what a price can be', async () => {
    const position = [9_999_999_999_999, '01890000-0000-7000-8000-000000000000'] as const
    for (const cursor of [
      writeCursor(['price_desc', 1, position[1]]),
      writeCursor(['price_asc', ...position]),
    ])
      await expect(leo(listProducts, { querystring: { sort: 'price_asc', cursor } })).rejects.toMatchObject({
        code: 'INVALID_CURSOR',
      })
  })

  test.each([
    { limit: 0 },
    { limit: 101 },
    { min: -1 },
    { category: 'weapons' as Category },
    { seller: 'me' },
  ])('%j is refused with the name of the field', async (querystring) => {
    const [field] = Object.keys(querystring)
    await expect(leo(listProducts, { querystring })).rejects.toMatchObject({
      status: 422,
      fields: { [field!]: expect.any(String) },
    })
  })
})

test('of what very much has the words, the filters leave all they should, page by page in every order', async () => {
  const campus = await makeCampus()
  const [leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
  await fillInBulk(campus.school.id, [
    sql`insert into products (id, seller_id, title, description, category, condition, price_amount, stock, updated_at)
        select app.uuid_v7(), ${leo.viewer.id}::uuid, 'Lamp ' || n, '', 'furniture',
               (case when n % 4 = 0 then 'new' else 'good' end)::"Condition", 1000 + (n * 7919) % 5000, 1, now()
          from generate_series(1, 280) n`,
  ])
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into search_documents (kind, subject_id, title, category, amount, made_at)
      select 'product', id, title, category::text, price_amount, created_at from products`),
  )
  const all = async (querystring: object) => {
    const seen = []
    let cursor: string | undefined
    do {
      const page = await maya(listProducts, {
        querystring: { ...querystring, limit: 30, ...(cursor && { cursor }) },
      })
      expect(page.match).toBe('words')
      seen.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return seen
  }
  const fresh = await all({ q: 'lamps', condition: 'new' })
  expect(new Set(fresh.map(({ id }) => id)).size).toBe(70)
  const cheap = (await all({ q: 'lamp', sort: 'price_asc' })).map(({ price }) => price.amount)
  expect(cheap).toHaveLength(280)
  expect(cheap).toEqual(cheap.toSorted((a, b) => a - b))
  expect(await all({ q: 'lamp' })).toHaveLength(200)
})

describe('in a database of many schools', () => {
  let campus: TestCampus
  let buyer: Asker

  beforeAll(async () => {
    for (let i = 0; i < 4; i++) {
      campus = await makeCampus()
      buyer = await campus.student('Bob Buyer')
      await campus.command(async (ctx) => {
        await ctx.sql(sql`
          insert into users (id, email, name, updated_at)
          select app.uuid_v7(), 'seller' || n || '@' || ${campus.domain}, 'Seller ' || n, now() from generate_series(1, 400) n`)
        await ctx.sql(sql`
          insert into products (id, seller_id, title, description, category, condition, price_amount, stock, kind, course, isbn, updated_at)
          select app.uuid_v7(), u.id, 'Book ' || n, '', (enum_range(null::"ProductCategory"))[1 + n % 10], 'good',
                 case when n % 50 = 1 then 0 else 100 + (n * 7919) % 20000 end, n % 4,
                 case n % 50 when 1 then 'free' when 2 then 'wanted' else 'sale' end,
                 case when n % 20 = 3 then 'CS ' || (1000 + n % 900) end, case when n % 20 = 3 then '9780262033848' end, now()
            from generate_series(1, 2000) n
            join (select id, row_number() over () as place from users) u on u.place = 1 + n % 400`)
      })
    }
    await campus.command(async (ctx) => {
      ctx.write(sql`
        insert into blocks (user_id, other_id, mine, theirs)
        select a.id, b.id, true, true from users a join users b on b.id <> a.id where a.email like 'seller1_@%'`)
    })
    await analyze('products', 'users', 'blocks')
  })

  test.each<[object, string]>([
    [{}, 'products_newest_hot'],
    [{ cursor: writeCursor(['newest', '0199aaaa-0000-7000-8000-000000000000']) }, 'products_newest_hot'],
    ...Category.options.map((category): [object, string] => [{ category }, `products_${category}_hot`]),
    [{ course: 'cs 1003' }, 'products_course_hot'],
    [{ isbn: '0262033844' }, 'products_isbn_hot'],
    [{ category: 'furniture', branch: 'desks' }, 'products_'],
    [{ kind: 'wanted' }, 'products_kind_hot'],
    [{ sort: 'price_asc' }, 'products_price_hot'],
    [{ sort: 'price_desc' }, 'products_price_hot'],
    [
      { sort: 'price_asc', cursor: writeCursor(['price_asc', 900, '0199aaaa-0000-7000-8000-000000000000']) },
      'products_price_hot',
    ],
  ])('the list for %j reads its index and neither sorts nor scans', async (asked, index) => {
    const query = listProducts.schema.querystring.parse(asked)
    const plan = await planOf(campus, catalogueQuery(buyer.viewer, query, (query.sort as Order) ?? 'newest'))
    expect(plan.join('\n')).toContain(index)
    expect(plan.filter((step) => /Sort|Seq Scan/.test(step))).toEqual([])
  })

  test('what was named by the search is read by its key', async () => {
    const query = { ...listProducts.schema.querystring.parse({}), q: 'book' }
    for (const sort of ['relevance', 'price_asc', 'newest'] as const) {
      const plan = await planOf(campus, foundQuery(buyer.viewer, query, sort, []))
      expect(plan.join('\n')).toMatch(/Index Scan products_(pkey|newest_hot)/)
      expect(plan.filter((step) => /Seq Scan/.test(step))).toEqual([])
    }
  })
})
