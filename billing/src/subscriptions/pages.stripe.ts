import type Stripe from 'stripe'
import { askStripe, underKeys } from '../stripe-errors.ts'
import { metadataOf } from '../stripe-shapes.ts'
import type {
  NewInvoicedSubscription,
  NewSubscriptionPage,
  SubscriptionPage,
  SubscriptionPayments,
} from './calls.ts'
import { priceIdOf } from './prices.stripe.ts'

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

/** How a subscription begins: on a page with a card, or with an invoice. */
export function startCalls(stripe: Stripe, env: string) {
  return {
    async openSubscriptionPage(page: NewSubscriptionPage) {
      const { key, purpose, customerId, choice, description, trialEnd, successUrl, cancelUrl } = page
      const metadata = metadataOf({ ...purpose, kind: 'subscription' }, env)
      const params: Stripe.Checkout.SessionCreateParams = {
        mode: 'subscription',
        customer: customerId,
        client_reference_id: purpose.schoolId,
        line_items: [{ price: await priceIdOf(stripe, choice), quantity: 1 }],
        allow_promotion_codes: true,
        success_url: successUrl,
        cancel_url: cancelUrl,
        metadata,
        // Stripe does not copy a session's metadata to what it makes.
        subscription_data: { description, metadata, ...(trialEnd && { trial_end: seconds(trialEnd) }) },
      }
      return pageFrom(
        await underKeys(key, (idempotencyKey) => stripe.checkout.sessions.create(params, { idempotencyKey })),
      )
    },
    getSubscriptionPage: async (id: string) =>
      pageFrom(await askStripe(() => stripe.checkout.sessions.retrieve(id))),
    async startInvoiced(wanted: NewInvoicedSubscription) {
      const { key, purpose, customerId, choice, description, trialEnd, netDays } = wanted
      const params: Stripe.SubscriptionCreateParams = {
        customer: customerId,
        items: [{ price: await priceIdOf(stripe, choice) }],
        collection_method: 'send_invoice',
        days_until_due: netDays,
        description,
        metadata: metadataOf({ ...purpose, kind: 'subscription' }, env),
        ...(trialEnd && { trial_end: seconds(trialEnd) }),
      }
      const { id } = await underKeys(
        key,
        (idempotencyKey) => stripe.subscriptions.create(params, { idempotencyKey }),
        // Stripe forgets a key after a day; a subscription that runs stays.
        async () => (await askStripe(() => stripe.subscriptions.list({ customer: customerId }))).data[0],
      )
      return { id }
    },
  } satisfies Partial<SubscriptionPayments>
}

function pageFrom({ id, status, url, subscription }: Stripe.Checkout.Session): SubscriptionPage {
  return {
    id,
    status: status === 'complete' ? 'complete' : status === 'expired' ? 'expired' : 'open',
    url,
    subscriptionId: typeof subscription === 'string' ? subscription : (subscription?.id ?? null),
  }
}
