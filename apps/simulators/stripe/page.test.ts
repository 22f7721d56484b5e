import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulator } from './driver.ts'
import { checkout, orderParameters, startSimulator } from './driver.ts'

let simulator: Simulator
let stripe: Stripe

beforeAll(async () => {
  simulator = await startSimulator()
  stripe = simulator.stripe
})
afterAll(() => simulator.stop())

const form = { number: '4242 4242 4242 4242', expiry: '12 / 49', cvc: '123', name: 'Ada Buyer' }

function submit(url: string | null, fields: Record<string, string>) {
  return fetch(String(url), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

async function stateOf(id: string) {
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
  const intent = session.payment_intent as Stripe.PaymentIntent | null
  return { session, intent, charge: intent?.latest_charge as Stripe.Charge | null | undefined }
}

test('the page shows lines, total, labelled fields and the banner, and escapes what sellers wrote', async () => {
  const session = await stripe.checkout.sessions.create({
    ...orderParameters(2500, 'order_page'),
    line_items: [
      {
        quantity: 2,
        price_data: { currency: 'usd', unit_amount: 1250, product_data: { name: '<b>Lamp</b> & "shade"' } },
      },
    ],
  })
  const answer = await fetch(String(session.url))
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain('Simulated payments')
  expect(page).toContain('&lt;b&gt;Lamp&lt;/b&gt; &amp; &quot;shade&quot;')
  expect(page).toContain('$25.00')
  expect(page).toContain('2 × $12.50')
  expect(page).not.toContain('<script')
  for (const name of ['number', 'expiry', 'cvc', 'name']) {
    expect(page).toContain(`<label for="${name}">`)
    expect(page).toMatch(new RegExp(`<input id="${name}" name="${name}"`))
  }
  expect(page).toContain('href="http://shop.test/cart"')
})

test('paying redirects to the success address and completes the session', async () => {
  const session = await checkout(stripe)
  const answer = await submit(session.url, { ...form, email: 'ada@campus.test' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`http://shop.test/done?session=${session.id}`)
  const { session: paid, charge } = await stateOf(session.id)
  expect(paid).toMatchObject({
    status: 'complete',
    customer_details: { name: 'Ada Buyer', email: 'ada@campus.test' },
  })
  expect(charge?.payment_method_details?.card).toMatchObject({ brand: 'visa', last4: '4242', exp_year: 2049 })
})

test('paying a second time charges nothing and says so', async () => {
  const session = await checkout(stripe)
  await submit(session.url, form)
  const again = await submit(session.url, form)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('Already paid')
  const { intent } = await stateOf(session.id)
  expect((await stripe.charges.list({ payment_intent: intent?.id })).data).toHaveLength(1)
})

test('two payments sent at once charge once', async () => {
  const session = await checkout(stripe)
  const answers = await Promise.all([submit(session.url, form), submit(session.url, form)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409])
  const { intent } = await stateOf(session.id)
  expect((await stripe.charges.list({ payment_intent: intent?.id })).data).toHaveLength(1)
})

test.each([
  ['4000000000000002', 'Your card was declined.', 'generic_decline'],
  ['4000000000009995', 'Your card has insufficient funds.', 'insufficient_funds'],
  ['4111111111111111', 'Payments are simulated here', 'test_mode_live_card'],
])('card %s is declined, and the session can still be paid with another', async (number, message, code) => {
  const session = await checkout(stripe)
  const answer = await submit(session.url, { ...form, number })
  expect(answer.status).toBe(402)
  const page = await answer.text()
  expect(page).toContain(message)
  expect(page).toContain('role="alert"')
  expect(page).not.toContain(number)
  const declined = await stateOf(session.id)
  expect(declined.session).toMatchObject({ status: 'open', payment_status: 'unpaid' })
  expect(declined.intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', decline_code: code },
  })
  expect(declined.charge).toMatchObject({ status: 'failed', paid: false, balance_transaction: null })
  expect((await submit(session.url, form)).status).toBe(303)
  const paid = await stateOf(session.id)
  expect(paid.intent?.id).toBe(declined.intent?.id)
  expect(paid.charge?.status).toBe('succeeded')
})

test('what is typed wrongly is marked and never reaches the bank', async () => {
  const session = await checkout(stripe)
  const wrong = { number: '4242424242424241', expiry: '01 / 20', cvc: '1', name: ' ' }
  const answer = await submit(session.url, wrong)
  const page = await answer.text()
  expect(answer.status).toBe(422)
  for (const message of [
    'card number is invalid',
    'has expired',
    'security code is incomplete',
    'name on the card',
  ]) {
    expect(page).toContain(message)
  }
  expect(page).toContain('aria-invalid="true" aria-describedby="number-error"')
  expect((await stateOf(session.id)).intent).toBeNull()
})

test('a 3-D Secure card pays once its owner confirms', async () => {
  const session = await checkout(stripe)
  const asked = await submit(session.url, { ...form, number: '4000002500003155' })
  const step = asked.headers.get('location')
  expect(asked.status).toBe(303)
  expect(step).toBe(`${session.url}/authenticate`)
  expect((await stateOf(session.id)).intent?.status).toBe('requires_action')
  expect(await (await fetch(String(step))).text()).toContain('Complete authentication')
  const failed = await submit(step, { result: 'fail' })
  expect(failed.status).toBe(402)
  expect((await stateOf(session.id)).intent).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
  await submit(session.url, { ...form, number: '4000002500003155' })
  const done = await submit(step, { result: 'complete' })
  expect(done.headers.get('location')).toContain('http://shop.test/done')
  expect((await stateOf(session.id)).charge?.paid).toBe(true)
})

test('the authentication step alone pays nothing', async () => {
  const session = await checkout(stripe)
  const answer = await submit(`${session.url}/authenticate`, { result: 'complete' })
  expect(answer.status).toBe(402)
  expect((await stateOf(session.id)).session.payment_status).toBe('unpaid')
})

test('the card that is disputed later pays now', async () => {
  const session = await checkout(stripe)
  expect((await submit(session.url, { ...form, number: '4000000000000259' })).status).toBe(303)
  expect((await stateOf(session.id)).charge).toMatchObject({ paid: true, disputed: false })
})

test('an expired or unknown session cannot be paid', async () => {
  const session = await checkout(stripe)
  await stripe.checkout.sessions.expire(session.id)
  const answer = await submit(session.url, form)
  expect(answer.status).toBe(410)
  expect(await answer.text()).toContain('http://shop.test/cart')
  expect((await stateOf(session.id)).session.payment_status).toBe('unpaid')
  expect((await fetch(`${simulator.base}/c/pay/cs_test_nothing`)).status).toBe(404)
})
