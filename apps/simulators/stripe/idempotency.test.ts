import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Simulator } from './driver.ts'
import { clientFor, paidCheckout, refusalOf, SECRET_KEY, sellerAccount, startSimulator } from './driver.ts'

let simulator: Simulator
let stripe: Stripe

beforeEach(async () => {
  simulator = await startSimulator()
  stripe = simulator.stripe
})
afterEach(() => simulator.stop())

async function settlement(order = 'order_1') {
  const destination = await sellerAccount(simulator)
  const { charge } = await paidCheckout(simulator, { amount: 3000, order })
  return { amount: 2500, currency: 'usd', destination, source_transaction: charge.id, transfer_group: order }
}
const transfersOf = async (transfer_group: string) => (await stripe.transfers.list({ transfer_group })).data
const key = { idempotencyKey: 'order:1:transfer' }

interface Logged {
  method: string
  path: string
  idempotencyKey: string | null
  status: number | null
  replayed: boolean
  fault: string | null
  metadata: Record<string, string> | null
}
async function logged(path: string) {
  const { requests } = await simulator.control<{ requests: Logged[] }>('/requests')
  return requests.filter((request) => request.method === 'POST' && request.path === path)
}

test('the same key and body give the stored answer', async () => {
  const wanted = await settlement()
  const first = await stripe.transfers.create(wanted, key)
  const again = await stripe.transfers.create(wanted, key)
  expect(again.id).toBe(first.id)
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId)
  expect(await transfersOf('order_1')).toHaveLength(1)
})

test('another body or another path under the same key is an error', async () => {
  const wanted = await settlement()
  await stripe.transfers.create(wanted, key)
  const otherBody = await refusalOf(stripe.transfers.create({ ...wanted, amount: 2400 }, key))
  const otherPath = await refusalOf(stripe.refunds.create({ charge: wanted.source_transaction }, key))
  for (const refused of [otherBody, otherPath]) {
    expect(refused).toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
      rawType: 'idempotency_error',
    })
  }
  expect(await transfersOf('order_1')).toHaveLength(1)
})

test('a key in use answers 409 until the first request is done', async () => {
  const wanted = await settlement()
  await simulator.control('/faults', { match: { path: '/v1/transfers' }, kind: 'slow', delayMs: 400 })
  const first = stripe.transfers.create(wanted, key)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const second = await refusalOf(stripe.transfers.create(wanted, key))
  expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  const patient = await clientFor(simulator.base, SECRET_KEY, 2).transfers.create(wanted, key)
  expect(patient.id).toBe((await first).id)
})

test('a refused parameter is not stored, a refusal by the endpoint is', async () => {
  const wanted = await settlement()
  const misspelt = { ...wanted, transfer_grp: 'x' } as Stripe.TransferCreateParams
  expect((await refusalOf(stripe.transfers.create(misspelt, key))).code).toBe('parameter_unknown')
  expect((await stripe.transfers.create(wanted, key)).amount).toBe(2500)
  const waiting = await sellerAccount(simulator, false)
  const early = {
    amount: 100,
    currency: 'usd',
    destination: waiting,
    source_transaction: wanted.source_transaction,
  }
  const keyed = { idempotencyKey: 'early' }
  await refusalOf(stripe.transfers.create(early, keyed))
  await simulator.control(`/accounts/${waiting}/activate`, {})
  const replayed = await refusalOf(stripe.transfers.create(early, keyed))
  expect(replayed.code).toBe('insufficient_capabilities_for_transfer')
  expect((await stripe.transfers.create(early, { idempotencyKey: 'later' })).amount).toBe(100)
})

test('a key is forgotten after a day', async () => {
  const wanted = { ...(await settlement()), amount: 1000 }
  const first = await stripe.transfers.create(wanted, key)
  await simulator.control('/clock', { advanceSeconds: 86_401 })
  expect((await stripe.transfers.create(wanted, key)).id).not.toBe(first.id)
})

test('a 500 is stored for its key, and the SDK is told not to try again', async () => {
  const wanted = await settlement()
  await simulator.control('/faults', { match: { method: 'post', path: '/v1/transfers' }, kind: 'error500' })
  const retrying = clientFor(simulator.base, SECRET_KEY, 2)
  expect((await refusalOf(retrying.transfers.create(wanted, key))).statusCode).toBe(500)
  expect(await logged('/v1/transfers')).toHaveLength(1)
  const again = await refusalOf(stripe.transfers.create(wanted, key))
  expect(again).toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } })
  expect(await transfersOf('order_1')).toHaveLength(0)
  expect((await stripe.transfers.create(wanted, { idempotencyKey: 'fresh' })).amount).toBe(2500)
})

test('429 and 409 are not stored; the next attempt with the same key succeeds', async () => {
  const wanted = await settlement()
  await simulator.control('/faults', { match: { path: '/v1/transfers' }, kind: 'error429' })
  const limited = await refusalOf(stripe.transfers.create(wanted, key))
  expect(limited).toMatchObject({ statusCode: 429, type: 'StripeRateLimitError' })
  await simulator.control('/faults', { match: { path: '/v1/transfers' }, kind: 'error409' })
  expect((await refusalOf(stripe.transfers.create(wanted, key))).statusCode).toBe(409)
  expect((await stripe.transfers.create(wanted, key)).amount).toBe(2500)
})

test('cut off before the effect, the SDK tries again and the money moves once', async () => {
  const wanted = await settlement()
  await simulator.control('/faults', { match: { path: '/v1/transfers' }, kind: 'timeout_before' })
  const transfer = await clientFor(simulator.base, SECRET_KEY, 2).transfers.create(wanted, key)
  expect(transfer.lastResponse.headers['idempotent-replayed']).toBeUndefined()
  expect(await transfersOf('order_1')).toHaveLength(1)
})

test('cut off after the effect, the SDK tries again with the same key and the money moves once', async () => {
  const wanted = await settlement()
  const fault = { match: { path: '/v1/transfers' }, kind: 'timeout_after_effect', times: 1 }
  await simulator.control('/faults', fault)
  const transfer = await clientFor(simulator.base, SECRET_KEY, 2).transfers.create(wanted, key)
  expect(transfer.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect((await transfersOf('order_1')).map((each) => each.id)).toEqual([transfer.id])
  const seller = await stripe.balance.retrieve({}, { stripeAccount: wanted.destination })
  expect(seller.pending[0]?.amount).toBe(2500)
  expect(await logged('/v1/transfers')).toMatchObject([
    { idempotencyKey: key.idempotencyKey, fault: 'timeout_after_effect', status: null },
    { idempotencyKey: key.idempotencyKey, fault: null, status: 200, replayed: true },
  ])
})

test('without a key of the caller a second call after a cut connection moves the money twice', async () => {
  const wanted = { ...(await settlement()), amount: 1000 }
  const fault = { match: { path: '/v1/transfers' }, kind: 'timeout_after_effect', times: 2 }
  await simulator.control('/faults', fault)
  await refusalOf(stripe.transfers.create(wanted))
  await stripe.transfers.create(wanted)
  expect(await transfersOf('order_1')).toHaveLength(2)
})
