import { expect, test } from 'vitest'
import {
  advanceTo,
  DAY,
  date,
  defaultCard,
  FINAL,
  itemOf,
  latestInvoice,
  newestEvent,
  START,
  school,
  startBilling,
  typesSince,
} from './billing-driver.ts'

const billing = await startBilling()
const { stripe } = billing

async function ledgerBalances() {
  const { accounts } = await billing.simulator.control<{ accounts: { balance: number }[] }>('/ledger')
  expect(accounts.reduce((sum, { balance }) => sum + balance, 0)).toBe(0)
}

test('a year: trial, paid months, a card that fails, retries, unpaid, paid again, upgrade, end', async () => {
  const { clock, customer } = await school(stripe, { card: null })
  const started = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.small }],
    trial_period_days: 30,
    trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
    metadata: { school_id: 'lakeside' },
  })
  const id = started.id
  expect(started).toMatchObject({ status: 'trialing', trial_end: START + 30 * DAY, test_clock: clock })
  expect(itemOf(started).current_period_end).toBe(START + 30 * DAY)
  expect('current_period_end' in started).toBe(false)
  const first = await latestInvoice(stripe, id)
  expect(first).toMatchObject({ status: 'paid', total: 0, billing_reason: 'subscription_create' })
  expect(first.parent?.subscription_details?.subscription).toBe(id)

  let last = await newestEvent(stripe)
  await advanceTo(stripe, clock, START + 27 * DAY)
  expect(await typesSince(stripe, last, 'customer.subscription.')).toEqual([
    'customer.subscription.trial_will_end',
  ])

  const card = await defaultCard(stripe, customer, 'pm_card_visa')
  const trialEnd = START + 30 * DAY
  last = await newestEvent(stripe)
  await advanceTo(stripe, clock, trialEnd)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active' })
  expect(await latestInvoice(stripe, id)).toMatchObject({ status: 'draft', total: 9900, auto_advance: true })
  await advanceTo(stripe, clock, trialEnd + FINAL)
  const paid = await latestInvoice(stripe, id)
  expect(paid).toMatchObject({ status: 'paid', amount_paid: 9900, billing_reason: 'subscription_cycle' })
  expect(paid.number).toMatch(/^[0-9A-Z]{8}-0002$/)
  expect(await typesSince(stripe, last, 'invoice.')).toEqual([
    'invoice.created',
    'invoice.finalized',
    'invoice.updated',
    'invoice.updated',
    'invoice.paid',
    'invoice.payment_succeeded',
  ])
  const intent = paid.payments?.data[0]?.payment.payment_intent as string
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(intent, {
    expand: ['latest_charge.balance_transaction'],
  })
  expect(charge).toMatchObject({
    customer,
    payment_method: card,
    balance_transaction: { amount: 9900, fee: 317 },
  })

  // Trial end was Feb 14: months follow on that day.
  for (const month of ['03', '04', '05']) {
    await advanceTo(stripe, clock, date(`2026-${month}-14T09:00:00Z`) + FINAL)
    expect(await latestInvoice(stripe, id)).toMatchObject({ status: 'paid', amount_paid: 9900 })
  }

  await billing.simulator.control(`/payment_methods/${card}`, { decline: 'insufficient_funds' })
  const june = date('2026-06-14T10:00:00Z')
  last = await newestEvent(stripe)
  await advanceTo(stripe, clock, june + 10)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'past_due' })
  const owed = await latestInvoice(stripe, id)
  expect(owed).toMatchObject({ status: 'open', attempt_count: 1, next_payment_attempt: june + 3 * DAY })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ delinquent: true })
  const told = await stripe.events.list({ type: 'customer.subscription.updated', limit: 1 })
  expect(told.data[0]?.data.previous_attributes).toEqual({ status: 'active' })
  await advanceTo(stripe, clock, june + 3 * DAY + 10)
  expect(await latestInvoice(stripe, id)).toMatchObject({
    attempt_count: 2,
    next_payment_attempt: june + 8 * DAY,
  })
  await advanceTo(stripe, clock, june + 15 * DAY + 10)
  expect(await latestInvoice(stripe, id)).toMatchObject({
    status: 'open',
    attempt_count: 4,
    next_payment_attempt: null,
  })
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'unpaid' })
  expect((await typesSince(stripe, last, 'invoice.payment_failed')).length).toBe(4)

  const fresh = await defaultCard(stripe, customer, 'pm_card_mastercard')
  await stripe.invoices.pay(owed.id ?? '')
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active' })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ delinquent: false })
  expect(await latestInvoice(stripe, id)).toMatchObject({ status: 'paid', amount_paid: 9900 })

  await advanceTo(stripe, clock, date('2026-07-14T09:00:00Z') + FINAL)
  const prorationDate = date('2026-07-20T12:00:00Z')
  await advanceTo(stripe, clock, prorationDate)
  const upgrade = {
    items: [{ id: itemOf(await stripe.subscriptions.retrieve(id)).id, price: billing.prices.large }],
    proration_behavior: 'always_invoice' as const,
    proration_date: prorationDate,
  }
  const preview = await stripe.invoices.createPreview({ subscription: id, subscription_details: upgrade })
  const upgraded = await stripe.subscriptions.update(id, upgrade)
  expect(itemOf(upgraded).price.id).toBe(billing.prices.large)
  const difference = await latestInvoice(stripe, id)
  expect(difference).toMatchObject({
    status: 'paid',
    total: preview.total,
    billing_reason: 'subscription_update',
  })
  expect(difference.lines.data.map(({ amount }) => amount)).toEqual(
    preview.lines.data.map(({ amount }) => amount),
  )
  expect(difference.total).toBe(
    Math.round((15000 * (date('2026-08-14T09:00:00Z') - prorationDate)) / (31 * DAY)),
  )

  await advanceTo(stripe, clock, date('2026-08-14T09:00:00Z') + FINAL)
  expect(await latestInvoice(stripe, id)).toMatchObject({ status: 'paid', amount_paid: 24900 })
  const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true })
  expect(ending).toMatchObject({ status: 'active', cancel_at: date('2026-09-14T09:00:00Z') })
  expect(ending.cancellation_details?.reason).toBe('cancellation_requested')
  last = await newestEvent(stripe)
  await advanceTo(stripe, clock, date('2026-09-14T09:00:00Z') + FINAL)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled' })
  expect(await typesSince(stripe, last, 'customer.subscription.')).toEqual(['customer.subscription.deleted'])
  expect(await typesSince(stripe, last, 'invoice.')).toEqual([])
  expect((await stripe.paymentMethods.retrieve(fresh)).card?.brand).toBe('mastercard')
  await ledgerBalances()
})

