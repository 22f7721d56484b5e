import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { getShell } from '../../analytics/contract.ts'
import { newId } from '../../http/contract.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { deleteProduct, getProduct, updateProduct } from '../contract.ts'
import { pauseProduct, publishProduct } from '../listing/contract.ts'
import { sell } from '../testing.ts'
import { acceptPrices, getCart, putInCart, removeFromCart } from './contract.ts'

const HOUR = 3_600_000

afterEach(() => {
  clock.offsetMs = 0
})

const usd = (amount: number) => ({ amount, currency: 'usd' as const })
const at = ({ id }: { id: string }) => ({ params: { productId: id } })

async function shop() {
  const campus = await makeCampus()
  const [leo, ana, maya] = await Promise.all([
    campus.student('Leo'),
    campus.student('Ana'),
    campus.student('Maya'),
  ])
  const [lamp, mugs] = await Promise.all([
    sell(leo, { title: 'Lamp', price: usd(2_500) }),
    sell(ana, { title: 'Mugs', price: usd(300), stock: 5 }),
  ])
  return { campus, leo, ana, maya, lamp, mugs }
}

test('another school’s products cannot be put in the cart, and its carts are not seen', async () => {
  const { maya, lamp } = await shop()
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  const stranger = await (await makeCampus()).student()
  await expect(stranger(putInCart, { ...at(lamp), body: { quantity: 1 } })).rejects.toMatchObject({
    status: 404,
  })
  await expect(stranger(removeFromCart, at(lamp))).rejects.toMatchObject({ status: 404 })
  expect(await stranger(getCart)).toEqual({
    items: [],
    later: [],
    total: usd(0),
    surcharge: usd(0),
    sellers: 0,
    count: 0,
  })
})

test('the cart adds up over sellers, and wanting another number replaces the first', async () => {
  const { leo, maya, lamp, mugs } = await shop()
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  await maya(putInCart, { ...at(mugs), body: { quantity: 2 } })
  const cart = await maya(putInCart, { ...at(mugs), body: { quantity: 4 } })
  expect(cart).toMatchObject({
    items: [
      { product: { title: 'Lamp', mine: false }, quantity: 1, available: 1, lineTotal: usd(2_500) },
      {
        product: { title: 'Mugs', seller: { name: 'Ana' } },
        quantity: 4,
        available: 5,
        lineTotal: usd(1_200),
      },
    ],
    total: usd(3_700),
    sellers: 2,
    count: 5,
  })
  expect(await maya(getCart)).toEqual(cart)
  expect(await maya(getProduct, { params: { id: mugs.id } })).toMatchObject({ inCart: 4 })
  expect((await leo(getCart)).items).toEqual([])
})

test('removing twice is the same as once', async () => {
  const { maya, lamp } = await shop()
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  expect(await maya(removeFromCart, at(lamp))).toMatchObject({ items: [], count: 0 })
  expect(await maya(removeFromCart, at(lamp))).toMatchObject({ items: [], count: 0 })
})

test('one’s own listing is refused, and more than there is', async () => {
  const { leo, maya, lamp, mugs } = await shop()
  await expect(leo(putInCart, { ...at(lamp), body: { quantity: 1 } })).rejects.toMatchObject({
    status: 422,
    code: 'OWN_PRODUCT',
  })
  await expect(maya(putInCart, { ...at(mugs), body: { quantity: 6 } })).rejects.toMatchObject({
    status: 409,
    code: 'NOT_ENOUGH_LEFT',
    message: 'Only 5 of “Mugs” can be bought now.',
  })
  await expect(maya(putInCart, { ...at({ id: newId() }), body: { quantity: 1 } })).rejects.toMatchObject({
    status: 404,
  })
})

test.each([0, -1, 1.5, 100])('wanting %s of something is refused', async (quantity) => {
  const { maya, mugs } = await shop()
  await expect(maya(putInCart, { ...at(mugs), body: { quantity } })).rejects.toMatchObject({
    status: 422,
    fields: { quantity: expect.any(String) },
  })
})

test('what has gone stays in the cart, marked, and does not count', async () => {
  const { leo, ana, maya, lamp, mugs } = await shop()
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  await maya(putInCart, { ...at(mugs), body: { quantity: 4 } })
  await ana(updateProduct, { params: { id: mugs.id }, body: { stock: 3 } })
  await leo(pauseProduct, { params: { id: lamp.id } })
  expect(await maya(getCart)).toMatchObject({
    items: [
      { product: { title: 'Lamp', status: 'paused' }, available: 0 },
      { quantity: 4, available: 3, lineTotal: usd(1_200) },
    ],
    total: usd(900),
    sellers: 1,
  })
  await leo(deleteProduct, { params: { id: lamp.id } })
  const cart = await maya(getCart)
  expect(cart.items[0]).toMatchObject({ product: { title: 'Lamp', status: 'deleted' }, available: 0 })
  expect(await maya(removeFromCart, at(lamp))).toMatchObject({ items: [{ quantity: 4 }] })
})

