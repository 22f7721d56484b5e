import { randomUUID } from 'node:crypto'
import { buildStripeSimulator } from '@banter/simulators/stripe'
import { afterAll, expect, test } from 'vitest'
import { openPayments } from './payments.stripe.ts'
import type { NewSession } from './payments.ts'

const simulator = buildStripeSimulator({ secretKey: 'sk_test_simulator', webhookSecret: 'whsec_in_tests' })
const simulatorUrl = await simulator.listen({ host: '127.0.0.1', port: 0 })
afterAll(() => simulator.close())
const payments = openPayments({ simulatorUrl, webhookSecret: 'whsec_in_tests', env: 'test' })

async function control(path: string, body?: object) {
  const method = body ? 'POST' : 'GET'
  const answer = await simulator.inject({
    method,
    url: `/_control${path}`,
    ...(body ? { payload: body } : {}),
  })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

interface Call {
  method: string
  path: string
  idempotencyKey: string | null
  metadata: unknown
  params: Record<string, unknown>
  replayed: boolean
}

const callsWith = async (key: string): Promise<Call[]> =>
  (await control('/requests')).requests.filter(({ idempotencyKey }: Call) => idempotencyKey === key)

function wanted(checkoutId: string = randomUUID()): NewSession {
  return {
    key: `checkout:${checkoutId}:session`,
    purpose: {
      schoolId: 'school-1',
      schoolSlug: 'uta',
      kind: 'order',
      checkoutId,
      orderId: 'order-1',
      sellerId: 's-1',
      feeCents: 40,
    },
    description: 'Order 8KM2QX4T · Calculus book · uta',
    currency: 'usd',
    lines: [{ title: 'Calculus book', unitAmount: 1_999, quantity: 1 }],
    expiresAt: new Date(Date.now() + 3_600_000),
    successUrl: 'http://uta.localhost/checkout/1',
    cancelUrl: 'http://uta.localhost/checkout/1?cancelled=1',
  }
}

async function paid(session = wanted()) {
  const { id } = await payments.createCheckoutSession(session)
  await control('/pay', { session: id })
  const { payment } = await payments.getSession(id)
  return { id, payment: payment!, checkoutId: session.purpose.checkoutId! }
}

const purposeOf = (checkoutId: string) => ({ ...wanted(checkoutId).purpose })

test('a session says on itself and on its payment what it is for, under a key of the checkout', async () => {
  const session = wanted()
  const made = await payments.createCheckoutSession(session)
  expect(made).toMatchObject({ status: 'open', paid: false, payment: null })
  const [call] = await callsWith(session.key)
  const metadata = {
    env: 'test',
    school_id: 'school-1',
    school_slug: 'uta',
    kind: 'order',
    checkout_id: session.purpose.checkoutId,
    order_id: 'order-1',
    fee_cents: '40',
    seller_id: 's-1',
  }
  expect(call).toMatchObject({ path: '/v1/checkout/sessions', metadata })
  expect(call?.params).toMatchObject({ payment_intent_data: { metadata, description: session.description } })
})

test('asked for twice, and through a connection cut after the effect, it is one session', async () => {
  const session = wanted()
  await control('/faults', {
    match: { method: 'POST', path: '/v1/checkout/sessions' },
    kind: 'timeout_after_effect',
  })
  const first = await payments.createCheckoutSession(session)
  const second = await payments.createCheckoutSession(session)
  expect(second.id).toBe(first.id)
  expect((await callsWith(session.key)).map(({ replayed }) => replayed)).toEqual([false, true, true])
})

test('a paid session tells the payment, its charge and what it cost', async () => {
  const { id, payment } = await paid()
  expect(payment).toMatchObject({ amount: 1_999, currency: 'usd', cost: 88 })
  expect(await payments.getSession(id)).toMatchObject({ status: 'complete', paid: true, url: null })
})

test('expiring answers with how the session stands: expired, or paid before we came', async () => {
  const open = await payments.createCheckoutSession(wanted())
  expect(await payments.expireSession(open.id)).toMatchObject({ status: 'expired', paid: false })
  expect(await payments.expireSession(open.id)).toMatchObject({ status: 'expired' })
  const { id, payment } = await paid()
  expect(await payments.expireSession(id)).toMatchObject({ status: 'complete', payment })
})

test('a refund that Stripe failed for good under its key is made under the next one', async () => {
  const { payment, checkoutId } = await paid()
  const refund = {
    key: `order:${randomUUID()}:refund`,
    purpose: purposeOf(checkoutId),
    paymentId: payment.id,
    amount: 1_999,
  }
  await control('/faults', { match: { method: 'POST', path: '/v1/refunds' }, kind: 'error500' })
  await expect(payments.refund(refund)).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  expect(await payments.refund(refund)).toMatchObject({ amount: 1_999 })
  expect(await callsWith(`${refund.key}:2`)).toHaveLength(1)
})

test('what Stripe refuses is no reason to try again, and its words do not carry the key', async () => {
  const refused = payments.refund({
    key: randomUUID(),
    purpose: purposeOf('c'),
    paymentId: 'pi_unknown',
    amount: 1,
  })
  await expect(refused).rejects.toMatchObject({ code: 'PAYMENT_REFUSED' })
  await expect(refused).rejects.not.toThrow('sk_test')
})

test('a transfer and a payout account are made once under their keys', async () => {
  const purpose = { schoolId: 'school-1', schoolSlug: 'uta', kind: 'payout' as const, sellerId: 's-1' }
  const account = { key: `account:${randomUUID()}`, purpose, email: 'ann@uta.test', displayName: 'Ann' }
  const { id } = await payments.createPayoutAccount(account)
  expect(await payments.createPayoutAccount(account)).toEqual({ id })
  await simulator.inject({ method: 'POST', url: `/_control/accounts/${id}/activate` })
  const { payment } = await paid()
  const transfer = {
    key: `order:${randomUUID()}:transfer`,
    purpose,
    description: 'Order 8KM2QX4T · uta',
    amount: 1_800,
    currency: 'usd',
    destination: id,
    sourceCharge: payment.chargeId,
    group: 'order:1',
  }
  const made = await payments.transfer(transfer)
  expect(await payments.transfer(transfer)).toEqual(made)
  expect((await callsWith(transfer.key)).map(({ replayed }) => replayed)).toEqual([false])
})

test('what was not delivered can be asked for', async () => {
  const { id } = await paid()
  const events = await payments.listUndeliveredEvents()
  expect(
    events.find(({ objectId, type }) => objectId === id && type === 'checkout.session.completed'),
  ).toMatchObject({ live: false })
})

test('a webhook counts only with our signature on its very bytes', async () => {
  const { default: Stripe } = await import('stripe')
  const body = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'charge.succeeded',
    created: 1,
    livemode: false,
    data: { object: { id: 'ch_1' } },
  })
  const sign = (secret: string) => Stripe.webhooks.generateTestHeaderString({ payload: body, secret })
  expect(payments.verifyWebhook(Buffer.from(body), sign('whsec_in_tests'))).toMatchObject({
    id: 'evt_1',
    objectId: 'ch_1',
    live: false,
  })
  for (const [bytes, signature] of [
    [body, sign('whsec_other')],
    [`${body} `, sign('whsec_in_tests')],
    [body, 't=1,v1=00'],
    [body, undefined],
  ] as const)
    expect(() => payments.verifyWebhook(Buffer.from(bytes), signature)).toThrow('not signed')
})

