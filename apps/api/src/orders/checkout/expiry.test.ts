import { balanceOf } from '@banter/billing/ledger'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import {
  buy,
  control,
  deliverWebhooks,
  expectSoundBooks,
  list,
  payPage,
  sessionOf,
  stripeCalls,
} from '../../../test/money.ts'
import * as orders from '../contract.ts'

const MINUTE = 60_000
const pass = (minutes: number) => {
  clock.offsetMs += minutes * MINUTE
}
afterEach(() => {
  clock.offsetMs = 0
})

async function unpaid() {
  const campus = await makeCampus()
  const [seller, buyer] = [await campus.student('Sue Seller'), await campus.student('Bob Buyer')]
  const other = await campus.student('Olaf Other')
  const [book, lamp] = [
    await list(campus, seller, { price: 5_000 }),
    await list(campus, other, { price: 1_000 }),
  ]
  const checkout = await buy(buyer, [book, lamp], 'card')
  await campus.runJobs()
  return { campus, seller, buyer, book, checkout }
}

type Scene = Awaited<ReturnType<typeof unpaid>>

const states = ({ campus }: Scene) =>
  campus.read(async ({ db }) => (await db.order.findMany()).map(({ state }) => state))
const shelf = ({ campus }: Scene) =>
  campus.read(async ({ db }) => (await db.product.findMany()).map(({ stock, reserved }) => [stock, reserved]))

test('a reservation ends after fifteen minutes, not before: the stock is back and the page is closed', async () => {
  const scene = await unpaid()
  pass(14)
  await scene.campus.runJobs()
  expect(await states(scene)).toEqual(['awaiting_payment', 'awaiting_payment'])
  expect(await shelf(scene)).toEqual([
    [0, 1],
    [0, 1],
  ])
  pass(2)
  await scene.campus.runJobs()
  expect(await states(scene)).toEqual(['expired', 'expired'])
  expect(await shelf(scene)).toEqual([
    [1, 0],
    [1, 0],
  ])
  expect((await payPage(scene.checkout)).outcome).toMatchObject({ kind: 'closed' })
  await expectSoundBooks(scene.campus)
})

test('paid but never told: the end of the reservation asks, and the order is held', async () => {
  const scene = await unpaid()
  await payPage(scene.checkout)
  pass(16)
  await scene.campus.runJobs()
  expect(await states(scene)).toEqual(['held', 'held'])
  await deliverWebhooks(scene.campus)
  await scene.campus.runJobs()
  await expectSoundBooks(scene.campus)
})

test('while Stripe does not answer nobody else gets the stock', async () => {
  const scene = await unpaid()
  pass(16)
  await control('/faults', {
    match: { path: `/v1/checkout/sessions/${sessionOf(scene.checkout)}` },
    kind: 'error429',
  })
  await expect(scene.campus.runJobs()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  expect(await shelf(scene)).toEqual([
    [0, 1],
    [0, 1],
  ])
  await scene.campus.runJobs()
  expect(await states(scene)).toEqual(['expired', 'expired'])
})

test('money that comes after the end goes back in full, once, through cut connections', async () => {
  const scene = await unpaid()
  const { campus, checkout } = scene
  // As if the page had been paid in the moment between our asking and our closing it.
  await campus.command(({ db }) => db.checkout.updateMany({ data: { stripeSession: null } }))
  pass(16)
  await campus.runJobs()
  expect(await states(scene)).toEqual(['expired', 'expired'])
  await campus.command(({ db }) => db.checkout.updateMany({ data: { stripeSession: sessionOf(checkout) } }))
  expect((await payPage(checkout)).outcome.kind).toBe('paid')
  await deliverWebhooks(campus)
  await control('/faults', {
    match: { method: 'POST', path: '/v1/refunds' },
    kind: 'timeout_after_effect',
    times: 3,
  })
  await expect(campus.runJobs()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  await expectSoundBooks(campus)
  await campus.runJobs()
  await campus.runJobs()
  const refunds = (await stripeCalls(campus)).filter(
    ({ path, method }) => method === 'POST' && path === '/v1/refunds',
  )
  expect(new Set(refunds.map(({ idempotencyKey }) => idempotencyKey))).toEqual(
    new Set([`checkout:${checkout.checkoutId}:refund`]),
  )
  expect(refunds.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(await states(scene)).toEqual(['expired', 'expired'])
  expect(await campus.read((ctx) => balanceOf(ctx, 'stripe_balance'))).toBe(-204)
  await expectSoundBooks(campus)
})

test('giving up closes the page and releases everything; twice is once', async () => {
  const scene = await unpaid()
  const { buyer, checkout, campus } = scene
  const params = { id: checkout.checkoutId }
  expect((await buyer(orders.cancelCheckout, { params })).payment.status).toBe('cancelled')
  expect((await buyer(orders.cancelCheckout, { params })).payment.status).toBe('cancelled')
  await deliverWebhooks(campus)
  pass(16)
  await campus.runJobs()
  expect(await states(scene)).toEqual(['cancelled', 'cancelled'])
  expect(await shelf(scene)).toEqual([
    [1, 0],
    [1, 0],
  ])
  expect((await payPage(checkout)).outcome).toMatchObject({ kind: 'closed' })
})

test('calling off one unpaid order calls off the checkout it is paid with', async () => {
  const scene = await unpaid()
  const sold = (await scene.seller(orders.listOrders, { querystring: { role: 'seller' } })).items[0]
  const order = await scene.seller(orders.cancelOrder, {
    params: { id: sold?.id ?? '' },
    body: { reason: 'It broke.' },
  })
  expect(order).toMatchObject({
    state: 'cancelled',
    timeline: [{}, { state: 'cancelled', reason: 'It broke.', actor: { name: 'Sue Seller' } }],
  })
  expect(await states(scene)).toEqual(['cancelled', 'cancelled'])
})

test('what is paid cannot be given up as unpaid', async () => {
  const scene = await unpaid()
  await payPage(scene.checkout)
  const tried = scene.buyer(orders.cancelCheckout, { params: { id: scene.checkout.checkoutId } })
  await expect(tried).rejects.toMatchObject({ status: 409, code: 'CHECKOUT_PAID' })
  expect(await states(scene)).toEqual(['held', 'held'])
  await expectSoundBooks(scene.campus)
})
