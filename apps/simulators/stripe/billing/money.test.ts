import type Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { refusalOf, startReceiver } from '../driver.ts'
import { advanceTo, DAY, date, FINAL, latestInvoice, START, school, startBilling } from './billing-driver.ts'

const billing = await startBilling()
const { stripe } = billing

test('a negative item for shared income lowers the next invoice, and what is left over stays a credit', async () => {
  const { clock, customer } = await school(stripe)
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: billing.prices.small }] })
  const item = await stripe.invoiceItems.create(
    { customer, subscription: id, amount: -12_000, currency: 'usd', description: 'Ad share 2026-01' },
    { idempotencyKey: 'adshare:lakeside:2026-01' },
  )
  expect(item).toMatchObject({ amount: -12_000, discountable: false, invoice: null })
  const again = await stripe.invoiceItems.create(
    { customer, subscription: id, amount: -12_000, currency: 'usd', description: 'Ad share 2026-01' },
    { idempotencyKey: 'adshare:lakeside:2026-01' },
  )
  expect(again.id).toBe(item.id)
  const upcoming = await stripe.invoices.createPreview({ subscription: id })
  expect(upcoming).toMatchObject({ total: -2100, amount_due: 0 })
  await advanceTo(stripe, clock, date('2026-02-15T09:00:00Z') + FINAL)
  expect(await latestInvoice(stripe, id)).toMatchObject({
    status: 'paid',
    total: -2100,
    ending_balance: -2100,
  })
  await advanceTo(stripe, clock, date('2026-03-15T09:00:00Z') + FINAL)
  expect(await latestInvoice(stripe, id)).toMatchObject({
    total: 9900,
    amount_paid: 7800,
    starting_balance: -2100,
  })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: 0 })
})

test('coupons: once, for some months, by code, and never for somebody else', async () => {
  const months = await stripe.coupons.create({
    amount_off: 2000,
    currency: 'usd',
    duration: 'repeating',
    duration_in_months: 2,
  })
  const code = await stripe.promotionCodes.create({
    promotion: { type: 'coupon', coupon: months.id },
    code: 'CAMPUS20',
    max_redemptions: 1,
  })
  const { clock, customer } = await school(stripe)
  const made = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.small }],
    discounts: [{ promotion_code: code.id }],
    expand: ['discounts'],
  })
  expect((made.discounts[0] as Stripe.Discount).source).toMatchObject({ coupon: months.id })
  const paid: number[] = []
  for (const month of ['02', '03', '04']) {
    paid.push((await latestInvoice(stripe, made.id)).amount_paid)
    await advanceTo(stripe, clock, date(`2026-${month}-15T09:00:00Z`) + FINAL)
  }
  paid.push((await latestInvoice(stripe, made.id)).amount_paid)
  expect(paid).toEqual([7900, 7900, 9900, 9900])
  const other = await school(stripe)
  const spent = stripe.subscriptions.create({
    customer: other.customer,
    items: [{ price: billing.prices.small }],
    discounts: [{ promotion_code: code.id }],
  })
  expect((await refusalOf(spent)).param).toBe('promotion_code')
  const once = await stripe.coupons.create({ percent_off: 50, duration: 'once' })
  const trial = await stripe.subscriptions.create({
    customer: other.customer,
    items: [{ price: billing.prices.small }],
    discounts: [{ coupon: once.id }],
    trial_period_days: 10,
  })
  await advanceTo(stripe, other.clock, START + 10 * DAY + FINAL)
  expect(await latestInvoice(stripe, trial.id)).toMatchObject({
    subtotal: 9900,
    total: 4950,
    amount_paid: 4950,
  })
  expect((await stripe.subscriptions.retrieve(trial.id)).discounts).toEqual([])
})

test('the payment of an invoice can be refunded, and the balance tells of both', async () => {
  const { customer } = await school(stripe)
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: billing.prices.large }] })
  const payment = (await latestInvoice(stripe, id)).payments?.data[0]
  expect(payment).toMatchObject({ status: 'paid', amount_paid: 24_900 })
  const intent = String(payment?.payment.payment_intent)
  const found = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intent },
  })
  expect(found.data.map((each) => each.id)).toEqual([payment?.id])
  const refund = await stripe.refunds.create({
    payment_intent: intent,
    amount: 4900,
    expand: ['balance_transaction'],
  })
  expect(refund).toMatchObject({ status: 'succeeded', customer, balance_transaction: { amount: -4900 } })
  const { accounts } = await billing.simulator.control<{ accounts: { balance: number }[] }>('/ledger')
  expect(accounts.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
})

test('who has no test clock lives by the simulator clock, a year in one step', async () => {
  const customer = await stripe.customers.create({ email: 'clockless@lakeside.test' })
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
  const { id } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: billing.prices.small }],
    default_payment_method: method.id,
  })
  await billing.simulator.control('/clock', { advanceSeconds: 366 * DAY })
  const paid = await stripe.invoices.list({ subscription: id, status: 'paid', limit: 100 })
  expect(paid.data).toHaveLength(13)
  expect(new Set(paid.data.map(({ number }) => number)).size).toBe(13)
  await billing.simulator.control('/clock', { advanceSeconds: -366 * DAY })
})