test('each address that Stripe sends to has a secret of its own, and thin events are read as well', async () => {
  const { default: Stripe } = await import('stripe')
  const several = openPayments({ simulatorUrl, webhookSecret: 'whsec_one, whsec_two' })
  const body = JSON.stringify({
    id: 'evt_2',
    object: 'v2.core.event',
    type: 'v2.core.account[requirements].updated',
    created: '2026-11-21T12:00:00Z',
    livemode: false,
    related_object: { id: 'acct_1', type: 'v2.core.account', url: '/v2/core/accounts/acct_1' },
  })
  const sign = (secret: string) => Stripe.webhooks.generateTestHeaderString({ payload: body, secret })
  for (const secret of ['whsec_one', 'whsec_two'])
    expect(several.verifyWebhook(Buffer.from(body), sign(secret))).toMatchObject({
      id: 'evt_2',
      objectId: 'acct_1',
    })
  for (const secret of ['whsec_three', 'whsec_one, whsec_two'])
    expect(() => several.verifyWebhook(Buffer.from(body), sign(secret))).toThrow('not signed')
})

test('payments are opened for a key or for a simulator, never both or neither', () => {
  expect(() => openPayments({})).toThrow('either')
  expect(() => openPayments({ secretKey: 'sk_test_1', simulatorUrl })).toThrow('either')
  expect(openPayments({ secretKey: 'sk_live_1' }).live).toBe(true)
})

test('a refund moves money once: through a cut connection, again, and after its key was forgotten', async () => {
  const { payment, checkoutId } = await paid()
  const refund = {
    key: `order:${randomUUID()}:refund`,
    purpose: purposeOf(checkoutId),
    paymentId: payment.id,
    amount: 1_000,
  }
  await control('/faults', { match: { method: 'POST', path: '/v1/refunds' }, kind: 'timeout_after_effect' })
  const first = await payments.refund(refund)
  await control('/clock', { advanceSeconds: 2 * 86_400 })
  expect(await payments.refund(refund)).toEqual(first)
  expect(first).toMatchObject({ amount: 1_000, balanceTxn: expect.stringMatching(/^txn_/) })
  const [call] = await callsWith(refund.key)
  expect(call?.metadata).toMatchObject({ env: 'test', checkout_id: checkoutId, order_id: 'order-1' })
})
