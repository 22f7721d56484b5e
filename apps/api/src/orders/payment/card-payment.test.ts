import { randomUUID } from 'node:crypto'
import { balanceOf } from '@banter/billing/ledger'
import { clock } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { makeCampus, services } from '../../../test/campus.ts'
import {
  buy,
  control,
  deliverWebhooks,
  eventsOf,
  expectSoundBooks,
  list,
  payByCard,
  payPage,
  postEvent,
  sessionOf,
  stripeCalls,
} from '../../../test/money.ts'
import * as orders from '../contract.ts'
import { openSession } from './card-session.ts'

async function market() {
  const campus = await makeCampus()
  const [seller, buyer] = [await campus.student('Sue Seller'), await campus.student('Bob Buyer')]
  const book = await list(campus, seller, { price: 5_000 })
  return { campus, seller, buyer, book }
}

type Market = Awaited<ReturnType<typeof market>>

const states = ({ campus }: Market) =>
  campus.read(async ({ db }) =>
    (await db.order.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state),
  )
const stripeBalance = ({ campus }: Market) => campus.read((ctx) => balanceOf(ctx, 'stripe_balance'))
const sessions = async ({ campus }: Market) =>
  (await stripeCalls(campus)).filter(
    ({ path, method }) => method === 'POST' && path === '/v1/checkout/sessions',
  )

test('paid on Stripe’s page, the order is held and the books say what the card cost', async () => {
  const scene = await market()
  const bought = await buy(scene.buyer, [scene.book], 'card')
  expect(bought.payment).toMatchObject({
    status: 'awaiting_payment',
    redirectUrl: expect.stringContaining('/c/pay/cs_'),
  })
  expect(await states(scene)).toEqual(['awaiting_payment'])
  await payByCard(scene.campus, bought)
  expect(await states(scene)).toEqual(['held'])
  const after = await scene.buyer(orders.getCheckout, { params: { id: bought.checkoutId } })
  expect(after.payment).toEqual({ status: 'paid', method: 'card' })
  expect(await stripeBalance(scene)).toBe(5_000 - 175)
  await expectSoundBooks(scene.campus)
})

test('what is made at Stripe carries a key of the checkout and says whose it is, by ids alone', async () => {
  const scene = await market()
  const {
    checkoutId,
    orders: [order],
  } = await buy(scene.buyer, [scene.book], 'card')
  const [call] = await sessions(scene)
  const metadata = {
    env: 'test',
    school_id: scene.campus.school.id,
    school_slug: scene.campus.school.slug,
    kind: 'order',
    checkout_id: checkoutId,
    order_id: order?.id,
    fee_cents: '100',
    seller_id: scene.seller.viewer.id,
  }
  expect(call).toMatchObject({ idempotencyKey: `checkout:${checkoutId}:session`, metadata })
  expect(call?.params).toMatchObject({
    client_reference_id: checkoutId,
    payment_intent_data: {
      metadata,
      description: `Order ${order?.reference} · Calculus book · ${scene.campus.school.slug}`,
    },
    success_url: `http://${scene.campus.host}/checkout/${checkoutId}`,
    cancel_url: `http://${scene.campus.host}/checkout/${checkoutId}?cancelled=1`,
  })
})

test.each([
  ['twice', (events: never[]) => [...events, ...events]],
  ['backwards', (events: never[]) => [...events].reverse()],
])('webhooks that come %s change nothing', async (_, order) => {
  const scene = await market()
  const bought = await buy(scene.buyer, [scene.book], 'card')
  await payPage(bought)
  await deliverWebhooks(scene.campus, order as never)
  await scene.campus.runJobs()
  await deliverWebhooks(scene.campus, order as never)
  await scene.campus.runJobs()
  expect(await states(scene)).toEqual(['held'])
  expect(await stripeBalance(scene)).toBe(4_825)
  await expectSoundBooks(scene.campus)
})

test('the same webhook at once by many ways is one payment', async () => {
  const scene = await market()
  await payPage(await buy(scene.buyer, [scene.book], 'card'))
  const event = (await eventsOf(scene.campus)).find(({ type }) => type === 'checkout.session.completed')
  const answers = await Promise.all(Array.from({ length: 8 }, () => postEvent(event ?? {})))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200))
  expect(
    await scene.campus.read(({ db }) =>
      db.outboxMessage.count({ where: { topic: 'stripe_event_received' } }),
    ),
  ).toBe(1)
  await Promise.all([scene.campus.runJobs(), scene.campus.runJobs()])
  expect(await stripeBalance(scene)).toBe(4_825)
  await expectSoundBooks(scene.campus)
})

test('an event lies about nothing: only the page itself says that it is paid', async () => {
  const scene = await market()
  const bought = await buy(scene.buyer, [scene.book], 'card')
  const object = {
    id: sessionOf(bought),
    object: 'checkout.session',
    payment_status: 'paid',
    amount_total: 5_000,
  }
  const event = {
    id: `evt_${randomUUID()}`,
    object: 'event',
    type: 'checkout.session.completed',
    created: 1_700_000_000,
    livemode: false,
    data: { object },
  }
  expect((await postEvent(event)).statusCode).toBe(200)
  await scene.campus.runJobs()
  expect(await states(scene)).toEqual(['awaiting_payment'])
})

test('a request that dies before the page is made is taken up by the same request or by the job', async () => {
  for (const resume of ['request', 'job'] as const) {
    const scene = await market()
    const key = randomUUID()
    await control('/faults', {
      match: { method: 'POST', path: '/v1/checkout/sessions' },
      kind: 'timeout_before',
      times: 3,
    })
    await expect(buy(scene.buyer, [scene.book], 'card', key)).rejects.toMatchObject({ status: 503 })
    if (resume === 'job') {
      clock.offsetMs += 2 * 60_000
      await scene.campus.runJobs()
      expect((await sessions(scene)).filter(({ status }) => status === 200)).toHaveLength(1)
      clock.offsetMs = 0
    }
    const bought = await buy(scene.buyer, [scene.book], 'card', key)
    await payByCard(scene.campus, bought)
    expect(await states(scene)).toEqual(['held'])
    await expectSoundBooks(scene.campus)
  }
})

test('a request that dies after the page was made comes back to that page', async () => {
  const scene = await market()
  const key = randomUUID()
  await control('/faults', {
    match: { method: 'POST', path: '/v1/checkout/sessions' },
    kind: 'timeout_after_effect',
    times: 3,
  })
  await expect(buy(scene.buyer, [scene.book], 'card', key)).rejects.toMatchObject({ status: 503 })
  const bought = await buy(scene.buyer, [scene.book], 'card', key)
  const calls = await sessions(scene)
  expect(calls.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(
    calls.every(({ idempotencyKey }) => idempotencyKey === `checkout:${bought.checkoutId}:session`),
  ).toBe(true)
  await payByCard(scene.campus, bought)
  expect(await stripeBalance(scene)).toBe(4_825)
})

test('opened by many at once, a checkout has one page', async () => {
  const scene = await market()
  const { checkoutId } = await buy(scene.buyer, [scene.book], 'card')
  await Promise.all(Array.from({ length: 4 }, () => openSession(scene.campus, checkoutId, services)))
  expect((await sessions(scene)).filter(({ replayed }) => !replayed)).toHaveLength(1)
})
