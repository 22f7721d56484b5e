import { balanceOf } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import type { TestCampus } from '../../../test/campus.ts'
import {
  buy,
  expectSoundBooks,
  fillWallet,
  list,
  makeMarket,
  payByCard,
  stripeCalls,
} from '../../../test/money.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'
import { quoteFee } from './contract.ts'

const payer = (campus: TestCampus, processingFeePayer: 'platform' | 'seller' | 'buyer') =>
  campus.command(({ db }) =>
    db.school.updateMany({ where: { id: campus.school.id }, data: { processingFeePayer } }),
  )

afterEach(() => {
  clock.offsetMs = 0
})

/** The directory has the school as it was read last. */
const read = () => {
  clock.offsetMs += 60_000
}

async function marketWhere(who: Parameters<typeof payer>[1]) {
  const market = await makeMarket()
  await payer(market.campus, who)
  read()
  return market
}

test.each([
  ['platform', 0, 0],
  ['seller', 175, 0],
  ['buyer', 0, 180],
] as const)(
  'where the %s bears the card’s cost, it is that one’s line',
  async (who, processing, surcharge) => {
    const { campus, seller, buyer } = await marketWhere(who)
    const bought = await buy(buyer, [await list(campus, seller, { price: 5_000 })], 'card')
    expect(bought).toMatchObject({
      total: { amount: 5_000 + surcharge },
      surcharge: { amount: surcharge },
      orders: [{ total: { amount: 5_000 + surcharge } }],
    })
    const [row] = await campus.read(({ db }) => db.order.findMany())
    expect(row).toMatchObject({ subtotal: 5_000, fee: 100, processing, surcharge })
    await payByCard(campus, bought)
    await expectSoundBooks(campus)
  },
)

test('what the buyer bears is a line of the payment page, held with the price, and pays for the card', async () => {
  const { campus, seller, buyer } = await marketWhere('buyer')
  const other = await campus.student('Olaf Other')
  const bought = await buy(
    buyer,
    [
      await list(campus, seller, { price: 4_000 }),
      await list(campus, other, { title: 'Lamp', price: 1_000 }),
    ],
    'card',
  )
  const page = (await stripeCalls(campus)).find(({ path }) => path === '/v1/checkout/sessions')
  expect(JSON.stringify(page?.params.line_items)).toMatch(/Card processing, at cost.*|180/)
  expect(JSON.stringify(page?.params.line_items)).toContain('Card processing, at cost')
  await payByCard(campus, bought)
  const rows = await campus.read(({ db }) => db.order.findMany({ orderBy: { subtotal: 'asc' } }))
  expect(rows.map(({ surcharge, state }) => [surcharge, state])).toEqual([
    [36, 'held'],
    [144, 'held'],
  ])
  for (const { id, subtotal, surcharge } of rows)
    expect(await campus.read((ctx) => balanceOf(ctx, 'order_escrow', id))).toBe(subtotal + surcharge)
  for (const { id, sellerId } of rows) {
    const code = (await buyer(orders.getOrder, { params: { id } })).handoffCode ?? ''
    const who = sellerId === seller.viewer.id ? seller : other
    await who(orders.handOff, { params: { id }, body: { code } })
  }
  await campus.runJobs()
  expect((await seller(payments.getWallet)).balance.amount).toBe(3_920)
  // The card took what the buyer paid for it, to the cent.
  expect(await campus.read((ctx) => balanceOf(ctx, 'stripe_fees'))).toBe(0)
  await expectSoundBooks(campus)
})

test('the price a seller types is quoted as this school shares the cost', async () => {
  for (const [who, expected] of [
    ['platform', { processing: { amount: 0 }, surcharge: { amount: 0 }, sellerNet: { amount: 4_900 } }],
    ['seller', { processing: { amount: 175 }, surcharge: { amount: 0 }, sellerNet: { amount: 4_725 } }],
    ['buyer', { processing: { amount: 0 }, surcharge: { amount: 180 }, sellerNet: { amount: 4_900 } }],
  ] as const) {
    const { seller } = await marketWhere(who)
    expect(await seller(quoteFee, { querystring: { amount: 5_000 } })).toMatchObject(expected)
  }
})