test.each([
  ['pause', 'paused', 'customer.subscription.paused'],
  ['cancel', 'canceled', 'customer.subscription.deleted'],
  ['create_invoice', 'past_due', 'customer.subscription.updated'],
] as const)('a trial that ends without a card, set to %s, becomes %s', async (behavior, status, event) => {
  const { clock, customer } = await school(stripe, { card: null })
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.small }],
    trial_period_days: 7,
    trial_settings: { end_behavior: { missing_payment_method: behavior } },
  })
  await advanceTo(stripe, clock, START + 7 * DAY + FINAL)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status })
  const events = await stripe.events.list({ type: event, limit: 1 })
  expect(events.data[0]?.data.object).toMatchObject({ id })
})

test('a paused subscription goes on from the day it is resumed', async () => {
  const { clock, customer } = await school(stripe, { card: null })
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.small }],
    trial_period_days: 7,
    trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
  })
  await advanceTo(stripe, clock, START + 20 * DAY)
  await defaultCard(stripe, customer, 'pm_card_visa')
  const going = await stripe.subscriptions.resume(id, { billing_cycle_anchor: { type: 'now' } })
  expect(going).toMatchObject({ status: 'active', billing_cycle_anchor: START + 20 * DAY })
  expect(await latestInvoice(stripe, id)).toMatchObject({ status: 'paid', amount_paid: 9900 })
})

test('card 0341 can be saved, fails at the first charge, and settings may cancel', async () => {
  await billing.simulator.control('/billing', { retryDays: [1], afterRetries: 'cancel' })
  const { clock, customer } = await school(stripe, { card: 'pm_card_chargeCustomerFail' })
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices.small }],
    trial_period_days: 7,
  })
  await advanceTo(stripe, clock, START + 7 * DAY + FINAL)
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'past_due' })
  await advanceTo(stripe, clock, START + 9 * DAY)
  const ended = await stripe.subscriptions.retrieve(id)
  expect(ended).toMatchObject({ status: 'canceled', cancellation_details: { reason: 'payment_failed' } })
  expect(await latestInvoice(stripe, id)).toMatchObject({ status: 'open', auto_advance: false })
  await billing.simulator.control('/billing', { retryDays: [3, 5, 7], afterRetries: 'unpaid' })
})
