import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { refusalOf } from '../driver.ts'
import {
  advanceTo,
  DAY,
  FINAL,
  itemOf,
  latestInvoice,
  START,
  school,
  startBilling,
} from './billing-driver.ts'

const billing = await startBilling()
const { stripe } = billing

const card = { number: '4242 4242 4242 4242', expiry: '12 / 49', cvc: '123', name: 'Ada Bursar' }

function submit(url: string | null, fields: Record<string, string>) {
  return fetch(String(url), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

function subscribe(wanted: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  return stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: billing.prices.small, quantity: 1 }],
    success_url: 'http://campus.test/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://campus.test/plans',
    ...wanted,
  })
}

test('a trial without a card starts with one button, and can end by pausing', async () => {
  const { customer, clock } = await school(stripe, { card: null })
  const session = await subscribe({
    customer,
    payment_method_collection: 'if_required',
    subscription_data: {
      trial_period_days: 30,
      trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
      metadata: { school_id: 'lakeside' },
    },
  })
  expect(session).toMatchObject({ mode: 'subscription', amount_total: 0, subscription: null, customer })
  const page = await (await fetch(String(session.url))).text()
  expect(page).toContain('Start trial')
  expect(page).not.toContain('Card number')
  const answer = await submit(session.url, {})
  expect(answer.headers.get('location')).toBe(`http://campus.test/done?session=${session.id}`)
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
  expect(done).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    payment_intent: null,
  })
  expect(done.subscription).toMatchObject({
    status: 'trialing',
    metadata: { school_id: 'lakeside' },
    customer,
  })
  expect((await submit(session.url, {})).status).toBe(409)
  await advanceTo(stripe, clock, START + 31 * DAY)
  const subscription = done.subscription as Stripe.Subscription
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('paused')
})

test('paying by card makes the customer, the card, the subscription and a paid invoice', async () => {
  const session = await subscribe({ customer_email: 'new@lakeside.test', allow_promotion_codes: true })
  expect(session.amount_total).toBe(9900)
  expect((await submit(session.url, { ...card, number: '4000000000000002' })).status).toBe(402)
  expect((await submit(session.url, { ...card, number: '4000000000000341' })).status).toBe(402)
  expect((await submit(session.url, { ...card, promotion_code: 'NOPE' })).status).toBe(422)
  expect((await stripe.customers.list({ email: 'new@lakeside.test' })).data).toEqual([])
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'once' })
  await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code: 'TEN' })
  expect((await submit(session.url, { ...card, promotion_code: 'ten' })).status).toBe(303)
  const done = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['invoice', 'subscription', 'customer'],
  })
  expect(done).toMatchObject({ payment_status: 'paid', amount_total: 8910 })
  expect(done.invoice).toMatchObject({ status: 'paid', amount_paid: 8910 })
  expect(done.customer).toMatchObject({ email: 'new@lakeside.test', name: 'Ada Bursar' })
  const subscription = done.subscription as Stripe.Subscription
  const method = await stripe.paymentMethods.retrieve(String(subscription.default_payment_method))
  expect(method).toMatchObject({ customer: (done.customer as Stripe.Customer).id, card: { last4: '4242' } })
  const events = await stripe.events.list({ type: 'checkout.session.completed', limit: 1 })
  expect(events.data[0]?.data.object).toMatchObject({ id: session.id, subscription: subscription.id })
})

test('a card that fails later is taken for a trial, one that asks is confirmed first', async () => {
  const trial = await subscribe({ subscription_data: { trial_period_days: 14 } })
  expect((await submit(trial.url, { ...card, number: '4000000000000341' })).status).toBe(303)
  expect((await stripe.checkout.sessions.retrieve(trial.id)).subscription).toMatch(/^sub_/)
  const asking = await subscribe()
  const step = (await submit(asking.url, { ...card, number: '4000002500003155' })).headers.get('location')
  expect(step).toBe(`${asking.url}/authenticate`)
  expect((await submit(step, { result: 'fail' })).status).toBe(402)
  await submit(asking.url, { ...card, number: '4000002500003155' })
  expect((await submit(step, { result: 'complete' })).headers.get('location')).toContain(
    'http://campus.test/done',
  )
  expect(await stripe.checkout.sessions.retrieve(asking.id)).toMatchObject({ payment_status: 'paid' })
})

test('a one-time payment can have an invoice of its own, with a purchase order on it', async () => {
  const customer = await stripe.customers.create({ name: 'Corner Bakery', email: 'ads@bakery.test' })
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    customer: customer.id,
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: 12_000, product_data: { name: 'Campaign 7' } },
      },
    ],
    invoice_creation: { enabled: true, invoice_data: { custom_fields: [{ name: 'PO', value: '9' }] } },
    success_url: 'http://campus.test/ads',
  })
  expect((await submit(session.url, card)).status).toBe(303)
  const done = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['invoice.payments', 'payment_intent'],
  })
  expect(done.invoice).toMatchObject({
    status: 'paid',
    amount_paid: 12_000,
    custom_fields: [{ name: 'PO', value: '9' }],
  })
  expect(done.payment_intent).toMatchObject({ customer: customer.id, status: 'succeeded' })
  const invoice = done.invoice as Stripe.Invoice
  expect(invoice.lines.data[0]?.description).toBe('Campaign 7')
  expect(invoice.payments?.data[0]?.payment.payment_intent).toBe(
    (done.payment_intent as Stripe.PaymentIntent).id,
  )
})

