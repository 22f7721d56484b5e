import Stripe from 'stripe'
import { afterEach, expect, test, vi } from 'vitest'
import type { Received, Simulator } from './driver.ts'
import {
  checkout,
  paidCheckout,
  sellerAccount,
  startReceiver,
  startSimulator,
  WEBHOOK_SECRET,
} from './driver.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function started(answer?: (attempt: number) => number) {
  const receiver = await startReceiver(answer)
  const simulator = await startSimulator({ webhookUrl: receiver.url })
  stops.push(simulator.stop, receiver.stop)
  return { ...receiver, simulator, stripe: simulator.stripe }
}
const PAYMENT = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
]

async function arrived(received: Received[], count: number) {
  await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(count), {
    timeout: 4000,
    interval: 10,
  })
  return received
}
const settled = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))
const verify = ({ body, signature }: Received) =>
  Stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET, 300)

test('a payment sends its signed events, even when the simulator clock is days ahead', async () => {
  const { received, simulator, stripe } = await started()
  await simulator.control('/clock', { advanceSeconds: 5 * 86_400 })
  const { session } = await paidCheckout(simulator)
  await arrived(received, PAYMENT.length)
  expect(received.map(({ type }) => type).sort()).toEqual([...PAYMENT].sort())
  const events = received.map(verify)
  const completed = events.find((event) => event.type === 'checkout.session.completed')
  expect(completed?.data.object).toMatchObject({ id: session.id, payment_status: 'paid' })
  expect(completed?.api_version).toBe('2026-10-28.endive')
  await vi.waitFor(async () => {
    const { pending_webhooks } = await stripe.events.retrieve(completed?.id ?? '')
    expect(pending_webhooks).toBe(0)
  })
})

test('an event names the request that caused it', async () => {
  const { simulator, stripe } = await started()
  const { intent } = await paidCheckout(simulator)
  await stripe.refunds.create({ payment_intent: intent.id, amount: 100 }, { idempotencyKey: 'refund:1' })
  const { data } = await stripe.events.list({ type: 'refund.created' })
  expect(data[0]?.request).toMatchObject({ idempotency_key: 'refund:1', id: expect.stringMatching(/^req_/) })
})

test('what is not answered with 2xx is sent again until it is', async () => {
  const { received, simulator } = await started((attempt) => (attempt <= 3 ? 503 : 200))
  const session = await checkout(simulator.stripe)
  await simulator.stripe.checkout.sessions.expire(session.id)
  await arrived(received, 4)
  await settled()
  expect(received).toHaveLength(4)
  expect(new Set(received.map(({ id }) => id)).size).toBe(1)
})

test('held events arrive when released', async () => {
  const { received, simulator } = await started()
  await simulator.control('/webhooks', { mode: 'hold' })
  await paidCheckout(simulator)
  await settled()
  expect(received).toHaveLength(0)
  expect(await simulator.control('/webhooks/release', {})).toEqual({ released: PAYMENT.length })
  expect(received).toHaveLength(PAYMENT.length)
})

test('shuffled events arrive in another order', async () => {
  const { received, simulator, stripe } = await started()
  await simulator.control('/webhooks', { mode: 'shuffle', delayMs: 50 })
  for (const order of ['a', 'b', 'c']) await paidCheckout(simulator, { order })
  await arrived(received, 3 * PAYMENT.length)
  const raised = (await stripe.events.list({ limit: 100 })).data.map(({ id }) => id).reverse()
  const order = received.map(({ id }) => id)
  expect([...order].sort()).toEqual([...raised].sort())
  expect(order).not.toEqual(raised)
})

test('duplicated events arrive twice, dropped ones never but stay listed', async () => {
  const { received, simulator, stripe } = await started()
  await simulator.control('/webhooks', { mode: 'duplicate' })
  const first = await checkout(stripe)
  await stripe.checkout.sessions.expire(first.id)
  await arrived(received, 2)
  expect(received[0]?.id).toBe(received[1]?.id)
  await simulator.control('/webhooks', { mode: 'drop' })
  const second = await checkout(stripe)
  await stripe.checkout.sessions.expire(second.id)
  await settled()
  expect(received).toHaveLength(2)
  const undelivered = await stripe.events.list({ delivery_success: false })
  expect(undelivered.data.map((event) => (event.data.object as { id: string }).id)).toEqual([second.id])
})

test('a mis-signed event fails verification', async () => {
  const { received, simulator, stripe } = await started()
  await simulator.control('/webhooks', { mode: 'missign' })
  const session = await checkout(stripe)
  await stripe.checkout.sessions.expire(session.id)
  const [first] = await arrived(received, 1)
  expect(() => verify(first as Received)).toThrow(Stripe.errors.StripeSignatureVerificationError)
})

test('a slow receiver does not hold up the API', async () => {
  const { received, simulator } = await started()
  await simulator.control('/webhooks', { mode: 'normal', delayMs: 300 })
  const begun = Date.now()
  await paidCheckout(simulator)
  expect(Date.now() - begun).toBeLessThan(300)
  expect(received).toHaveLength(0)
  await arrived(received, PAYMENT.length)
})

test('declines, refunds, transfers and reversals raise their events', async () => {
  const { simulator, stripe } = await started()
  const session = await checkout(stripe)
  await simulator.control('/pay', { session: session.id, card: '4000000000000002' })
  const types = async (simulated: Simulator) =>
    (await simulated.stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse()
  expect(await types(simulator)).toEqual([
    'payment_intent.created',
    'charge.failed',
    'payment_intent.payment_failed',
  ])
  await stripe.checkout.sessions.expire(session.id)
  const { intent, charge } = await paidCheckout(simulator)
  const transfer = await stripe.transfers.create({
    amount: 1000,
    currency: 'usd',
    destination: await sellerAccount(simulator),
    source_transaction: charge.id,
  })
  await stripe.transfers.createReversal(transfer.id)
  await stripe.refunds.create({ payment_intent: intent.id })
  expect((await types(simulator)).slice(3)).toEqual([
    'payment_intent.canceled',
    'checkout.session.expired',
    ...PAYMENT,
    'transfer.created',
    'transfer.reversed',
    'refund.created',
    'charge.refunded',
  ])
})
