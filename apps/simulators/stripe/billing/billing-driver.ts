import type Stripe from 'stripe'
import { afterAll } from 'vitest'
import { DAY, HOUR } from '../clock.ts'
import { startSimulator } from '../driver.ts'

export { DAY, HOUR }
export const START = Date.parse('2026-01-15T09:00:00Z') / 1000
/** A draft becomes final an hour after its period began. */
export const FINAL = 2 * HOUR

export const date = (text: string) => Date.parse(text) / 1000

/** A simulator with two plans, by month and by year, for one file of tests: it ends with them. */
export async function startBilling() {
  const simulator = await startSimulator()
  afterAll(() => simulator.stop())
  const { stripe } = simulator
  const prices = {
    small: await plan(stripe, 'Small campus', 9900, 'month', 'small_month'),
    large: await plan(stripe, 'Large campus', 24900, 'month', 'large_month'),
    smallYear: await plan(stripe, 'Small campus, yearly', 99000, 'year', 'small_year'),
    largeYear: await plan(stripe, 'Large campus, yearly', 249000, 'year', 'large_year'),
  }
  return { simulator, stripe, prices }
}

async function plan(stripe: Stripe, name: string, amount: number, interval: 'month' | 'year', key: string) {
  const product = await stripe.products.create({ name })
  const price = await stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: amount,
    recurring: { interval },
    lookup_key: key,
  })
  return price.id
}

/** A school on a clock of its own, with a card that pays. */
export async function school(stripe: Stripe, options: { at?: number; card?: string | null } = {}) {
  const { at = START, card = 'pm_card_visa' } = options
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: at })
  const customer = await stripe.customers.create({
    email: 'bursar@lakeside.test',
    name: 'Lakeside College',
    test_clock: clock.id,
  })
  if (card) await defaultCard(stripe, customer.id, card)
  return { clock: clock.id, customer: customer.id }
}

export async function defaultCard(stripe: Stripe, customer: string, token: string) {
  const method = await stripe.paymentMethods.attach(token, { customer })
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method.id } })
  return method.id
}

export async function advanceTo(stripe: Stripe, clock: string, at: number) {
  const advancing = await stripe.testHelpers.testClocks.advance(clock, { frozen_time: at })
  if (advancing.status !== 'advancing') throw new Error('the clock did not start to advance')
  const ready = await stripe.testHelpers.testClocks.retrieve(clock)
  if (ready.status !== 'ready' || ready.frozen_time !== at) throw new Error('the clock is not ready')
}

/** What was told since an event, oldest first, of those types that begin so. */
export async function typesSince(stripe: Stripe, last: string | undefined, beginning: string) {
  const events = await stripe.events.list({ limit: 100, ...(last && { ending_before: last }) })
  return events.data
    .map(({ type }) => type as string)
    .filter((type) => type.startsWith(beginning))
    .reverse()
}

export async function newestEvent(stripe: Stripe) {
  return (await stripe.events.list({ limit: 1 })).data[0]?.id
}

export async function latestInvoice(stripe: Stripe, subscription: string) {
  const { data } = await stripe.invoices.list({ subscription, limit: 1, expand: ['data.payments'] })
  const [invoice] = data
  if (!invoice) throw new Error('no invoice yet')
  return invoice
}

export function itemOf(subscription: Stripe.Subscription) {
  const [item] = subscription.items.data
  if (!item) throw new Error('a subscription without items')
  return item
}
