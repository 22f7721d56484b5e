import { randomUUID } from 'node:crypto'
import { balanceOf } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { app } from '../../../test/campus.ts'
import { buy, expectSoundBooks, fillWallet, list, makeMarket } from '../../../test/money.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'

test('a purchase from the wallet is held, with its fee, and everyone is told', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller, { price: 1_999, stock: 3 })
  await fillWallet(campus, buyer, 5_000)
  const bought = await buy(buyer, [{ id: book.id, quantity: 2 }], 'wallet')
  expect(bought).toMatchObject({ total: { amount: 3_998 }, payment: { status: 'paid', method: 'wallet' } })
  const [summary] = bought.orders
  expect(summary).toMatchObject({
    state: 'held',
    title: 'Calculus book',
    itemCount: 2,
    role: 'buyer',
    seller: { name: 'Sue Seller' },
  })
  expect(summary?.reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  expect(await buyer(payments.getWallet)).toMatchObject({ balance: { amount: 1_002 } })
  expect(await seller(payments.getWallet)).toMatchObject({
    balance: { amount: 0 },
    incoming: { amount: 3_918 },
  })
  expect(await campus.read(({ db }) => db.product.findFirst({ where: { id: book.id } }))).toMatchObject({
    stock: 1,
    reserved: 2,
  })
  await expectSoundBooks(campus)
})

test('order_created carries what its consumers were promised', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const desk = await list(campus, seller, { title: 'Desk', price: 30_000 })
  await fillWallet(campus, buyer, 30_000)
  const {
    checkoutId,
    orders: [order],
    reservedUntil,
  } = await buy(buyer, [desk], 'wallet')
  const messages = await campus.read((ctx) =>
    ctx.sql<{ topic: string; payload: object }>(
      sql`select topic, payload from outbox where topic like 'order_%' order by seq`,
    ),
  )
  expect(messages.map(({ topic }) => topic)).toEqual(['order_created', 'order_paid'])
  expect(messages[0]?.payload).toEqual({
    order_id: order?.id,
    checkout_id: checkoutId,
    buyer_id: buyer.viewer.id,
    seller_id: seller.viewer.id,
    school_id: campus.school.id,
    items: [{ product_id: desk.id, title: 'Desk', quantity: 1, unit_amount: 30_000 }],
    subtotal: 30_000,
    fee: { amount: 500, rate_bps: 200, cap: 500, capped: true },
    processing: 0,
    currency: 'usd',
    method: 'wallet',
    reserved_until: reservedUntil,
  })
})

test('the whole cart is bought, one order for each seller, and is empty afterwards', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const other = await campus.student('Olaf Other')
  const things = [
    await list(campus, seller, { price: 5_000 }),
    await list(campus, seller, { price: 700 }),
    await list(campus, other, { price: 30_000 }),
  ]
  await campus.command(({ db }) =>
    db.cartItem.createMany({
      data: things.map(({ id }) => ({ userId: buyer.viewer.id, productId: id, quantity: 1 })),
    }),
  )
  await fillWallet(campus, buyer, 40_000)
  const bought = await buyer(orders.checkout, { body: { method: 'wallet' }, idempotencyKey: randomUUID() })
  expect(bought.orders.map(({ total, itemCount }) => [total.amount, itemCount]).sort()).toEqual([
    [30_000, 1],
    [5_700, 2],
  ])
  expect(await campus.read(({ db }) => db.cartItem.count())).toBe(0)
  const rows = await campus.read(({ db }) => db.order.findMany({ orderBy: { subtotal: 'asc' } }))
  expect(rows.map(({ fee }) => fee)).toEqual([114, 500])
  await expect(
    buyer(orders.checkout, { body: { method: 'wallet' }, idempotencyKey: randomUUID() }),
  ).rejects.toMatchObject({
    status: 422,
    code: 'EMPTY_CART',
  })
})

test('the cost of one card payment is shared by the orders, to the cent', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const other = await campus.student('Olaf Other')
  await buy(
    buyer,
    [await list(campus, seller, { price: 3_333 }), await list(campus, other, { price: 1_667 })],
    'card',
  )
  const rows = await campus.read(({ db }) => db.order.findMany({ orderBy: { subtotal: 'asc' } }))
  expect(rows.map(({ processing }) => processing)).toEqual([58, 117])
})

