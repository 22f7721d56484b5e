import { sql } from '@banter/tenants/database'
import { describe, expect, test } from 'vitest'
import { type Asker, app, makeCampus } from '../../test/campus.ts'
import { newId } from '../http/contract.ts'
import { createProduct, deleteProduct, getProduct, listProducts, updateProduct } from './contract.ts'
import { pauseProduct, publishProduct } from './listing/contract.ts'
import { book, sell } from './testing.ts'

const at = ({ id }: { id: string }) => ({ params: { id } })

async function twoStudents() {
  const campus = await makeCampus()
  const [seller, other, moderator] = await Promise.all([
    campus.student('Leo'),
    campus.student('Maya'),
    campus.moderator(),
  ])
  return { campus, seller, other, moderator }
}

test('another school can neither see, change nor take down a listing', async () => {
  const [here, there] = await Promise.all([makeCampus(), makeCampus()])
  const product = await sell(await here.student())
  const stranger = await there.admin()
  const gone = { status: 404, code: 'NOT_FOUND' }
  await expect(stranger(getProduct, at(product))).rejects.toMatchObject(gone)
  await expect(stranger(updateProduct, { ...at(product), body: { title: 'Mine' } })).rejects.toMatchObject(
    gone,
  )
  await expect(stranger(deleteProduct, at(product))).rejects.toMatchObject(gone)
  await expect(stranger(pauseProduct, at(product))).rejects.toMatchObject(gone)
})

