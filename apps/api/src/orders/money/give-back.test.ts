import { randomUUID } from 'node:crypto'
import { balanceOf, post } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import {
  buy,
  control,
  deliverWebhooks,
  expectSoundBooks,
  fillWallet,
  list,
  payByCard,
  payPage,
  stripeCalls,
} from '../../../test/money.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'
import { orderById } from '../order-rows.ts'
import { freeze } from './freeze.ts'
import { giveBack } from './give-back.ts'

async function held(method: 'card' | 'wallet') {
  const campus = await makeCampus()
  const [seller, buyer] = [await campus.student('Sue Seller'), await campus.student('Bob Buyer')]
  const product = await list(campus, seller, { price: 5_000 })
  if (method === 'wallet') await fillWallet(campus, buyer, 5_000)
  const bought = await buy(buyer, [product], method)
  if (method === 'card') await payByCard(campus, bought)
  return { campus, seller, buyer, product, bought, id: bought.orders[0]?.id ?? '' }
}

type Scene = Awaited<ReturnType<typeof held>>

const refund = (person: Asker, id: string, key: string = randomUUID()) =>
  person(orders.refundOrder, { params: { id }, body: { reason: 'Not as described.' }, idempotencyKey: key })
const refundCalls = async ({ campus }: Scene) =>
  (await stripeCalls(campus)).filter(({ path, method }) => method === 'POST' && path === '/v1/refunds')
const refundsOf = ({ campus, id }: Scene) =>
  campus.read(({ db }) => db.refund.findMany({ where: { orderId: id }, orderBy: { id: 'asc' } }))
const shelf = async ({ campus, product }: Scene) => {
  const row = await campus.read(({ db }) => db.product.findFirst({ where: { id: product.id } }))
  return [row?.stock, row?.reserved]
}

test('the seller gives a wallet purchase back: at once and in full, the thing can be bought again', async () => {
  const scene = await held('wallet')
  const { campus, seller, buyer, id } = scene
  expect(await refund(seller, id)).toMatchObject({ state: 'refunded', refunded: { amount: 5_000 } })
  expect((await buyer(payments.getWallet)).balance.amount).toBe(5_000)
  expect((await seller(payments.getWallet)).incoming.amount).toBe(0)
  expect(await shelf(scene)).toEqual([1, 0])
  expect(await campus.read((ctx) => balanceOf(ctx, 'fee_revenue'))).toBe(0)
  const { timeline } = await buyer(orders.getOrder, { params: { id } })
  expect(timeline.slice(-2)).toMatchObject([
    {
      state: 'refunding',
      text: 'Sue Seller gave the money back. It is on its way to the buyer.',
      reason: 'Not as described.',
      actor: { name: 'Sue Seller' },
    },
    { state: 'refunded', text: 'The buyer has the money back.' },
  ])
  await expectSoundBooks(campus)
})

