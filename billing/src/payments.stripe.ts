import Stripe from 'stripe'
import { chargebackCalls } from './chargebacks.stripe.ts'
import { movementCalls } from './movements.stripe.ts'
import {
  BadSignature,
  type NewRefund,
  type NewSession,
  type PaymentEvent,
  type Payments,
} from './payments.ts'
import { payoutAccountCalls } from './payout-accounts.stripe.ts'
import { askStripe, underKeys } from './stripe-errors.ts'
import { eventFrom, isThin, notificationFrom } from './stripe-events.ts'
import { metadataOf, refundFrom, sessionFrom } from './stripe-shapes.ts'
import { subscriptionCalls } from './subscriptions/calls.stripe.ts'
import { transferCalls } from './transfers.stripe.ts'

export interface PaymentsOptions {
  secretKey?: string | undefined
  /** The local stand-in for Stripe, instead of a key. */
  simulatorUrl?: string | undefined
  /** One for each address that Stripe sends to, with commas between: ours, that of sellers' accounts, that of thin events. */
  webhookSecret?: string | undefined
  /** Written on everything that is made at Stripe, to tell deployments apart. */
  env?: string | undefined
}

const SIMULATOR_KEY = 'sk_test_simulator'
const PAID = ['payment_intent.latest_charge.balance_transaction']

/** Stripe through its own SDK; with a simulator's address the same SDK speaks to that. @throws when it is told both or neither */
export function openPayments(options: PaymentsOptions): Payments {
  const { secretKey, simulatorUrl, webhookSecret, env = 'development' } = options
  if (Boolean(secretKey) === Boolean(simulatorUrl))
    throw new Error('Payments need either a Stripe key or a simulator’s address.')
  const stripe = new Stripe(secretKey ?? SIMULATOR_KEY, {
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
    ...(simulatorUrl ? addressOf(simulatorUrl) : {}),
  })
  return {
    simulated: Boolean(simulatorUrl),
    live: /^[sr]k_live_/.test(secretKey ?? ''),
    ...checkoutCalls(stripe, env),
    ...refundCalls(stripe, env),
    ...transferCalls(stripe, env),
    ...payoutAccountCalls(stripe, env),
    ...chargebackCalls(stripe, env),
    ...movementCalls(stripe),
    ...subscriptionCalls(stripe, env),
    ...eventCalls(stripe, webhookSecret),
  }
}

function checkoutCalls(stripe: Stripe, env: string) {
  return {
    async createCheckoutSession(wanted: NewSession) {
      const params = sessionParams(wanted, metadataOf(wanted.purpose, env))
      const session = await underKeys(wanted.key, (idempotencyKey) =>
        stripe.checkout.sessions.create(params, { idempotencyKey }),
      )
      return sessionFrom(session)
    },
    getSession: async (id: string) => sessionFrom(await retrieve(stripe, id)),
    async expireSession(id: string) {
      const session = await retrieve(stripe, id)
      if (session.status !== 'open') return sessionFrom(session)
      try {
        return sessionFrom(await stripe.checkout.sessions.expire(id, {}, { idempotencyKey: `expire:${id}` }))
      } catch (error) {
        // Paid in the meantime, or ended by its own time: how it stands now decides.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError))
          return askStripe(() => Promise.reject(error))
        return sessionFrom(await retrieve(stripe, id))
      }
    },
  } satisfies Partial<Payments>
}

const retrieve = (stripe: Stripe, id: string) =>
  askStripe(() => stripe.checkout.sessions.retrieve(id, { expand: PAID }))

function refundCalls(stripe: Stripe, env: string) {
  return {
    refund: (wanted: NewRefund) => refund(stripe, wanted, metadataOf(wanted.purpose, env)),
    getRefund: async (id: string) => refundFrom(await askStripe(() => stripe.refunds.retrieve(id))),
    async refundsByHand(paymentId: string) {
      const made = await askStripe(() => stripe.refunds.list({ payment_intent: paymentId, limit: 100 }))
      // Whatever the product makes says in its metadata for which school.
      const byHand = made.data.filter(({ metadata }) => !metadata?.school_id)
      return byHand.map(refundFrom).filter(({ failure }) => !failure)
    },
  } satisfies Pick<Payments, 'refund' | 'getRefund' | 'refundsByHand'>
}

function eventCalls(stripe: Stripe, webhookSecret: string | undefined) {
  return {
    async listUndeliveredEvents() {
      const failed = stripe.events.list({ delivery_success: false, limit: 100 })
      return (await askStripe(() => failed.autoPagingToArray({ limit: 1000 }))).map(eventFrom)
    },
    verifyWebhook(rawBody: Buffer, signature: string | undefined) {
      for (const secret of webhookSecret?.split(',') ?? []) {
        const event = signature && readEvent(stripe, rawBody, signature, secret.trim())
        if (event) return event
      }
      throw new BadSignature()
    },
  } satisfies Partial<Payments>
}

/** @returns null for anything that is not signed with this secret */
function readEvent(stripe: Stripe, rawBody: Buffer, signature: string, secret: string): PaymentEvent | null {
  try {
    return isThin(rawBody)
      ? notificationFrom(stripe.parseEventNotification(rawBody, signature, secret))
      : eventFrom(stripe.webhooks.constructEvent(rawBody, signature, secret))
  } catch {
    return null
  }
}

async function refund(
  stripe: Stripe,
  { key, purpose, paymentId, amount }: NewRefund,
  metadata: Stripe.MetadataParam,
) {
  const params = { payment_intent: paymentId, amount, metadata }
  return refundFrom(
    await underKeys(
      key,
      (idempotencyKey) => stripe.refunds.create(params, { idempotencyKey }),
      async () => {
        const made = await askStripe(() => stripe.refunds.list({ payment_intent: paymentId, limit: 100 }))
        return made.data.find(
          ({ metadata: noted }) =>
            noted?.checkout_id === purpose.checkoutId &&
            noted?.order_id === purpose.orderId &&
            noted?.refund_id === purpose.refundId,
        )
      },
    ),
  )
}

function sessionParams(
  { purpose, description, currency, lines, expiresAt, successUrl, cancelUrl }: NewSession,
  metadata: Stripe.MetadataParam,
): Stripe.Checkout.SessionCreateParams {
  const reference = purpose.checkoutId ?? purpose.topUpId ?? purpose.adPaymentId ?? ''
  return {
    mode: 'payment',
    client_reference_id: reference,
    line_items: lines.map(({ title, unitAmount, quantity }) => ({
      quantity,
      price_data: { currency, unit_amount: unitAmount, product_data: { name: title } },
    })),
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    success_url: successUrl,
    cancel_url: cancelUrl,
    metadata,
    // Stripe does not copy a session's metadata to what it makes.
    payment_intent_data: { description, transfer_group: `${purpose.kind}:${reference}`, metadata },
  }
}

function addressOf(url: string) {
  const { hostname, port, protocol } = new URL(url)
  const secure = protocol === 'https:'
  return {
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? ('https' as const) : ('http' as const),
  }
}
