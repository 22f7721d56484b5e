import type Stripe from 'stripe'
import { askStripe, underKeys } from '../stripe-errors.ts'
import { metadataOf } from '../stripe-shapes.ts'
import type { InvoiceDetails, NewCustomer, SubscriptionPayments } from './calls.ts'

const TAX_ID = 'us_ein'

/** The school as somebody who is billed. */
export function customerCalls(stripe: Stripe, env: string) {
  return {
    async createCustomer({ key, purpose, name, email }: NewCustomer) {
      const description = `${name} · ${purpose.schoolSlug}`
      const params = {
        name,
        email,
        description,
        metadata: metadataOf({ ...purpose, kind: 'subscription' }, env),
      }
      const { id } = await underKeys(key, (idempotencyKey) =>
        stripe.customers.create(params, { idempotencyKey }),
      )
      return { id }
    },
    async putInvoiceDetails(details: InvoiceDetails) {
      const { key, customerId, name, poNumber } = details
      const fields = poNumber ? [{ name: 'PO number', value: poNumber }] : []
      const params: Stripe.CustomerUpdateParams = {
        name,
        invoice_settings: { custom_fields: fields.length > 0 ? fields : '' },
      }
      await askStripe(() => stripe.customers.update(customerId, params, { idempotencyKey: key }))
      await putTaxId(stripe, details)
    },
    async openBillingPage({
      key,
      customerId,
      returnUrl,
    }: Parameters<SubscriptionPayments['openBillingPage']>[0]) {
      const configuration = await portalOf(stripe)
      const params = { customer: customerId, configuration, return_url: returnUrl }
      const { url } = await askStripe(() =>
        stripe.billingPortal.sessions.create(params, { idempotencyKey: key }),
      )
      return { url }
    },
  } satisfies Partial<SubscriptionPayments>
}

/** One tax number at most: another one takes the place of the first. */
async function putTaxId(stripe: Stripe, { key, customerId, taxId }: InvoiceDetails): Promise<void> {
  const { data } = await askStripe(() => stripe.customers.listTaxIds(customerId, { limit: 10 }))
  for (const { id, value } of data)
    if (value !== taxId) await askStripe(() => stripe.customers.deleteTaxId(customerId, id))
  if (!taxId || data.some(({ value }) => value === taxId)) return
  const params = { type: TAX_ID, value: taxId } as const
  await askStripe(() => stripe.customers.createTaxId(customerId, params, { idempotencyKey: `${key}:tax-id` }))
}

/** What schools may do on Stripe's own pages: cards and invoices. Plans are changed here, where the change can be seen before. */
async function portalOf(stripe: Stripe): Promise<string> {
  const { data } = await askStripe(() =>
    stripe.billingPortal.configurations.list({ active: true, limit: 100 }),
  )
  const ours = data.find(({ metadata }) => metadata?.kind === 'subscription')
  if (ours) return ours.id
  const params: Stripe.BillingPortal.ConfigurationCreateParams = {
    business_profile: { headline: 'Your campus on Banter' },
    features: {
      customer_update: { enabled: true, allowed_updates: ['email', 'address'] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
    },
    metadata: { kind: 'subscription' },
  }
  const options = { idempotencyKey: 'portal-configuration' }
  return (await askStripe(() => stripe.billingPortal.configurations.create(params, options))).id
}
