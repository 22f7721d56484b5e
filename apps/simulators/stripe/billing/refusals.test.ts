import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { refusalOf } from '../driver.ts'
import { advanceTo, DAY, date, itemOf, latestInvoice, START, school, startBilling } from './billing-driver.ts'

const billing = await startBilling()
const { stripe } = billing

type Wrong = Record<string, unknown>
const loose = <T>(value: Wrong) => value as T

test('unknown and missing parameters are refused everywhere', async () => {
  const { customer } = await school(stripe)
  const items = [{ price: billing.prices.small }]
  const cases: [Promise<unknown>, string, string][] = [
    [stripe.customers.create(loose({ nick: 'x' })), 'parameter_unknown', 'nick'],
    [stripe.products.create(loose({})), 'parameter_missing', 'name'],
    [stripe.prices.create(loose({ unit_amount: 1, product: 'p' })), 'parameter_missing', 'currency'],
    [stripe.subscriptions.create(loose({ items })), 'parameter_missing', 'customer'],
    [stripe.subscriptions.create(loose({ customer, items, plan: 'x' })), 'parameter_unknown', 'plan'],
    [stripe.invoices.create(loose({ customer, tax_percent: 3 })), 'parameter_unknown', 'tax_percent'],
    [stripe.invoiceItems.create(loose({ customer })), 'parameter_missing', 'amount'],
    [stripe.billingPortal.sessions.create(loose({})), 'parameter_missing', 'customer'],
    [stripe.testHelpers.testClocks.create(loose({})), 'parameter_missing', 'frozen_time'],
  ]
  for (const [call, code, param] of cases) {
    expect(await refusalOf(call)).toMatchObject({ statusCode: 400, code, param })
  }
})

test('what does not exist is a 404 in a path and a 400 in a parameter', async () => {
  const { customer } = await school(stripe)
  const inPath = [
    stripe.customers.retrieve('cus_none'),
    stripe.subscriptions.retrieve('sub_none'),
    stripe.subscriptions.cancel('sub_none'),
    stripe.invoices.retrieve('in_none'),
    stripe.prices.retrieve('price_none'),
    stripe.coupons.retrieve('none'),
    stripe.paymentMethods.attach('pm_none', { customer }),
    stripe.testHelpers.testClocks.retrieve('clock_none'),
  ]
  for (const call of inPath)
    expect(await refusalOf(call)).toMatchObject({ statusCode: 404, code: 'resource_missing' })
  const inParameter = [
    stripe.subscriptions.create({ customer: 'cus_none', items: [{ price: billing.prices.small }] }),
    stripe.subscriptions.create({ customer, items: [{ price: 'price_none' }] }),
    stripe.invoices.create({ customer: 'cus_none' }),
    stripe.paymentMethods.attach('pm_card_visa', { customer: 'cus_none' }),
    stripe.customers.update(customer, { invoice_settings: { default_payment_method: 'pm_none' } }),
  ]
  for (const call of inParameter)
    expect(await refusalOf(call)).toMatchObject({ statusCode: 400, code: 'resource_missing' })
})

test('a lookup key stands for one price, and can be handed over', async () => {
  const product = (await stripe.prices.retrieve(billing.prices.small)).product as string
  const wanted = { product, currency: 'usd', unit_amount: 10900, recurring: { interval: 'month' as const } }
  const taken = await refusalOf(stripe.prices.create({ ...wanted, lookup_key: 'small_month' }))
  expect(taken).toMatchObject({ statusCode: 400, param: 'lookup_key' })
  const next = await stripe.prices.create({ ...wanted, lookup_key: 'small_month', transfer_lookup_key: true })
  const found = await stripe.prices.list({
    lookup_keys: ['small_month', 'large_month'],
    active: true,
    expand: ['data.product'],
  })
  expect(found.data.map(({ id }) => id)).toEqual([next.id, billing.prices.large])
  expect(found.data[0]?.product).toMatchObject({ name: 'Small campus' })
  await stripe.prices.update(billing.prices.small, { lookup_key: 'small_month', transfer_lookup_key: true })
  await stripe.prices.update(next.id, { active: false })
  const { customer } = await school(stripe)
  const inactive = stripe.subscriptions.create({ customer, items: [{ price: next.id }] })
  expect((await refusalOf(inactive)).message).toContain('inactive')
})