test('each kind of checkout refuses what belongs to the other', async () => {
  const cases: [Partial<Stripe.Checkout.SessionCreateParams>, string][] = [
    [{ payment_intent_data: { description: 'x' } }, 'payment_intent_data'],
    [{ mode: 'payment' }, 'line_items'],
    [{ mode: 'payment', subscription_data: { trial_period_days: 3 } }, 'subscription_data'],
    [{ customer: 'cus_none' }, 'customer'],
    [{ line_items: [{ price: 'price_none', quantity: 1 }] }, 'line_items[0][price]'],
  ]
  for (const [wrong, param] of cases) {
    expect(await refusalOf(subscribe(wrong))).toMatchObject({ statusCode: 400, param })
  }
})

async function portal(customer: string, wanted: Partial<Stripe.BillingPortal.SessionCreateParams> = {}) {
  const configuration = await stripe.billingPortal.configurations.create({
    business_profile: { headline: 'Banter for schools' },
    features: {
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
    },
  })
  const shared = { customer, configuration: configuration.id, return_url: 'http://campus.test/billing' }
  return stripe.billingPortal.sessions.create({ ...shared, ...wanted })
}

test('in the portal a person changes the card, opens invoices, cancels and goes on', async () => {
  const { customer } = await school(stripe)
  const made = await stripe.subscriptions.create({ customer, items: [{ price: billing.prices.small }] })
  const { url } = await portal(customer)
  const page = await (await fetch(url)).text()
  const invoice = await latestInvoice(stripe, made.id)
  for (const text of [
    'Banter for schools',
    'Small campus',
    'visa ending in 4242',
    String(invoice.number),
    'Renews on 15 Feb 2026',
  ]) {
    expect(page).toContain(text)
  }
  expect(page).not.toContain('<script')
  expect((await submit(`${url}/card`, { ...card, number: '1234' })).status).toBe(422)
  expect((await submit(`${url}/card`, { ...card, number: '5555555555554444' })).status).toBe(303)
  expect(await (await fetch(url)).text()).toContain('mastercard ending in 4444')
  expect((await submit(`${url}/cancel`, { subscription: made.id })).status).toBe(303)
  expect(await stripe.subscriptions.retrieve(made.id)).toMatchObject({
    cancel_at_period_end: true,
    cancel_at: itemOf(made).current_period_end,
  })
  expect(await (await fetch(url)).text()).toContain('Ends on 15 Feb 2026')
  await submit(`${url}/renew`, { subscription: made.id })
  expect(await stripe.subscriptions.retrieve(made.id)).toMatchObject({
    cancel_at_period_end: false,
    cancel_at: null,
  })
})

test('nobody reaches another customer’s subscription through their own portal', async () => {
  const [one, other] = await Promise.all([school(stripe), school(stripe)])
  const theirs = await stripe.subscriptions.create({
    customer: other.customer,
    items: [{ price: billing.prices.small }],
  })
  const { url } = await portal(one.customer)
  expect((await submit(`${url}/cancel`, { subscription: theirs.id })).status).toBe(404)
  expect((await stripe.subscriptions.retrieve(theirs.id)).cancel_at_period_end).toBe(false)
  expect((await fetch(`${billing.simulator.base}/p/session/bps_nothing`)).status).toBe(404)
})

test('a flow for the card leads back to where it came from', async () => {
  const { customer } = await school(stripe)
  const back = 'http://campus.test/billing?card=new'
  const { url } = await portal(customer, {
    flow_data: {
      type: 'payment_method_update',
      after_completion: { type: 'redirect', redirect: { return_url: back } },
    },
  })
  expect(await (await fetch(url)).text()).not.toContain('Invoice history')
  expect((await submit(`${url}/card`, card)).headers.get('location')).toBe(back)
})

test('an open invoice is paid on its own page, and downloads as a PDF', async () => {
  const { customer, clock } = await school(stripe, { card: null })
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.smallYear }],
    collection_method: 'send_invoice',
    days_until_due: 14,
    invoice_settings: { custom_fields: [{ name: 'PO number', value: '<4711>' }] },
  })
  await advanceTo(stripe, clock, START + FINAL)
  const open = await latestInvoice(stripe, id)
  const url = String(open.hosted_invoice_url)
  const page = await (await fetch(url)).text()
  expect(page).toContain('PO number: <strong>&lt;4711&gt;</strong>')
  expect(page).toContain('$990.00')
  expect((await submit(url, { ...card, number: '4000000000000002' })).status).toBe(402)
  expect((await submit(url, card)).status).toBe(303)
  expect(await latestInvoice(stripe, id)).toMatchObject({ status: 'paid', amount_paid: 99_000 })
  expect(await (await fetch(url)).text()).toContain('Amount paid')
  expect((await submit(url, card)).status).toBe(404)
  const pdf = await fetch(String(open.invoice_pdf))
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect((await pdf.text()).startsWith('%PDF-1.4')).toBe(true)
})