test('a card purchase goes back to the card, once, however often the connection is cut', async () => {
  const scene = await held('card')
  const { campus, seller, id, bought } = scene
  expect(await refund(seller, id)).toMatchObject({ state: 'refunding' })
  await control('/faults', {
    match: { method: 'POST', path: '/v1/refunds' },
    kind: 'timeout_after_effect',
    times: 3,
  })
  await expect(campus.runJobs()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  await expectSoundBooks(campus)
  await campus.runJobs()
  expect(await seller(orders.getOrder, { params: { id } })).toMatchObject({
    state: 'refunded',
    refunded: { amount: 5_000 },
  })
  const calls = await refundCalls(scene)
  expect(calls.filter(({ replayed }) => !replayed)).toHaveLength(1)
  const [kept] = await refundsOf(scene)
  expect(kept).toMatchObject({ amount: 5_000, fee: 100, cause: 'seller', state: 'done', method: 'card' })
  for (const call of calls) {
    expect(call.idempotencyKey).toBe(`refund:${kept?.id}`)
    expect(call.metadata).toEqual({
      env: 'test',
      school_id: campus.school.id,
      school_slug: campus.school.slug,
      kind: 'order',
      checkout_id: bought.checkoutId,
      order_id: id,
      refund_id: kept?.id,
      seller_id: seller.viewer.id,
      fee_cents: '100',
    })
  }
  expect(await campus.read((ctx) => balanceOf(ctx, 'stripe_balance'))).toBe(-175)
  expect(await shelf(scene)).toEqual([1, 0])
  await deliverWebhooks(campus)
  await campus.runJobs()
  await expectSoundBooks(campus)
})

test('of a checkout with two orders one can be given back alone', async () => {
  const campus = await makeCampus()
  const [seller, other, buyer] = [
    await campus.student('Sue'),
    await campus.student('Olaf'),
    await campus.student('Bob'),
  ]
  const bought = await buy(
    buyer,
    [await list(campus, seller, { price: 5_000 }), await list(campus, other, { price: 700 })],
    'card',
  )
  await payByCard(campus, bought)
  const [mine] = (await seller(orders.listOrders, { querystring: { role: 'seller' } })).items
  await refund(seller, mine?.id ?? '')
  await campus.runJobs()
  const states = await campus.read(({ db }) => db.order.findMany({ orderBy: { subtotal: 'asc' } }))
  expect(states.map(({ state, refunded }) => [state, refunded])).toEqual([
    ['held', 0],
    ['refunded', 5_000],
  ])
  await expectSoundBooks(campus)
})

test('refund and handoff at once: one of them happens', async () => {
  const scene = await held('wallet')
  const { campus, seller, buyer, id } = scene
  const code = (await buyer(orders.getOrder, { params: { id } })).handoffCode ?? ''
  const tries = await Promise.allSettled([
    refund(seller, id),
    seller(orders.handOff, { params: { id }, body: { code } }),
    buyer(orders.cancelOrder, { params: { id }, body: {} }),
  ])
  expect(tries.some(({ status }) => status === 'fulfilled')).toBe(true)
  await campus.runJobs()
  const { state } = await seller(orders.getOrder, { params: { id } })
  const [mine, theirs] = [
    (await seller(payments.getWallet)).balance.amount,
    (await buyer(payments.getWallet)).balance.amount,
  ]
  expect([state, mine, theirs]).toEqual(state === 'settled' ? ['settled', 4_900, 0] : ['refunded', 0, 5_000])
  await expectSoundBooks(campus)
})

test('buyer and seller can call a held order off; staff gives it back instead', async () => {
  for (const who of ['buyer', 'seller'] as const) {
    const scene = await held('wallet')
    const cancel = () => scene[who](orders.cancelOrder, { params: { id: scene.id }, body: {} })
    expect(await cancel()).toMatchObject({ state: 'refunded' })
    expect(await cancel()).toMatchObject({ state: 'refunded' })
    await expectSoundBooks(scene.campus)
  }
  const { campus, buyer, id } = await held('wallet')
  const moderator = await campus.moderator()
  await expect(moderator(orders.cancelOrder, { params: { id }, body: {} })).rejects.toMatchObject({
    status: 403,
  })
  await expect(refund(buyer, id)).rejects.toMatchObject({ status: 403 })
  expect(await refund(moderator, id)).toMatchObject({ state: 'refunded' })
})

test('a refund is asked for once by its key', async () => {
  const other = await held('wallet')
  await refund(other.seller, other.id, 'once')
  expect(await refund(other.seller, other.id, 'once')).toMatchObject({ state: 'refunded' })
  const changed = other.seller(orders.refundOrder, {
    params: { id: other.id },
    body: {},
    idempotencyKey: 'once',
  })
  await expect(changed).rejects.toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
})

test('calling off an unpaid order that was paid meanwhile gives the money back', async () => {
  const campus = await makeCampus()
  const [seller, buyer] = [await campus.student('Sue'), await campus.student('Bob')]
  const bought = await buy(buyer, [await list(campus, seller)], 'card')
  await payPage(bought)
  const id = bought.orders[0]?.id ?? ''
  expect(await buyer(orders.cancelOrder, { params: { id }, body: {} })).toMatchObject({ state: 'refunding' })
  await campus.runJobs()
  expect(await buyer(orders.getOrder, { params: { id } })).toMatchObject({
    state: 'refunded',
    refunded: { amount: 1_999 },
  })
  await expectSoundBooks(campus)
})

test('what the seller sold to somebody else is not put up again, and the topic says who called it off and why', async () => {
  const scene = await held('wallet')
  const { campus, seller, id } = scene
  await seller(orders.cancelOrder, { params: { id }, body: { because: 'sold_elsewhere' } })
  expect(await shelf(scene)).toEqual([0, 0])
  const [said] = await campus.read((ctx) =>
    ctx.sql<{ payload: object }>(sql`select payload from outbox where topic = 'order_cancelled'`),
  )
  expect(said?.payload).toMatchObject({
    actor_id: seller.viewer.id,
    because: 'sold_elsewhere',
    after_payment: true,
  })
  await expectSoundBooks(campus)
})

test('a buyer cannot call off what is on its way or looked into', async () => {
  const { campus, buyer, id } = await held('wallet')
  const cancel = () => buyer(orders.cancelOrder, { params: { id }, body: {} })
  await campus.command((ctx) => freeze(ctx, id, 'no_show'))
  await expect(cancel()).rejects.toMatchObject({ status: 409, code: 'ORDER_FROZEN' })
  await campus.command((ctx) =>
    ctx.sql(sql`update orders set frozen = '', delivery = 'ship', shipped_at = now()`),
  )
  await expect(cancel()).rejects.toMatchObject({ status: 409, code: 'ORDER_SHIPPED' })
})

test('what a bank has taken back leaves the books without asking for it again', async () => {
  const scene = await held('card')
  const { campus, buyer, id } = scene
  await campus.command(async (ctx) => {
    const order = await orderById(ctx, id, { lock: true })
    const lost = { code: 'dispute_loss' as const, amount: 5_000 }
    await post(ctx, {
      kind: 'dispute_lost',
      key: `dispute:dp_1:lost`,
      ref: order.checkoutId,
      currency: 'usd',
      lines: [lost, { code: 'stripe_balance', amount: -5_000 }],
    })
    await giveBack(ctx, order, { amount: 5_000, cause: 'chargeback', by: null, lostTo: 'dp_1' })
  })
  await campus.runJobs()
  expect(await refundCalls(scene)).toEqual([])
  expect(await buyer(orders.getOrder, { params: { id } })).toMatchObject({ state: 'refunded' })
  expect(await campus.read((ctx) => balanceOf(ctx, 'dispute_loss'))).toBe(0)
  await expectSoundBooks(campus)
})
