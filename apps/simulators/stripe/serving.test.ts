import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulator } from './driver.ts'
import { checkout, clientFor, paidCheckout, refusalOf, startSimulator } from './driver.ts'
import { readEnvironment } from './environment.ts'

let simulator: Simulator
let stripe: Stripe

beforeAll(async () => {
  simulator = await startSimulator()
  stripe = simulator.stripe
})
afterAll(() => simulator.stop())

test('a wrong or missing key is refused without showing it', async () => {
  const refused = await refusalOf(clientFor(simulator.base, 'sk_test_somebody_else').balance.retrieve())
  expect(refused).toMatchObject({ statusCode: 401, type: 'StripeAuthenticationError' })
  expect(refused.message).not.toContain('somebody')
  const answer = await fetch(`${simulator.base}/v1/balance`)
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
})

test('unknown addresses, versions and query parameters are refused as Stripe would', async () => {
  const headers = { authorization: 'Bearer sk_test_driver' }
  const nowhere = await fetch(`${simulator.base}/v1/rabbits`, { headers })
  expect(nowhere.status).toBe(404)
  expect(await nowhere.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
  const version = { ...headers, 'stripe-version': '2020-08-27' }
  expect((await fetch(`${simulator.base}/v1/balance`, { headers: version })).status).toBe(400)
  const query = { colour: 'red' } as Stripe.ChargeListParams
  expect((await refusalOf(stripe.charges.list(query))).code).toBe('parameter_unknown')
})

test('form bodies with brackets and encoded brackets mean the same', async () => {
  const send = (body: string) =>
    fetch(`${simulator.base}/v1/payment_intents`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer sk_test_driver',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    })
  for (const body of ['amount=500&currency=USD&metadata[a]=1', 'amount=500&currency=usd&metadata%5Ba%5D=1']) {
    expect(await (await send(body)).json()).toMatchObject({
      amount: 500,
      currency: 'usd',
      metadata: { a: '1' },
    })
  }
  const missing = await send('currency=usd')
  expect(await missing.json()).toMatchObject({ error: { code: 'parameter_missing', param: 'amount' } })
  expect((await send('amount=500&currency=usd&__proto__[x]=1')).status).toBe(400)
})

test('lists are paged, newest first', async () => {
  const made: string[] = []
  for (let index = 0; index < 5; index += 1) made.unshift((await checkout(stripe)).id)
  const first = await stripe.checkout.sessions.list({ limit: 2, status: 'open' })
  expect(first).toMatchObject({ object: 'list', has_more: true, data: [{ id: made[0] }, { id: made[1] }] })
  const second = await stripe.checkout.sessions.list({ limit: 2, status: 'open', starting_after: made[1] })
  expect(second.data.map(({ id }) => id)).toEqual(made.slice(2, 4))
  const back = await stripe.checkout.sessions.list({ limit: 2, ending_before: made[2] })
  expect(back.data.map(({ id }) => id)).toEqual(made.slice(0, 2))
  const all: string[] = []
  for await (const { id } of stripe.checkout.sessions.list({ limit: 2, status: 'open' })) all.push(id)
  expect(all).toEqual(made)
  expect((await refusalOf(stripe.checkout.sessions.list({ limit: 101 }))).param).toBe('limit')
})

test('events can be listed by type and time', async () => {
  const { session } = await paidCheckout(simulator, { order: 'order_events' })
  const now = Math.floor(Date.now() / 1000)
  const recent = await stripe.events.list({
    types: ['checkout.session.completed'],
    created: { gte: now - 60 },
  })
  expect(recent.data.map((event) => (event.data.object as { id: string }).id)).toContain(session.id)
  expect((await stripe.events.list({ created: { lt: now - 60 } })).data).toEqual([])
})

test('the request log tells who asked what', async () => {
  const order = { amount: 900, currency: 'usd', metadata: { order_id: 'order_log' } }
  await stripe.paymentIntents.create(order, { idempotencyKey: 'order:log' })
  const { requests } = await simulator.control<{ requests: object[] }>('/requests')
  expect(requests.at(-1)).toMatchObject({
    method: 'POST',
    path: '/v1/payment_intents',
    idempotencyKey: 'order:log',
    metadata: { order_id: 'order_log' },
    status: 200,
  })
})

test('everything survives a restart, even one in the middle of a write', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'stripe-simulator-'))
  const store = join(directory, 'data', 'stripe.jsonl')
  const first = await startSimulator({ store })
  await first.control('/clock', { advanceSeconds: 86_400 })
  const { session, charge } = await paidCheckout(first)
  const balance = await first.stripe.balance.retrieve()
  const refunded = { charge: charge.id, amount: 300 }
  const refund = await first.stripe.refunds.create(refunded, { idempotencyKey: 'refund:once' })
  await first.stop()
  await appendFile(store, '[["charges",{"id":"ch_half')
  const second = await startSimulator({ store })
  expect(await second.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'complete' })
  const replayed = await second.stripe.refunds.create(refunded, { idempotencyKey: 'refund:once' })
  expect(replayed.id).toBe(refund.id)
  const after = await second.stripe.balance.retrieve()
  expect(after.pending[0]?.amount).toBe((balance.pending[0]?.amount ?? 0) - 300)
  expect((await checkout(second.stripe)).created).toBeGreaterThan(Date.now() / 1000 + 86_000)
  await second.stop()
  await rm(directory, { recursive: true })
})

test('reset forgets everything', async () => {
  const other = await startSimulator()
  await paidCheckout(other)
  await other.control('/reset', {})
  expect((await other.stripe.events.list()).data).toEqual([])
  expect((await other.stripe.balance.retrieve()).pending[0]?.amount).toBe(0)
  await other.stop()
})

test('the environment is checked, and a live key is never accepted', () => {
  expect(readEnvironment({ STRIPE_WEBHOOK_SECRET: 'whsec_x' })).toMatchObject({
    STRIPE_SIM_HOST: '127.0.0.1',
    STRIPE_SIM_PORT: 3010,
    STRIPE_SIM_SECRET_KEY: 'sk_test_simulator',
    STRIPE_SIM_WEBHOOK_URL: 'http://127.0.0.1:3001/webhooks/stripe',
  })
  expect(() => readEnvironment({})).toThrow('STRIPE_WEBHOOK_SECRET')
  const live = { STRIPE_WEBHOOK_SECRET: 'whsec_x', STRIPE_SIM_SECRET_KEY: 'sk_live_secret' }
  expect(() => readEnvironment(live)).toThrow(/^(?!.*sk_live_secret)/)
})