test('a cart holds as many different things as one checkout takes', async () => {
  const { campus, leo, maya, lamp, mugs } = await shop()
  await campus.command((ctx) =>
    ctx.sql(sql`
      with made as (
        insert into products (id, seller_id, title, description, category, condition, price_amount, stock, updated_at)
        select app.uuid_v7(), ${leo.viewer.id}::uuid, 'Pen ' || n, '', 'other', 'new', 100, 1, now() from generate_series(1, 49) n
        returning id)
      insert into cart_items (user_id, product_id, quantity) select ${maya.viewer.id}::uuid, id, 1 from made`),
  )
  expect((await maya(putInCart, { ...at(mugs), body: { quantity: 1 } })).items).toHaveLength(50)
  await expect(maya(putInCart, { ...at(lamp), body: { quantity: 1 } })).rejects.toMatchObject({
    status: 409,
    code: 'CART_FULL',
  })
  expect(await maya(putInCart, { ...at(mugs), body: { quantity: 2 } })).toMatchObject({ count: 51 })
})

test('what is kept for later is no part of the checkout, and comes back as it was', async () => {
  const { leo, maya, lamp, mugs } = await shop()
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  await maya(putInCart, { ...at(mugs), body: { quantity: 2 } })
  const kept = await maya(putInCart, { ...at(lamp), body: { quantity: 1, later: true } })
  expect(kept).toMatchObject({
    items: [{ product: { title: 'Mugs' } }],
    later: [{ product: { title: 'Lamp' } }],
    total: usd(600),
    sellers: 1,
    count: 2,
  })
  expect((await maya(getShell)).cart).toBe(2)
  await pauseAndKeep(leo, maya, lamp)
  expect(await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })).toMatchObject({
    items: [{ product: { title: 'Lamp' } }, { product: { title: 'Mugs' } }],
    later: [],
  })
})

/** What is not for sale any more can be kept, and is put back only when it is again. */
async function pauseAndKeep(seller: Asker, buyer: Asker, product: { id: string }) {
  const params = { id: product.id }
  await seller(pauseProduct, { params })
  await buyer(putInCart, { ...at(product), body: { quantity: 1, later: true } })
  await expect(buyer(putInCart, { ...at(product), body: { quantity: 1 } })).rejects.toMatchObject({
    status: 404,
  })
  await seller(publishProduct, { params })
}

test('a new price is shown beside the old one until the buyer agrees to it', async () => {
  const { leo, maya, lamp } = await shop()
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  expect((await maya(getCart)).items[0]?.priceWas).toBeNull()
  const reprice = (amount: number) =>
    leo(updateProduct, { params: { id: lamp.id }, body: { price: usd(amount) } })
  await reprice(3_000)
  expect((await maya(getCart)).items[0]).toMatchObject({ priceWas: usd(2_500), lineTotal: usd(3_000) })
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  expect((await maya(getCart)).items[0]?.priceWas).toEqual(usd(2_500))
  await reprice(3_500)
  const agree = (amount: number) => maya(acceptPrices, { body: { prices: [{ productId: lamp.id, amount }] } })
  expect((await agree(3_000)).items[0]?.priceWas).toEqual(usd(3_000))
  expect((await agree(3_500)).items[0]?.priceWas).toBeNull()
  const stranger = await (await makeCampus()).student()
  await stranger(acceptPrices, { body: { prices: [{ productId: lamp.id, amount: 1 }] } })
  expect((await maya(getCart)).items[0]?.priceWas).toBeNull()
})

test('a cart that is left is spoken of once, a day later, and never again', async () => {
  const { campus, leo, maya, lamp, mugs } = await shop()
  const reminders = async () =>
    (await maya(listNotifications)).items.filter(({ kind }) => kind === 'cart_left').map(({ title }) => title)
  await maya(putInCart, { ...at(lamp), body: { quantity: 1 } })
  await maya(putInCart, { ...at(mugs), body: { quantity: 2 } })
  clock.offsetMs = 23 * HOUR
  await campus.runJobs()
  expect(await reminders()).toEqual([])
  for (const hours of [25, 49, 24 * 7]) {
    clock.offsetMs = hours * HOUR
    await campus.runJobs()
    expect(await reminders()).toEqual(['Still in your cart: Lamp and 1 more'])
  }
  // Begun anew, and everything in it is sold meanwhile: nothing is left to come back for.
  const ben = await campus.student('Ben')
  await ben(putInCart, { ...at(lamp), body: { quantity: 1 } })
  await leo(deleteProduct, { params: { id: lamp.id } })
  clock.offsetMs = 24 * 8 * HOUR + HOUR
  await campus.runJobs()
  expect((await ben(listNotifications)).items).toEqual([])
})