test('a subscription that would be charged needs a card, and its terms have to fit', async () => {
  const { customer } = await school(stripe, { card: null })
  const items = [{ price: billing.prices.small }]
  expect((await refusalOf(stripe.subscriptions.create({ customer, items }))).code).toBe('resource_missing')
  expect((await stripe.subscriptions.list({ customer })).data).toEqual([])
  const sent = stripe.subscriptions.create({ customer, items, collection_method: 'send_invoice' })
  expect((await refusalOf(sent)).param).toBe('days_until_due')
  const mixed = [{ price: billing.prices.small }, { price: billing.prices.largeYear }]
  expect((await refusalOf(stripe.subscriptions.create({ customer, items: mixed }))).param).toBe('items')
  const waiting = await stripe.subscriptions.create({
    customer,
    items,
    payment_behavior: 'default_incomplete',
  })
  expect(waiting).toMatchObject({ status: 'incomplete' })
  await advanceTo(stripe, String(waiting.test_clock), START + DAY)
  expect(await stripe.subscriptions.retrieve(waiting.id)).toMatchObject({ status: 'incomplete_expired' })
  expect(await latestInvoice(stripe, waiting.id)).toMatchObject({ status: 'void' })
})

test('a card that its bank refuses cannot be attached, and nobody sends card numbers', async () => {
  const { customer } = await school(stripe)
  const declined = await refusalOf(stripe.paymentMethods.attach('pm_card_visa_chargeDeclined', { customer }))
  expect(declined).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' })
  const raw = { number: '4242424242424242', exp_month: 1, exp_year: 2030, cvc: '123' }
  expect((await refusalOf(stripe.paymentMethods.create({ type: 'card', card: raw }))).message).toContain(
    'unsafe',
  )
  const made = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_amex' } })
  await stripe.paymentMethods.attach(made.id, { customer })
  const other = await school(stripe)
  const taken = await refusalOf(stripe.paymentMethods.attach(made.id, { customer: other.customer }))
  expect(taken.code).toBe('payment_method_unexpected_state')
  await stripe.paymentMethods.detach(made.id)
  expect((await stripe.customers.listPaymentMethods(customer)).data.map(({ id }) => id)).not.toContain(
    made.id,
  )
})

test('an ended subscription cannot change or end again; metadata keys can be removed', async () => {
  const { customer } = await school(stripe)
  const made = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.small }],
    metadata: { school_id: 's1', plan: 'small' },
  })
  const named = await stripe.subscriptions.update(made.id, { metadata: { plan: '', seats: '7' } })
  expect(named.metadata).toEqual({ school_id: 's1', seats: '7' })
  const outside = stripe.subscriptions.update(made.id, {
    items: [{ id: itemOf(made).id, price: billing.prices.large }],
    proration_date: START - DAY,
  })
  expect((await refusalOf(outside)).param).toBe('proration_date')
  expect(await stripe.subscriptions.cancel(made.id)).toMatchObject({ status: 'canceled', ended_at: START })
  expect((await refusalOf(stripe.subscriptions.cancel(made.id))).statusCode).toBe(404)
  const change = stripe.subscriptions.update(made.id, { cancel_at_period_end: true })
  expect((await refusalOf(change)).message).toContain('canceled subscription')
  expect((await stripe.subscriptions.list({ customer })).data).toEqual([])
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1)
  const gone = stripe.invoices.createPreview({ subscription: made.id })
  expect(await refusalOf(gone)).toMatchObject({ statusCode: 404, code: 'invoice_upcoming_none' })
})