describe('listing something', () => {
  test('the listing is there, told once, and the same for the same id and words', async () => {
    const { campus, seller } = await twoStudents()
    const id = newId()
    const [first, second] = await Promise.all([sell(seller, { id }), sell(seller, { id })])
    expect(first).toMatchObject({ id, ...book, stock: 1, status: 'active', mine: true, inCart: 0 })
    expect(second).toEqual(first)
    expect(await sell(seller, { id })).toEqual(first)
    const said = await campus.read((ctx) =>
      ctx.sql(sql`select payload from outbox where topic = 'product_created'`),
    )
    expect(said).toEqual([
      {
        payload: {
          product_id: id,
          seller_id: seller.viewer.id,
          school_id: campus.school.id,
          title: book.title,
          kind: 'sale',
          category: 'textbooks',
          branch: null,
          condition: 'good',
          price: book.price,
          course: null,
          isbn: null,
          status: 'active',
        },
      },
    ])
  })

  test('an id that stands for something else is refused, whoever asks', async () => {
    const { seller, other } = await twoStudents()
    const id = newId()
    await sell(seller, { id })
    const taken = { status: 409, code: 'ID_TAKEN' }
    await expect(sell(seller, { id, title: 'Another book' })).rejects.toMatchObject(taken)
    await expect(sell(seller, { id, stock: 2 })).rejects.toMatchObject(taken)
    await expect(sell(other, { id })).rejects.toMatchObject(taken)
    await seller(deleteProduct, at({ id }))
    await expect(sell(seller, { id })).rejects.toMatchObject(taken)
  })

  test('two schools may use the same id', async () => {
    const [here, there] = await Promise.all([makeCampus(), makeCampus()])
    const id = newId()
    await sell(await here.student(), { id })
    expect(await sell(await there.student(), { id, title: 'Not the same' })).toMatchObject({ id })
  })

  test('an id from the future, or in no order, cannot hold the top of the shop', async () => {
    const { seller } = await twoStudents()
    await expect(sell(seller, { id: newId(Date.now() + 3_600_000) })).rejects.toMatchObject({
      status: 422,
      code: 'ID_AHEAD',
    })
    await expect(sell(seller, { id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' })).rejects.toMatchObject({
      status: 422,
      fields: { id: expect.any(String) },
    })
  })

  test.each([
    ['price.amount', { price: { amount: -100, currency: 'usd' } }],
    ['price.amount', { price: { amount: 19.99, currency: 'usd' } }],
    ['price.amount', { price: { amount: 1_000_001, currency: 'usd' } }],
    ['price.amount', { price: { amount: 9e15, currency: 'usd' } }],
    ['price.amount', { price: { amount: '100', currency: 'usd' } }],
    ['price.currency', { price: { amount: 100, currency: 'eur' } }],
    ['title', { title: '  x ' }],
    ['title', { title: 'x'.repeat(121) }],
    ['description', { description: 'x'.repeat(4_001) }],
    ['stock', { stock: 0 }],
    ['stock', { stock: 1.5 }],
    ['category', { category: 'weapons' }],
    ['sellerId', { sellerId: newId() }],
  ])('a wrong %s is refused and nothing is written', async (field, wrong) => {
    const { seller } = await twoStudents()
    const error = await sell(seller, wrong as object).catch((error) => error)
    expect(error).toMatchObject({ status: 422 })
    expect(Object.keys(error.fields).some((name) => name === field || name === '_')).toBe(true)
    expect((await seller(listProducts)).items).toEqual([])
  })

  test('text is kept as it was written', async () => {
    const { seller } = await twoStudents()
    const nasty = '<script>alert("1")</script> & “quotes” 日本 💸'
    const { id } = await sell(seller, { title: nasty, description: `${nasty}\n\u202e` })
    expect(await seller(getProduct, at({ id }))).toMatchObject({
      title: nasty,
      description: `${nasty}\n\u202e`,
    })
  })

  test('a title that reads other than it is written is refused', async () => {
    const { seller } = await twoStudents()
    const turned = sell(seller, { title: 'Bike \u202e00.5$' })
    await expect(turned).rejects.toMatchObject({ status: 422, fields: { title: expect.any(String) } })
  })

  test('a zero byte is refused, not a failure', async () => {
    const { seller } = await twoStudents()
    await expect(sell(seller, { title: 'abc\u0000def' })).rejects.toMatchObject({ status: 422 })
  })
})

describe('changing a listing', () => {
  test('its seller changes what is given and nothing else', async () => {
    const { campus, seller } = await twoStudents()
    const product = await sell(seller)
    const body = { title: 'Calculus, 2nd edition', price: { amount: 4_500, currency: 'usd' as const } }
    expect(await seller(updateProduct, { ...at(product), body })).toMatchObject({
      ...book,
      ...body,
      createdAt: product.createdAt,
    })
    const [said] = await campus.read((ctx) =>
      ctx.sql(
        sql`select payload->'price'->'amount' as amount, payload->'old_price'->'amount' as was from outbox where topic = 'product_updated'`,
      ),
    )
    expect(said).toEqual({ amount: 4_500, was: 6_000 })
  })

  test('somebody else may not, a moderator neither', async () => {
    const { seller, other, moderator } = await twoStudents()
    const product = await sell(seller)
    for (const person of [other, moderator]) {
      const refused = { status: 403, code: 'NOT_YOUR_PRODUCT' }
      await expect(person(updateProduct, { ...at(product), body: { stock: 9 } })).rejects.toMatchObject(
        refused,
      )
      await expect(person(pauseProduct, at(product))).rejects.toMatchObject(refused)
    }
  })

  test('a paused listing is hidden from others until it is offered again', async () => {
    const { seller, other, moderator } = await twoStudents()
    const product = await sell(seller)
    expect(await seller(pauseProduct, at(product))).toMatchObject({ status: 'paused' })
    expect(await seller(pauseProduct, at(product))).toMatchObject({ status: 'paused' })
    await expect(other(getProduct, at(product))).rejects.toMatchObject({ status: 404 })
    await expect(other(publishProduct, at(product))).rejects.toMatchObject({ status: 404 })
    expect(await moderator(getProduct, at(product))).toMatchObject({ status: 'paused' })
    expect((await other(listProducts)).items).toEqual([])
    expect(await seller(publishProduct, at(product))).toMatchObject({ status: 'active' })
    expect(await other(getProduct, at(product))).toMatchObject({ id: product.id, mine: false })
  })

  test('unknown fields and an empty body are told apart from a change', async () => {
    const { seller } = await twoStudents()
    const product = await sell(seller)
    const body = { status: 'deleted' } as object
    await expect(seller(updateProduct, { ...at(product), body })).rejects.toMatchObject({ status: 422 })
    expect(await seller(updateProduct, { ...at(product), body: {} })).toMatchObject({ title: book.title })
  })
})

describe('taking a listing down', () => {
  test('its seller and a moderator may, another student may not', async () => {
    const { seller, other, moderator } = await twoStudents()
    const [one, two] = await Promise.all([sell(seller), sell(seller)])
    await expect(other(deleteProduct, at(one))).rejects.toMatchObject({ code: 'NOT_YOUR_PRODUCT' })
    expect(await seller(deleteProduct, at(one))).toBeNull()
    expect(await seller(deleteProduct, at(one))).toBeNull()
    expect(await moderator(deleteProduct, at(two))).toBeNull()
    for (const product of [one, two]) {
      await expect(seller(getProduct, at(product))).rejects.toMatchObject({ status: 404 })
      await expect(seller(publishProduct, at(product))).rejects.toMatchObject({ status: 404 })
      await expect(other(deleteProduct, at(product))).rejects.toMatchObject({ status: 404 })
    }
  })

  test('the row stays for the orders that name it, and it is told once', async () => {
    const { campus, seller } = await twoStudents()
    const product = await sell(seller)
    await seller(deleteProduct, at(product))
    await seller(deleteProduct, at(product))
    const rows = await campus.read((ctx) =>
      ctx.sql(sql`select p.status::text, (select count(*) from outbox where topic = 'product_deleted') as told
                    from products p where p.id = ${product.id}::uuid`),
    )
    expect(rows).toEqual([{ status: 'deleted', told: 1 }])
  })
})

test('somebody whose address is not confirmed cannot sell', async () => {
  const campus = await makeCampus()
  const unverified = await campus.student()
  await campus.command((ctx) =>
    ctx.db.user.updateMany({ where: { id: unverified.viewer.id }, data: { emailVerifiedAt: null } }),
  )
  await expect(sell(unverified)).rejects.toSatisfy((error: { status: number }) =>
    [401, 403].includes(error.status),
  )
})

test('broken JSON and a wrong content type are refused', async () => {
  const { campus, seller } = await twoStudents()
  const post = (type: string, payload: string) => postRaw(campus.host, seller, type, payload)
  expect((await post('application/json', '{"title":')).statusCode).toBe(400)
  expect((await post('text/plain', JSON.stringify(book))).statusCode).toBe(415)
  expect(
    (await post('application/json', JSON.stringify({ ...book, description: 'x'.repeat(300_000) })))
      .statusCode,
  ).toBe(413)
})

function postRaw(host: string, { token }: Asker, type: string, payload: string) {
  const headers = { host, authorization: `Bearer ${token}`, 'content-type': type }
  return app.inject({ method: createProduct.method, url: '/api/v1/products', headers, payload })
}
