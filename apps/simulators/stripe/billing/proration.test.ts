import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { refusalOf } from '../driver.ts'
import {
  advanceTo,
  DAY,
  date,
  FINAL,
  itemOf,
  latestInvoice,
  START,
  school,
  startBilling,
} from './billing-driver.ts'

const billing = await startBilling()
const { stripe } = billing

const plans = ['small', 'large', 'smallYear', 'largeYear'] as const
const AMOUNTS = { small: 9900, large: 24900, smallYear: 99000, largeYear: 249000 }
const sums = (invoice: Stripe.Invoice) => ({
  lines: invoice.lines.data.map(({ amount, description, period }) => ({ amount, description, period })),
  total: invoice.total,
  due: invoice.amount_due,
  discounts: invoice.total_discount_amounts?.map(({ amount }) => amount),
  ending: invoice.ending_balance,
})

async function running(
  start: number,
  from: (typeof plans)[number],
  discounts: { coupon: string }[],
  credit: number,
) {
  const { clock, customer } = await school(stripe, { at: start })
  if (credit > 0)
    await stripe.customers.createBalanceTransaction(customer, { amount: -credit, currency: 'usd' })
  const made = await stripe.subscriptions.create({
    customer,
    items: [{ price: billing.prices[from] }],
    discounts,
  })
  return { clock, customer, made, item: itemOf(made).id }
}

test('a preview shows to the cent what the same change then bills', { timeout: 60_000 }, async () => {
  const coupon = await stripe.coupons.create({ percent_off: 12.5, duration: 'forever' })
  const scene = fc.record({
    start: fc.integer({ min: date('2026-01-01T00:00:00Z'), max: date('2028-03-31T23:59:59Z') }),
    from: fc.constantFrom(...plans),
    to: fc.constantFrom(...plans),
    waited: fc.integer({ min: 1, max: 27 * DAY }),
    later: fc.integer({ min: 0, max: 3 * DAY }),
    discounted: fc.boolean(),
    credit: fc.constantFrom(0, 1234, 400_000),
    proration: fc.constantFrom('always_invoice', 'create_prorations', 'none'),
  })
  await fc.assert(
    fc.asyncProperty(scene, async (each) => {
      const discounts = each.discounted ? [{ coupon: coupon.id }] : []
      const { clock, made, item } = await running(each.start, each.from, discounts, each.credit)
      const proration_date = each.start + each.waited
      await advanceTo(stripe, clock, proration_date)
      const change = {
        items: [{ id: item, price: billing.prices[each.to] }],
        proration_behavior: each.proration,
        proration_date,
      }
      // Time passes between looking and deciding; only a cycle that starts anew starts at another moment.
      const sameCycle = each.from.endsWith('Year') === each.to.endsWith('Year')
      const preview = await stripe.invoices.createPreview({
        subscription: made.id,
        subscription_details: change,
      })
      if (sameCycle && each.later > 0)
        await advanceTo(
          stripe,
          clock,
          Math.min(proration_date + each.later, itemOf(made).current_period_end - 1),
        )
      const changed = await stripe.subscriptions.update(made.id, change)
      if (changed.latest_invoice === made.latest_invoice)
        await advanceTo(stripe, clock, itemOf(changed).current_period_end + FINAL)
      const billed = await latestInvoice(stripe, made.id)
      expect(sums(billed)).toEqual(sums(preview))
      if (each.from !== each.to && sameCycle && each.proration === 'always_invoice' && !each.discounted) {
        const { current_period_start: start, current_period_end: end } = itemOf(made)
        const share = (end - proration_date) / (end - start)
        expect(Math.abs(billed.total - (AMOUNTS[each.to] - AMOUNTS[each.from]) * share)).toBeLessThanOrEqual(
          1,
        )
      }
      expect(billed.status).toBe('paid')
    }),
    { numRuns: 20 },
  )
})

test('a preview changes nothing and tells nobody', async () => {
  const { made, item, customer } = await running(START, 'small', [], 0)
  const count = async () => (await stripe.events.list({ limit: 100 })).data[0]?.id
  const before = await count()
  const details = {
    items: [{ id: item, price: billing.prices.large }],
    proration_behavior: 'always_invoice' as const,
  }
  const preview = await stripe.invoices.createPreview({
    subscription: made.id,
    subscription_details: details,
  })
  expect(preview.id).toMatch(/^upcoming_in_/)
  expect(preview).toMatchObject({ billing_reason: 'upcoming', status: 'draft', number: null, total: 15000 })
  expect(await count()).toBe(before)
  expect(itemOf(await stripe.subscriptions.retrieve(made.id)).price.id).toBe(billing.prices.small)
  expect((await stripe.invoices.list({ customer })).data).toHaveLength(1)
  expect((await stripe.invoiceItems.list({ customer })).data).toEqual([])
})