test('an invoice goes one way: draft, open, and then paid, void or uncollectible', async () => {
  const { customer } = await school(stripe)
  const draft = await stripe.invoices.create({ customer })
  expect(draft).toMatchObject({ status: 'draft', billing_reason: 'manual', number: null, parent: null })
  expect((await refusalOf(stripe.invoices.finalizeInvoice(draft.id ?? ''))).code).toBe(
    'invoice_no_customer_line_items',
  )
  const id = draft.id ?? ''
  await stripe.invoiceItems.create({
    customer,
    invoice: id,
    amount: 5000,
    currency: 'usd',
    description: 'Set-up',
  })
  expect((await refusalOf(stripe.invoices.voidInvoice(id))).statusCode).toBe(400)
  const open = await stripe.invoices.finalizeInvoice(id)
  expect(open).toMatchObject({ status: 'open', amount_due: 5000, amount_remaining: 5000 })
  expect((await refusalOf(stripe.invoices.update(id, { description: 'x' }))).code).toBe(
    'invoice_not_editable',
  )
  expect((await refusalOf(stripe.invoices.del(id))).statusCode).toBe(400)
  const late = stripe.invoiceItems.create({ customer, invoice: id, amount: 1, currency: 'usd' })
  expect((await refusalOf(late)).code).toBe('invoice_not_editable')
  expect(await stripe.invoices.pay(id)).toMatchObject({ status: 'paid', amount_paid: 5000 })
  expect((await refusalOf(stripe.invoices.pay(id))).code).toBe('invoice_already_paid')
  expect((await refusalOf(stripe.invoices.voidInvoice(id))).code).toBe('invoice_already_paid')
})

test('a declined payment of an invoice is refused, and is a fact all the same', async () => {
  const { customer } = await school(stripe, { card: 'pm_card_chargeCustomerFail' })
  await stripe.invoiceItems.create({ customer, amount: 7000, currency: 'usd' })
  const { id } = await stripe.invoices.create({ customer, pending_invoice_items_behavior: 'include' })
  await stripe.invoices.finalizeInvoice(id ?? '')
  const options = { idempotencyKey: `pay:${id}` }
  const refused = await refusalOf(stripe.invoices.pay(id ?? '', {}, options))
  expect(refused).toMatchObject({ statusCode: 402, code: 'card_declined', type: 'StripeCardError' })
  const again = await refusalOf(stripe.invoices.pay(id ?? '', {}, options))
  expect(again.requestId).not.toBe(refused.requestId)
  const invoice = await stripe.invoices.retrieve(id ?? '', {
    expand: ['payments.data.payment.payment_intent'],
  })
  expect(invoice).toMatchObject({ status: 'open', attempted: true, attempt_count: 1 })
  const intent = invoice.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent
  expect(intent).toMatchObject({ status: 'requires_payment_method', customer, amount: 7000 })
  expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1)
})

test('a test clock goes forward only, and not too far at once', async () => {
  const { clock, customer } = await school(stripe)
  const back = stripe.testHelpers.testClocks.advance(clock, { frozen_time: START })
  expect((await refusalOf(back)).param).toBe('frozen_time')
  await stripe.subscriptions.create({ customer, items: [{ price: billing.prices.small }] })
  const far = stripe.testHelpers.testClocks.advance(clock, { frozen_time: date('2026-03-16T09:00:00Z') })
  expect((await refusalOf(far)).message).toContain('two intervals')
  await stripe.testHelpers.testClocks.del(clock)
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ deleted: true })
})

test('the portal needs a configuration of its own', async () => {
  const { customer } = await school(stripe)
  const none = await refusalOf(stripe.billingPortal.sessions.create({ customer }))
  expect(none.message).toContain('No configuration provided')
  const unknown = stripe.billingPortal.sessions.create({ customer, configuration: 'bpc_none' })
  expect((await refusalOf(unknown)).param).toBe('configuration')
})