test('in person nothing is paid here and nothing is taken, but the handoff is the same', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller, { price: 5_000 })
  const bought = await buy(buyer, [book], 'in_person')
  expect(bought).toMatchObject({ payment: { status: 'paid', method: 'in_person' }, total: { amount: 5_000 } })
  expect(bought.payment.redirectUrl).toBeUndefined()
  const [order] = bought.orders
  const id = order?.id ?? ''
  const { handoffCode, state } = await buyer(orders.getOrder, { params: { id } })
  expect([state, handoffCode]).toEqual(['held', expect.stringMatching(/^\d{6}$/)])
  expect(await seller(orders.getOrder, { params: { id } })).toMatchObject({
    fee: { amount: 0 },
    sellerNet: { amount: 5_000 },
  })
  await seller(orders.handOff, { params: { id }, body: { code: handoffCode ?? '' } })
  await campus.runJobs()
  expect(await buyer(orders.getOrder, { params: { id } })).toMatchObject({ state: 'settled' })
  expect(await campus.read(({ db }) => db.ledgerTxn.count())).toBe(0)
  // The school itself is a customer there, for its subscription.
  expect((await stripeCalls(campus)).filter(({ metadata }) => metadata?.kind !== 'subscription')).toEqual([])
  const product = await campus.read(({ db }) => db.product.findFirst({ where: { id: book.id } }))
  expect([product?.stock, product?.reserved]).toEqual([0, 0])
  await expectSoundBooks(campus)
})

test('what is for free is taken without money, and what is wanted or swapped cannot be bought', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const kinds = ['free', 'swap', 'wanted'] as const
  const [gift, ...others] = await Promise.all(
    kinds.map(async (kind) => {
      const product = await list(campus, seller, { price: 1 })
      await campus.command(({ db }) =>
        db.product.updateMany({ where: { id: product.id }, data: { kind, priceAmount: 0 } }),
      )
      return product
    }),
  )
  for (const other of others)
    await expect(buy(buyer, [other], 'wallet')).rejects.toMatchObject({ code: 'OUT_OF_STOCK' })
  if (!gift) throw new Error('There is a gift.')
  const taken = await buy(buyer, [gift], 'wallet')
  expect(taken).toMatchObject({ total: { amount: 0 }, payment: { status: 'paid' } })
  expect(await campus.read(({ db }) => db.ledgerTxn.count())).toBe(0)
  await expectSoundBooks(campus)
})

test('a buyer keeps few things from others without paying, also when they ask for them all at once', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const things = await list(campus, seller, { stock: 99 })
  for (const [method, most, code] of [
    ['card', 3, 'TOO_MANY_UNPAID'],
    ['in_person', 5, 'TOO_MANY_IN_PERSON'],
  ] as const) {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => buy(buyer, [things], method)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(most)
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 409, code })
  }
  const [unpaid] = await campus.read(({ db }) => db.checkout.findMany({ where: { method: 'card' } }))
  await buyer(orders.cancelCheckout, { params: { id: unpaid?.id ?? '' } })
  expect((await buy(buyer, [things], 'card')).payment.status).toBe('awaiting_payment')
  await fillWallet(campus, buyer, 1_999)
  expect((await buy(buyer, [things], 'wallet')).payment.status).toBe('paid')
})

test('a new account pays little by card until it has completed something, or a week has passed', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const [bike, desk] = [
    await list(campus, seller, { title: 'Bike', price: 50_001, stock: 9 }),
    await list(campus, seller, { title: 'Desk', price: 40_000, stock: 9 }),
  ]
  const refused = { status: 422, code: 'BEYOND_TRUST' }
  await expect(buy(buyer, [bike], 'card')).rejects.toMatchObject(refused)
  for (let n = 0; n < 2; n++) await payByCard(campus, await buy(buyer, [desk], 'card'))
  await expect(buy(buyer, [desk], 'card')).rejects.toMatchObject(refused)
  expect((await buy(buyer, [bike], 'in_person')).payment.status).toBe('paid')
  const [order] = (await buyer(orders.listOrders, { querystring: { status: 'held' } })).items.slice(-1)
  const params = { id: order?.id ?? '' }
  const { handoffCode } = await buyer(orders.getOrder, { params })
  await seller(orders.handOff, { params, body: { code: handoffCode ?? '' } })
  await campus.runJobs()
  expect((await buy(buyer, [bike], 'card')).payment.status).toBe('awaiting_payment')

  const thief = await campus.student('Theo Thief')
  const pens = await list(campus, seller, { title: 'Pens', price: 100, stock: 99 })
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until, created_at)
      select app.uuid_v7(), ${thief.viewer.id}::uuid, 'card', 'paid', 100, 'usd', now(), now() from generate_series(1, 10)`),
  )
  await expect(buy(thief, [pens], 'card')).rejects.toMatchObject({ status: 429, code: 'TOO_MANY_PURCHASES' })
})
