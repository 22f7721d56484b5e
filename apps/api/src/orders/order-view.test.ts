import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { buy, fillWallet, list, makeMarket } from '../../test/money.ts'
import { quoteFee } from './checkout/contract.ts'
import type { Checkout } from './contract.ts'
import * as orders from './contract.ts'

test('orders are listed to their two people; a checkout and an order are not there for anyone else', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller, { stock: 5 })
  await fillWallet(campus, buyer, 20_000)
  const bought: Checkout[] = []
  for (let n = 0; n < 3; n++) bought.unshift(await buy(buyer, [book], 'wallet'))
  const ids = bought.map(({ orders: [order] }) => order?.id ?? '')
  const first = await buyer(orders.listOrders, { querystring: { limit: 2 } })
  const rest = await buyer(orders.listOrders, { querystring: { limit: 2, cursor: first.nextCursor ?? '' } })
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids)
  expect(rest.nextCursor).toBeNull()
  expect(
    (await seller(orders.listOrders, { querystring: { role: 'seller', status: 'held' } })).items,
  ).toHaveLength(3)
  const elsewhere = await makeMarket()
  const id = ids[0] ?? ''
  for (const stranger of [await campus.student('Eve'), elsewhere.buyer, await elsewhere.campus.admin()]) {
    expect((await stranger(orders.listOrders, { querystring: {} })).items).toEqual([])
    for (const question of [
      () => stranger(orders.getOrder, { params: { id } }),
      () => stranger(orders.getCheckout, { params: { id: bought[0]?.checkoutId ?? '' } }),
      () => stranger(orders.cancelCheckout, { params: { id: bought[0]?.checkoutId ?? '' } }),
      () => stranger(orders.cancelOrder, { params: { id }, body: {} }),
      () => stranger(orders.handOff, { params: { id }, body: { code: '000000' } }),
      () => stranger(orders.refundOrder, { params: { id }, body: {}, idempotencyKey: randomUUID() }),
    ])
      await expect(question()).rejects.toMatchObject({ status: 404 })
  }
})

test('each sees of an order what concerns them', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await fillWallet(campus, buyer, 2_000)
  const {
    orders: [order],
  } = await buy(buyer, [await list(campus, seller)], 'wallet')
  const params = { id: order?.id ?? '' }
  const [bought, sold, watched] = [
    await buyer(orders.getOrder, { params }),
    await seller(orders.getOrder, { params }),
    await (await campus.moderator())(orders.getOrder, { params }),
  ]
  expect(bought).toMatchObject({
    role: 'buyer',
    fee: null,
    sellerNet: null,
    handoffCode: expect.stringMatching(/^\d{6}$/),
  })
  expect(sold).toMatchObject({
    role: 'seller',
    fee: { amount: 40 },
    sellerNet: { amount: 1_959 },
    handoffCode: null,
  })
  expect(watched).toMatchObject({ role: 'staff', fee: { amount: 40 }, handoffCode: null })
  expect(sold.timeline.map(({ state }) => state)).toEqual(['awaiting_payment', 'held'])
  expect([bought.may, sold.may, watched.may]).toEqual([
    { cancel: true, handOff: false, refund: false, pay: false, receive: true, ship: false },
    { cancel: true, handOff: true, refund: true, pay: false, receive: false, ship: false },
    { cancel: false, handOff: false, refund: true, pay: false, receive: false, ship: false },
  ])
})

test('anyone is told what a seller would get', async () => {
  const { campus } = await makeMarket()
  const quote = await campus.anyone(quoteFee, { querystring: { amount: 5_000 } })
  expect(quote).toMatchObject({
    fee: { amount: 100 },
    processing: { amount: 175 },
    sellerNet: { amount: 4_725 },
    capped: false,
  })
})
