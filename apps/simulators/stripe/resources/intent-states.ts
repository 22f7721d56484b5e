import type Stripe from 'stripe'
import type { Decline } from '../cards.ts'
import { newId } from '../identifiers.ts'
import type { World } from '../world.ts'

type Intent = Stripe.PaymentIntent

export interface NewIntent {
  amount: number
  currency: string
  customer?: string | null
  description?: string
  metadata?: Record<string, string>
  receipt_email?: string
  statement_descriptor?: string
  statement_descriptor_suffix?: string
  transfer_group?: string
}

/** What is the same in every new intent. */
const UNTOUCHED = {
  object: 'payment_intent',
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: null,
  payment_method_types: ['card'],
  payment_record: null,
  processing: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  status: 'requires_payment_method',
} satisfies Partial<Intent>

export function openIntent(world: World, wanted: NewIntent): Intent {
  const id = newId('pi')
  const intent: Intent = {
    ...UNTOUCHED,
    id,
    amount: wanted.amount,
    client_secret: newId(`${id}_secret`),
    created: world.clock.now(),
    currency: wanted.currency,
    customer: wanted.customer ?? null,
    description: wanted.description ?? null,
    metadata: wanted.metadata ?? {},
    receipt_email: wanted.receipt_email ?? null,
    statement_descriptor: wanted.statement_descriptor ?? null,
    statement_descriptor_suffix: wanted.statement_descriptor_suffix ?? null,
    transfer_group: wanted.transfer_group ?? null,
  }
  world.tables.intents.put(intent)
  world.emit('payment_intent.created', intent)
  return intent
}

export function askForAuthentication(world: World, intent: Intent, returnUrl: string): Intent {
  const asking = world.tables.intents.put({
    ...intent,
    status: 'requires_action',
    last_payment_error: null,
    next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url: returnUrl } },
  })
  world.emit('payment_intent.requires_action', asking)
  return asking
}

export function succeedIntent(world: World, intent: Intent, charge: Stripe.Charge): Intent {
  const succeeded = world.tables.intents.put({
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: charge.payment_method,
  })
  world.emit('payment_intent.succeeded', succeeded)
  return succeeded
}

export function failIntent(world: World, intent: Intent, decline: Decline, charge?: Stripe.Charge): Intent {
  const failed = world.tables.intents.put({
    ...intent,
    status: 'requires_payment_method',
    next_action: null,
    payment_method: null,
    latest_charge: charge?.id ?? intent.latest_charge,
    last_payment_error: {
      type: charge ? 'card_error' : 'invalid_request_error',
      code: decline.code as Stripe.PaymentIntent.LastPaymentError.Code,
      message: decline.message,
      ...(decline.declineCode && { decline_code: decline.declineCode }),
      ...(charge && { charge: charge.id }),
    },
  })
  world.emit('payment_intent.payment_failed', failed)
  return failed
}

type Reason = NonNullable<Intent['cancellation_reason']>

export function cancelIntent(world: World, intent: Intent, reason: Reason | null): Intent {
  const canceled = world.tables.intents.put({
    ...intent,
    status: 'canceled',
    canceled_at: world.clock.now(),
    cancellation_reason: reason,
    next_action: null,
  })
  world.emit('payment_intent.canceled', canceled)
  return canceled
}
