import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulator } from './driver.ts'
import { checkout, orderParameters, paidCheckout, refusalOf, startSimulator } from './driver.ts'

let simulator: Simulator
let stripe: Stripe

beforeAll(async () => {
  simulator = await startSimulator()
  stripe = simulator.stripe
})
afterAll(() => simulator.stop())

test('a new session is open, unpaid and has no payment intent yet', async () => {
  const session = await stripe.checkout.sessions.create({
    ...orderParameters(1999, 'order_new'),
    customer_email: 'buyer@campus.test',
    expand: ['line_items'],
  })
  expect(session).toMatchObject({
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    amount_total: 1999,
    currency: 'usd',
    client_reference_id: 'order_new',
    customer_email: 'buyer@campus.test',
    metadata: { order_id: 'order_new' },
    url: `${simulator.base}/c/pay/${session.id}`,
  })
  expect(session.line_items?.data[0]?.description).toBe('Calculus')
  expect((await stripe.checkout.sessions.listLineItems(session.id)).data[0]?.amount_total).toBe(1999)
  expect((await stripe.checkout.sessions.retrieve(session.id)).line_items).toBeUndefined()
})

test('paying creates intent, charge and a pending balance transaction with the fee', async () => {
  const { session, intent, charge, balance } = await paidCheckout(simulator, {
    amount: 2500,
    order: 'order_paid',
  })
  expect(session).toMatchObject({ status: 'complete', payment_status: 'paid', url: null })
  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2500, transfer_group: 'order_paid' })
  expect(charge).toMatchObject({
    paid: true,
    description: 'Order order_paid',
    metadata: { order_id: 'order_paid' },
    transfer_group: 'order_paid',
  })
  expect(balance).toMatchObject({ type: 'charge', amount: 2500, fee: 103, net: 2397, status: 'pending' })
  const byIntent = await stripe.checkout.sessions.list({ payment_intent: intent.id })
  expect(byIntent.data.map((each) => each.id)).toEqual([session.id])
  expect((await stripe.charges.list({ transfer_group: 'order_paid' })).data).toHaveLength(1)
  expect((await stripe.charges.list({ payment_intent: intent.id })).data[0]?.id).toBe(charge.id)
})

test('only fields that hold an object can be expanded', async () => {
  const session = await checkout(stripe)
  const refused = await refusalOf(stripe.checkout.sessions.retrieve(session.id, { expand: ['metadata.foo'] }))
  expect(refused).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
})

test('an open session can be expired once, and never after it was paid', async () => {
  const session = await checkout(stripe)
  const expired = await stripe.checkout.sessions.expire(session.id)
  expect(expired).toMatchObject({ status: 'expired', payment_status: 'unpaid', url: null })
  expect((await refusalOf(stripe.checkout.sessions.expire(session.id))).statusCode).toBe(400)
  const { session: paid } = await paidCheckout(simulator)
  expect((await refusalOf(stripe.checkout.sessions.expire(paid.id))).message).toContain('complete')
})

test('a session expires by the simulator clock, and cancels the payment begun', async () => {
  const now = Math.floor(Date.now() / 1000)
  const session = await stripe.checkout.sessions.create({
    ...orderParameters(900, 'order_late'),
    expires_at: now + 1800,
  })
  await simulator.control('/pay', { session: session.id, card: '4000000000000002' })
  await simulator.control('/clock', { advanceSeconds: 1801 })
  const expired = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(expired.status).toBe('expired')
  expect(expired.payment_intent).toMatchObject({ status: 'canceled', cancellation_reason: 'expired' })
  const events = await stripe.events.list({ type: 'checkout.session.expired' })
  expect(events.data.map((event) => (event.data.object as { id: string }).id)).toContain(session.id)
  const paid = await simulator.control<{ outcome: object }>('/pay', { session: session.id })
  expect(paid.outcome).toEqual({ kind: 'closed', status: 'expired' })
})

test('the expiry must lie between thirty minutes and a day away', async () => {
  for (const expires_at of [60, 90_000]) {
    const parameters = {
      ...orderParameters(900, 'o'),
      expires_at: Math.floor(Date.now() / 1000) + expires_at,
    }
    expect((await refusalOf(stripe.checkout.sessions.create(parameters))).param).toBe('expires_at')
  }
})

test('parameters that Stripe would refuse are refused', async () => {
  const good = orderParameters(900, 'o')
  const cases: [object, Partial<Record<'code' | 'param', string>>][] = [
    [
      { ...good, payment_method_types: ['card'] },
      { code: 'parameter_unknown', param: 'payment_method_types' },
    ],
    [
      { ...good, line_items: undefined },
      { code: 'parameter_missing', param: 'line_items' },
    ],
    [
      { ...good, success_url: undefined },
      { code: 'parameter_missing', param: 'success_url' },
    ],
    [
      { ...good, success_url: 'javascript:alert(1)' },
      { code: 'url_invalid', param: 'success_url' },
    ],
    [{ ...good, mode: 'gift' }, { param: 'mode' }],
    [
      { ...good, client_reference_id: '' },
      { code: 'parameter_invalid_empty', param: 'client_reference_id' },
    ],
    [orderParameters(49, 'o'), { code: 'amount_too_small', param: 'line_items' }],
    [
      orderParameters(10.5, 'o'),
      { code: 'parameter_invalid_integer', param: 'line_items[0][price_data][unit_amount]' },
    ],
    [{ ...good, metadata: { note: 'x'.repeat(501) } }, { param: 'metadata[note]' }],
  ]
  for (const [parameters, expected] of cases) {
    const call = stripe.checkout.sessions.create(parameters as Stripe.Checkout.SessionCreateParams)
    expect(await refusalOf(call)).toMatchObject({ statusCode: 400, ...expected })
  }
})

test('a payment intent can be created, retrieved and canceled, but not one of a checkout', async () => {
  const intent = await stripe.paymentIntents.create({
    amount: 700,
    currency: 'usd',
    metadata: { kind: 'ad' },
  })
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'requires_payment_method',
    metadata: { kind: 'ad' },
  })
  const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' })
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
  const session = await checkout(stripe)
  await simulator.control('/pay', { session: session.id, card: '4000000000009995' })
  const { payment_intent: begun } = await stripe.checkout.sessions.retrieve(session.id)
  for (const id of [intent.id, String(begun)]) {
    expect((await refusalOf(stripe.paymentIntents.cancel(id))).code).toBe('payment_intent_unexpected_state')
  }
})

test('a missing object is a 404 in the shape of Stripe', async () => {
  const refused = await refusalOf(stripe.charges.retrieve('ch_nothing'))
  expect(refused).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    message: "No such charge: 'ch_nothing'",
  })
})