test('prorations name their lines, and going up and down again at once costs nothing', async () => {
  const { clock, customer, made, item } = await running(START, 'small', [], 0)
  await advanceTo(stripe, clock, START + 10 * DAY)
  const at = START + 10 * DAY
  for (const plan of ['large', 'small'] as const) {
    await stripe.subscriptions.update(made.id, {
      items: [{ id: item, price: billing.prices[plan] }],
      proration_date: at,
    })
  }
  const pending = await stripe.invoiceItems.list({ customer, pending: true })
  expect(pending.data.map(({ description }) => description)).toEqual([
    'Remaining time on Small campus after 25 Jan 2026',
    'Unused time on Large campus after 25 Jan 2026',
    'Remaining time on Large campus after 25 Jan 2026',
    'Unused time on Small campus after 25 Jan 2026',
  ])
  expect(pending.data.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
  await advanceTo(stripe, clock, date('2026-02-15T09:00:00Z') + FINAL)
  const next = await latestInvoice(stripe, made.id)
  expect(next).toMatchObject({ total: 9900, status: 'paid' })
  expect(next.lines.data).toHaveLength(5)
  const [firstLine] = next.lines.data
  expect(firstLine?.parent?.subscription_item_details).toMatchObject({
    proration: true,
    subscription_item: item,
  })
})

test('going from a year to a month gives the rest back as credit for the months that follow', async () => {
  const { clock, customer, made, item } = await running(START, 'smallYear', [], 0)
  await advanceTo(stripe, clock, START + 1000)
  await stripe.subscriptions.update(made.id, {
    items: [{ id: item, price: billing.prices.small }],
    proration_date: START,
  })
  const changed = await stripe.invoices.list({ subscription: made.id, limit: 1 })
  expect(changed.data[0]).toMatchObject({
    total: 9900 - 99000,
    amount_due: 0,
    status: 'paid',
    ending_balance: -89100,
  })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -89100 })
  await advanceTo(stripe, clock, START + 32 * DAY)
  const next = await latestInvoice(stripe, made.id)
  expect(next).toMatchObject({ total: 9900, amount_due: 0, starting_balance: -89100, ending_balance: -79200 })
  const moves = await stripe.customers.listBalanceTransactions(customer)
  expect(moves.data.map(({ amount, type }) => [amount, type])).toEqual([
    [9900, 'applied_to_invoice'],
    [-89100, 'applied_to_invoice'],
  ])
})

test('a change that cannot be paid is refused whole, or leaves the subscription past due', async () => {
  const { made, item, customer } = await running(START, 'small', [], 0)
  const [card] = (await stripe.paymentMethods.list({ customer })).data
  await billing.simulator.control(`/payment_methods/${card?.id}`, { decline: 'insufficient_funds' })
  const change = {
    items: [{ id: item, price: billing.prices.large }],
    proration_behavior: 'always_invoice' as const,
  }
  const strict = stripe.subscriptions.update(made.id, { ...change, payment_behavior: 'error_if_incomplete' })
  expect(await refusalOf(strict)).toMatchObject({
    statusCode: 402,
    code: 'card_declined',
    decline_code: 'insufficient_funds',
  })
  expect(itemOf(await stripe.subscriptions.retrieve(made.id)).price.id).toBe(billing.prices.small)
  expect((await stripe.invoices.list({ customer })).data).toHaveLength(1)
  const lenient = await stripe.subscriptions.update(made.id, change)
  expect(lenient.status).toBe('past_due')
  const owed = await latestInvoice(stripe, made.id)
  expect(owed).toMatchObject({ status: 'open', auto_advance: false, next_payment_attempt: null })
  expect(itemOf(lenient).price.id).toBe(billing.prices.large)
})

test('a schedule changes the plan when the period ends, also from a year to a month', async () => {
  const { clock, customer } = await school(stripe)
  const made = await stripe.subscriptions.create({ customer, items: [{ price: billing.prices.largeYear }] })
  const end = itemOf(made).current_period_end
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: made.id })
  await stripe.subscriptionSchedules.update(schedule.id, {
    end_behavior: 'release',
    phases: [
      {
        items: [{ price: billing.prices.largeYear }],
        start_date: schedule.phases[0]?.start_date,
        end_date: end,
      },
      { items: [{ price: billing.prices.small }], duration: { interval: 'month' } },
    ],
  })
  expect((await stripe.subscriptions.retrieve(made.id)).schedule).toBe(schedule.id)
  await advanceTo(stripe, clock, end - DAY)
  expect(itemOf(await stripe.subscriptions.retrieve(made.id)).price.id).toBe(billing.prices.largeYear)
  await advanceTo(stripe, clock, end + FINAL)
  const after = await stripe.subscriptions.retrieve(made.id)
  expect(itemOf(after)).toMatchObject({ current_period_start: end, price: { id: billing.prices.small } })
  expect(await latestInvoice(stripe, made.id)).toMatchObject({ status: 'paid', amount_paid: 9900 })
  await advanceTo(stripe, clock, date('2027-02-15T09:00:00Z') + FINAL)
  const free = await stripe.subscriptions.retrieve(made.id)
  expect(free.schedule).toBeNull()
  expect(await latestInvoice(stripe, made.id)).toMatchObject({ status: 'paid', amount_paid: 9900 })
})
