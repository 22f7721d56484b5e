import Stripe from 'stripe'
import { expect } from 'vitest'
import type { Payments } from '../src/payments.ts'
import type { PlanChange, SubscriptionPayments } from '../src/subscriptions/calls.ts'
import type { Entry } from './stripe-calls.ts'

const whose = { schoolId: 'school-1', schoolSlug: 'uta' }
const small = { plan: 'starter', interval: 'month' } as const
const large = { plan: 'campus', interval: 'month' } as const
const now = () => new Date()

/** Every call about what schools pay. @param simulatorUrl where the same things are set up as a school would on Stripe's own pages */
export function subscriptionEntries(
  payments: Payments,
  simulatorUrl: string,
): Record<keyof SubscriptionPayments, Entry> {
  const { hostname, port } = new URL(simulatorUrl)
  const stripe = new Stripe('sk_test_simulator', { host: hostname, port: Number(port), protocol: 'http' })

  async function customer(id: string) {
    const made = await payments.createCustomer({
      key: `customer:${id}`,
      purpose: whose,
      name: 'UTA',
      email: 'a@uta.test',
    })
    const card = await stripe.paymentMethods.attach('pm_card_visa', { customer: made.id })
    await stripe.customers.update(made.id, { invoice_settings: { default_payment_method: card.id } })
    return made.id
  }
  const page = async (id: string) => ({
    key: `subscribe:${id}:1`,
    purpose: whose,
    customerId: await customer(id),
    choice: small,
    description: 'Starter plan · uta',
    trialEnd: null,
    successUrl: 'http://uta.localhost/admin/billing',
    cancelUrl: 'http://uta.localhost/admin/billing',
  })
  async function subscribed(id: string) {
    const { successUrl: _, cancelUrl: __, ...wanted } = await page(id)
    await payments.startInvoiced({ ...wanted, netDays: 30 })
    const found = (await payments.findSubscription(wanted.customerId)) ?? expect.fail('none')
    await stripe.subscriptions.update(found, { collection_method: 'charge_automatically' })
    return payments.getSubscription(found, now())
  }
  /** The prices are there: only the first call of all makes them. */
  async function change(id: string): Promise<PlanChange> {
    const { id: subscriptionId, itemId } = await subscribed(id)
    const wanted = { subscriptionId, itemId, choice: large, trial: false, at: now() }
    await payments.previewChange({ ...wanted, key: `before:${id}` })
    return wanted
  }
  async function invoice(id: string) {
    const customerId = await customer(id)
    await stripe.invoiceItems.create({ customer: customerId, amount: 14_900, currency: 'usd' })
    const made = await stripe.invoices.create({
      customer: customerId,
      pending_invoice_items_behavior: 'include',
    })
    await stripe.invoices.finalizeInvoice(made.id ?? '')
    return { customerId, invoiceId: made.id ?? '' }
  }

  return {
    createCustomer: {
      prepare: async (id) => () =>
        payments.createCustomer({ key: `customer:${id}`, purpose: whose, name: 'UTA', email: 'a@uta.test' }),
      asks: ['POST /v1/customers customer::id'],
    },
    putInvoiceDetails: {
      prepare: async (id) => {
        const customerId = await customer(id)
        const details = {
          key: `details:${id}:1`,
          customerId,
          name: 'UTA',
          poNumber: 'PO-7',
          taxId: '12-3456789',
        }
        return () => payments.putInvoiceDetails(details)
      },
      asks: [
        'POST /v1/customers/:other details::id:1',
        'GET /v1/customers/:other/tax_ids',
        'POST /v1/customers/:other/tax_ids details::id:1:tax-id',
      ],
    },
    openSubscriptionPage: {
      prepare: async (id) => {
        await subscribed(`${id}-before`)
        const wanted = await page(id)
        return () => payments.openSubscriptionPage(wanted)
      },
      asks: ['GET /v1/prices', 'POST /v1/checkout/sessions subscribe::id:1'],
      makes: 'sessions',
    },
    getSubscriptionPage: {
      prepare: async (id) => {
        const made = await payments.openSubscriptionPage(await page(id))
        return () => payments.getSubscriptionPage(made.id)
      },
      asks: ['GET /v1/checkout/sessions/:other'],
    },
    startInvoiced: {
      prepare: async (id) => {
        await subscribed(`${id}-before`)
        const { successUrl: _, cancelUrl: __, ...wanted } = await page(id)
        return () => payments.startInvoiced({ ...wanted, netDays: 30 })
      },
      asks: ['GET /v1/prices', 'GET /v1/subscriptions', 'POST /v1/subscriptions subscribe::id:1'],
    },
    getSubscription: {
      prepare: async (id) => {
        const running = await subscribed(id)
        return () => payments.getSubscription(running.id, now())
      },
      asks: ['GET /v1/subscriptions/:other'],
    },
    findSubscription: {
      prepare: async (id) => {
        const customerId = await customer(id)
        return () => payments.findSubscription(customerId)
      },
      asks: ['GET /v1/subscriptions'],
    },
    getInvoice: {
      prepare: async (id) => {
        const { invoiceId } = await invoice(id)
        await stripe.invoices.pay(invoiceId)
        return () => payments.getInvoice(invoiceId, now())
      },
      asks: ['GET /v1/invoices/:other', 'GET /v1/payment_intents/:other'],
    },
    listInvoices: {
      prepare: async (id) => {
        const customerId = await customer(id)
        return () => payments.listInvoices(customerId, 10, now())
      },
      asks: ['GET /v1/invoices'],
    },
    previewChange: {
      prepare: async (id) => {
        const wanted = await change(id)
        return () => payments.previewChange({ ...wanted, key: `preview:${id}` })
      },
      asks: ['GET /v1/prices', 'POST /v1/invoices/create_preview preview::id'],
    },
    changeNow: {
      prepare: async (id) => {
        const wanted = await change(id)
        return () => payments.changeNow({ ...wanted, key: `change:${id}` })
      },
      asks: ['GET /v1/prices', 'POST /v1/subscriptions/:other change::id'],
    },
    changeAtPeriodEnd: {
      prepare: async (id) => {
        const wanted = await change(id)
        return () => payments.changeAtPeriodEnd({ ...wanted, key: `change:${id}`, from: small })
      },
      asks: [
        'GET /v1/subscriptions/:other',
        'POST /v1/subscription_schedules change::id:schedule',
        'GET /v1/prices',
        'POST /v1/subscription_schedules/:other change::id',
      ],
    },
    keepPlan: {
      prepare: async (id) => {
        const wanted = await change(id)
        await payments.changeAtPeriodEnd({ ...wanted, key: `change:${id}`, from: small })
        const { schedule } = await payments.getSubscription(wanted.subscriptionId, now())
        return () => payments.keepPlan({ key: `keep:${id}`, schedule: schedule ?? '' })
      },
      asks: [
        'GET /v1/subscription_schedules/:other',
        'POST /v1/subscription_schedules/:other/release keep::id',
      ],
    },
    setCancellation: {
      prepare: async (id) => {
        const { id: subscriptionId } = await subscribed(id)
        return () => payments.setCancellation({ key: `cancel:${id}`, subscriptionId, atPeriodEnd: true })
      },
      asks: ['POST /v1/subscriptions/:other cancel::id'],
    },
    setTerms: {
      prepare: async (id) => {
        const { id: subscriptionId } = await subscribed(id)
        return () => payments.setTerms({ key: `terms:${id}`, subscriptionId, netDays: 60 })
      },
      asks: ['POST /v1/subscriptions/:other terms::id'],
    },
    redeemCode: {
      prepare: async (id) => {
        const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'forever' })
        const code = `TEN${id.slice(0, 8).toUpperCase()}`
        await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code })
        const { id: subscriptionId } = await subscribed(id)
        return () => payments.redeemCode({ key: `code:${id}`, subscriptionId, code })
      },
      asks: ['GET /v1/promotion_codes', 'POST /v1/subscriptions/:other code::id'],
    },
    payInvoice: {
      prepare: async (id) => {
        const { invoiceId } = await invoice(id)
        return () => payments.payInvoice({ key: `pay:${id}`, invoiceId })
      },
      asks: ['GET /v1/invoices/:other', 'POST /v1/invoices/:other/pay pay::id'],
    },
    openBillingPage: {
      prepare: async (id) => {
        const customerId = await customer(id)
        const asked = { customerId, returnUrl: 'http://uta.localhost/admin/billing' }
        await payments.openBillingPage({ ...asked, key: `portal:${id}:before` })
        return () => payments.openBillingPage({ ...asked, key: `portal:${id}` })
      },
      asks: ['GET /v1/billing_portal/configurations', 'POST /v1/billing_portal/sessions portal::id'],
    },
  }
}