test('what cannot be bought is refused, and nothing of the checkout stays', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const [book, sold, gone, mine] = [
    await list(campus, seller),
    await list(campus, seller, { title: 'Lamp', stock: 0 }),
    await list(campus, seller),
    await list(campus, buyer, { title: 'My bike' }),
  ]
  await campus.command(({ db }) =>
    db.product.updateMany({ where: { id: gone.id }, data: { status: 'deleted' } }),
  )
  const elsewhere = await makeMarket()
  const theirs = await list(elsewhere.campus, elsewhere.seller)
  const cases = [
    [sold.id, 409, 'OUT_OF_STOCK', /Lamp/],
    [mine.id, 422, 'OWN_PRODUCT', /My bike/],
    [gone.id, 404, 'NOT_FOUND', /./],
    [theirs.id, 404, 'NOT_FOUND', /./],
    [randomUUID(), 404, 'NOT_FOUND', /./],
  ] as const
  await fillWallet(campus, buyer, 10_000)
  for (const [id, status, code, message] of cases) {
    const refused = buy(buyer, [book, { id }], 'wallet')
    await expect(refused).rejects.toMatchObject({ status, code, message: expect.stringMatching(message) })
    if (status === 409) await expect(refused).rejects.toMatchObject({ fields: { [id]: expect.any(String) } })
  }
  expect(await campus.read(({ db }) => db.product.findFirst({ where: { id: book.id } }))).toMatchObject({
    stock: 1,
    reserved: 0,
  })
  expect(await campus.read(({ db }) => db.checkout.count())).toBe(0)
  expect(await campus.read(({ db }) => db.idempotencyKey.count())).toBe(0)
})

test('a wallet that is too light buys nothing', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller, { price: 1_999 })
  await fillWallet(campus, buyer, 1_998)
  await expect(buy(buyer, [book], 'wallet')).rejects.toMatchObject({
    status: 409,
    code: 'INSUFFICIENT_FUNDS',
  })
  expect(await campus.read((ctx) => balanceOf(ctx, 'wallet', buyer.viewer.id))).toBe(1_998)
  await expectSoundBooks(campus)
})

test('by card there is a least sum, and for all a largest', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await expect(buy(buyer, [await list(campus, seller, { price: 49 })], 'card')).rejects.toMatchObject({
    code: 'TOTAL_TOO_SMALL',
  })
  const castle = await list(campus, seller, { price: 99_999_999, stock: 99 })
  await expect(buy(buyer, [{ id: castle.id, quantity: 99 }], 'wallet')).rejects.toMatchObject({
    code: 'TOTAL_TOO_LARGE',
  })
})

test('a checkout needs an Idempotency-Key that can be one', async () => {
  const { campus, buyer } = await makeMarket()
  const headers = { host: campus.host, authorization: `Bearer ${buyer.token}` }
  for (const key of [undefined, '', ' ', 'x'.repeat(201)]) {
    const sent = { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) }
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/checkout',
      headers: sent,
      payload: { method: 'wallet' },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED'])
  }
})

test.each(['wallet', 'card'] as const)(
  'by %s, the same key and body is the same checkout, at once and later; another body is refused',
  async (method) => {
    const { campus, seller, buyer } = await makeMarket()
    const book = await list(campus, seller, { stock: 10 })
    await fillWallet(campus, buyer, 20_000)
    const key = randomUUID()
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => buy(buyer, [book], method, key)))
    const made = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    expect(new Set(made.map(({ checkoutId }) => checkoutId)).size).toBe(1)
    expect(refused.every((code) => code === 'IDEMPOTENCY_KEY_IN_USE')).toBe(true)
    expect(await buy(buyer, [book], method, key)).toEqual(made[0])
    expect(await campus.read(({ db }) => db.order.count())).toBe(1)
    await expect(buy(buyer, [{ id: book.id, quantity: 2 }], method, key)).rejects.toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
    await expectSoundBooks(campus)
  },
)

test('two people may use the same key', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const eve = await campus.student('Eve')
  const book = await list(campus, seller, { stock: 2 })
  await fillWallet(campus, buyer, 2_000)
  await fillWallet(campus, eve, 2_000)
  const [first, second] = [await buy(buyer, [book], 'wallet', 'one'), await buy(eve, [book], 'wallet', 'one')]
  expect(first.checkoutId).not.toBe(second.checkoutId)
})

test('one product under two spellings of its id is one line', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller, { price: 1_000, stock: 2 })
  const bought = await buy(buyer, [book, { id: book.id.toUpperCase() }], 'card')
  expect(bought).toMatchObject({ total: { amount: 2_000 }, orders: [{ itemCount: 2 }] })
  await expectSoundBooks(campus)
})