test('billing events go through the same webhooks, with their faults', async () => {
  const receiver = await startReceiver()
  await billing.simulator.control('/webhooks', { mode: 'duplicate', url: receiver.url })
  const { customer } = await school(stripe)
  const made = await stripe.subscriptions.create({ customer, items: [{ price: billing.prices.small }] })
  const count = (type: string) => receiver.received.filter((each) => each.type === type).length
  await vi.waitFor(() => {
    for (const type of ['customer.subscription.created', 'invoice.paid', 'payment_method.attached']) {
      expect(count(type)).toBeGreaterThanOrEqual(2)
    }
  })
  await billing.simulator.control('/webhooks', { mode: 'hold' })
  await stripe.subscriptions.cancel(made.id)
  const held = await billing.simulator.control<{ held: string[] }>('/webhooks')
  expect(held.held).toHaveLength(1)
  await billing.simulator.control('/webhooks/release', {})
  expect(count('customer.subscription.deleted')).toBe(1)
  await billing.simulator.control('/webhooks', { mode: 'drop' })
  receiver.stop()
})

test('a lost answer and a second call with the same key make one subscription', async () => {
  const { customer } = await school(stripe)
  await billing.simulator.control('/faults', {
    kind: 'timeout_after_effect',
    // The SDK asks a second time by itself when a connection is cut.
    times: 2,
    match: { method: 'POST', path: '/v1/subscriptions' },
  })
  const create = () =>
    stripe.subscriptions.create(
      { customer, items: [{ price: billing.prices.small }] },
      { idempotencyKey: `subscribe:${customer}` },
    )
  expect((await refusalOf(create())).type).toBe('StripeConnectionError')
  const made = await create()
  expect((await stripe.subscriptions.list({ customer })).data.map(({ id }) => id)).toEqual([made.id])
  expect((await stripe.invoices.list({ customer })).data).toHaveLength(1)
})

test('an invoice that is sent is due later, overdue makes past due, and a cheque settles it', async () => {
  const { clock, customer } = await school(stripe, { card: null })
  const fields = [{ name: 'PO number', value: 'PO-7781' }]
  const { id, status } = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.largeYear }],
    collection_method: 'send_invoice',
    days_until_due: 30,
    invoice_settings: { custom_fields: fields },
  })
  expect(status).toBe('active')
  await advanceTo(stripe, clock, START + FINAL)
  const open = await latestInvoice(stripe, id)
  expect(open).toMatchObject({ status: 'open', amount_due: 249000, custom_fields: fields })
  expect(open.due_date).toBe(START + 30 * DAY)
  await advanceTo(stripe, clock, START + 31 * DAY)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'past_due' })
  expect((await stripe.events.list({ type: 'invoice.overdue' })).data).toHaveLength(1)
  await advanceTo(stripe, clock, START + 61 * DAY)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'unpaid' })
  const settled = await stripe.invoices.pay(open.id ?? '', { paid_out_of_band: true })
  expect(settled).toMatchObject({ status: 'paid', amount_paid: 249000 })
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active' })
})

test('tax ids and addresses are on the invoice, and stay as they were', async () => {
  const { customer } = await school(stripe)
  const taxId = await stripe.customers.createTaxId(customer, { type: 'us_ein', value: '12-3456789' })
  expect(
    (await refusalOf(stripe.customers.createTaxId(customer, { type: 'us_ein', value: 'nonsense' }))).code,
  ).toBe('tax_id_invalid')
  await stripe.customers.update(customer, { address: { line1: '1 College Road', country: 'US' } })
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: billing.prices.small }] })
  await stripe.customers.update(customer, { address: '', name: 'Renamed College' })
  await stripe.customers.deleteTaxId(customer, taxId.id)
  expect(await latestInvoice(stripe, id)).toMatchObject({
    customer_name: 'Lakeside College',
    customer_address: { line1: '1 College Road', city: null },
    customer_tax_ids: [{ type: 'us_ein', value: '12-3456789' }],
  })
  const now = await stripe.customers.retrieve(customer, { expand: ['tax_ids', 'subscriptions'] })
  expect(now).toMatchObject({ address: null, tax_ids: { data: [] }, subscriptions: { data: [{ id }] } })
})

test('a voided first invoice gives back the credit it used, and its subscription never begins', async () => {
  const { customer } = await school(stripe, { card: null })
  await stripe.customers.createBalanceTransaction(customer, { amount: -4000, currency: 'usd' })
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.small }],
    payment_behavior: 'default_incomplete',
  })
  const open = await latestInvoice(stripe, id)
  expect(open).toMatchObject({ status: 'open', amount_due: 5900 })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: 0 })
  expect(await stripe.invoices.voidInvoice(open.id ?? '')).toMatchObject({
    status: 'void',
    amount_remaining: 0,
  })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -4000 })
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'incomplete_expired' })
})
