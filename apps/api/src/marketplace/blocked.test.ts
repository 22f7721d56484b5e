import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { buy, fillWallet } from '../../test/money.ts'
import { checkout, getOrder } from '../orders/contract.ts'
import { block, unblock } from '../people/contract.ts'
import { getCart, putInCart } from './cart/contract.ts'
import { deleteProduct, getProduct, listProducts, type ProductDetail, updateProduct } from './contract.ts'
import { sell } from './testing.ts'

let campus: TestCampus
let leo: Asker
let maya: Asker
let book: ProductDetail

beforeEach(async () => {
  campus = await makeCampus()
  ;[leo, maya] = [await campus.student('Leo Seller'), await campus.student('Maya Buyer')]
  book = await sell(leo)
})

/** Whoever of the two blocked the other. */
describe.each(['the buyer', 'the seller'])('when %s has blocked the other', (who) => {
  const shut = () =>
    who === 'the buyer'
      ? maya(block, { params: { id: leo.viewer.id } })
      : leo(block, { params: { id: maya.viewer.id } })

  test('what they sell is in no list and on no page', async () => {
    await shut()
    expect((await maya(listProducts)).items).toEqual([])
    expect((await maya(listProducts, { querystring: { seller: leo.viewer.id } })).items).toEqual([])
    expect((await maya(listProducts, { querystring: { q: 'calculus', sort: 'price_asc' } })).items).toEqual(
      [],
    )
    for (const ask of [
      () => maya(getProduct, { params: { id: book.id } }),
      () => maya(updateProduct, { params: { id: book.id }, body: { title: 'Mine now' } }),
      () => maya(deleteProduct, { params: { id: book.id } }),
      () => maya(putInCart, { params: { productId: book.id }, body: { quantity: 1 } }),
    ])
      await expect(ask()).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect((await (await campus.student('Eve'))(listProducts)).items).toHaveLength(1)
  })

  test('what waits in the cart cannot be bought, by any way', async () => {
    await fillWallet(campus, maya, 20_000)
    await maya(putInCart, { params: { productId: book.id }, body: { quantity: 1 } })
    await shut()
    expect(await maya(getCart)).toMatchObject({ items: [{ available: 0 }], total: { amount: 0 }, sellers: 0 })
    for (const items of [undefined, [{ productId: book.id, quantity: 1 }]])
      await expect(
        maya(checkout, {
          body: { method: 'wallet', ...(items ? { items } : {}) },
          idempotencyKey: randomUUID(),
        }),
      ).rejects.toMatchObject({ status: 404 })
    expect((await leo(getProduct, { params: { id: book.id } })).stock).toBe(1)
  })

  test('an order from before goes on, and both still see it', async () => {
    await fillWallet(campus, maya, 20_000)
    const { orders } = await buy(maya, [book], 'wallet')
    await shut()
    for (const person of [leo, maya])
      expect(await person(getOrder, { params: { id: orders[0]!.id } })).toMatchObject({ state: 'held' })
  })
})

test('after the block everything can be bought again', async () => {
  await maya(block, { params: { id: leo.viewer.id } })
  await maya(unblock, { params: { id: leo.viewer.id } })
  expect((await maya(listProducts)).items).toHaveLength(1)
})

test('whoever looks after the school still takes down what is reported', async () => {
  const moderator = await campus.moderator()
  await leo(block, { params: { id: moderator.viewer.id } })
  await moderator(deleteProduct, { params: { id: book.id } })
  await expect(leo(getProduct, { params: { id: book.id } })).rejects.toMatchObject({ status: 404 })
})
