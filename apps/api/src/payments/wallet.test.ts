import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import {
  buy,
  control,
  deliverWebhooks,
  expectSoundBooks,
  fillWallet,
  list,
  stripeCalls,
} from '../../test/money.ts'
import * as orders from '../orders/contract.ts'
import * as contract from './contract.ts'

const ask = (amount: number, key: string = randomUUID()) => ({ body: { amount }, idempotencyKey: key })
const pageOf = ({ redirectUrl }: { redirectUrl: string }) => redirectUrl.split('/').at(-1)

test('a top-up paid by card is in the wallet, once', async () => {
  const campus = await makeCampus()
  const bob = await campus.student('Bob')
  const asked = await bob(contract.topUp, ask(2_500))
  expect(asked).toMatchObject({ amount: { amount: 2_500, currency: 'usd' }, status: 'awaiting_payment' })
  expect((await bob(contract.getWallet)).balance.amount).toBe(0)
  await control('/pay', { session: pageOf(asked) })
  for (let n = 0; n < 2; n++) {
    await deliverWebhooks(campus, (events) => [...events, ...events].reverse())
    await campus.runJobs()
  }
  expect((await bob(contract.getWallet)).balance.amount).toBe(2_500)
  const { items } = await bob(contract.listWalletEntries, { querystring: {} })
  expect(items).toMatchObject([{ kind: 'top_up', amount: { amount: 2_500 }, orderId: null }])
  await expectSoundBooks(campus)
})

test('the same request is the same page, also through a cut connection; another sum is refused', async () => {
  const campus = await makeCampus()
  const bob = await campus.student('Bob')
  await control('/faults', {
    match: { method: 'POST', path: '/v1/checkout/sessions' },
    kind: 'timeout_after_effect',
    times: 3,
  })
  await expect(bob(contract.topUp, ask(500, 'one'))).rejects.toMatchObject({ status: 503 })
  const first = await bob(contract.topUp, ask(500, 'one'))
  expect(await bob(contract.topUp, ask(500, 'one'))).toEqual(first)
  await expect(bob(contract.topUp, ask(501, 'one'))).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  const calls = (await stripeCalls(campus)).filter(({ path }) => path === '/v1/checkout/sessions')
  expect(calls.filter(({ replayed }) => !replayed)).toHaveLength(1)
  expect(calls[0]).toMatchObject({
    idempotencyKey: `top-up:${first.id}:session`,
    metadata: { kind: 'top_up', top_up_id: first.id },
  })
})

test.each([99, 50_001, 1.5, -100])('a top-up of %d cents is refused', async (amount) => {
  const campus = await makeCampus()
  const bob = await campus.student('Bob')
  await expect(bob(contract.topUp, ask(amount))).rejects.toMatchObject({ status: 422, code: 'INVALID' })
  await expect(bob(contract.topUp, { body: { amount: 500 } })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_KEY_REQUIRED',
  })
})

test('every movement is listed to its owner alone, with what it was for', async () => {
  const campus = await makeCampus()
  const [sue, bob] = [await campus.student('Sue'), await campus.student('Bob')]
  await fillWallet(campus, bob, 10_000)
  const [book, lamp] = [
    await list(campus, sue, { title: 'Calculus book' }),
    await list(campus, sue, { title: 'Lamp', price: 500 }),
  ]
  const {
    orders: [order],
  } = await buy(bob, [book], 'wallet')
  const {
    orders: [given],
  } = await buy(bob, [lamp], 'wallet')
  const params = { id: order?.id ?? '' }
  const code = (await bob(orders.getOrder, { params })).handoffCode ?? ''
  await sue(orders.handOff, { params, body: { code } })
  await sue(orders.refundOrder, { params: { id: given?.id ?? '' }, body: {}, idempotencyKey: randomUUID() })
  await campus.runJobs()
  const first = await bob(contract.listWalletEntries, { querystring: { limit: 3 } })
  const rest = await bob(contract.listWalletEntries, {
    querystring: { limit: 3, cursor: first.nextCursor ?? '' },
  })
  expect(
    [...first.items, ...rest.items].map(({ kind, amount, title }) => [kind, amount.amount, title]),
  ).toEqual([
    ['refund', 500, 'Lamp'],
    ['purchase', -500, 'Lamp'],
    ['purchase', -1_999, 'Calculus book'],
    ['top_up', 10_000, 'Top-up by card'],
  ])
  const sales = await sue(contract.listWalletEntries, { querystring: {} })
  expect(sales.items).toMatchObject([{ kind: 'sale', amount: { amount: 1_959 }, orderId: order?.id }])
  const elsewhere = await (await makeCampus()).student('Bob')
  expect((await elsewhere(contract.listWalletEntries, { querystring: {} })).items).toEqual([])
  await expect(
    bob(contract.listWalletEntries, { querystring: { cursor: 'nonsense' } }),
  ).rejects.toMatchObject({ status: 422 })
})
