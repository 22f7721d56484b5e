import type Stripe from 'stripe'
import { processingFee } from '../amounts.ts'
import type { Decline, PaidCard } from '../cards.ts'
import { DAY } from '../clock.ts'
import { newId } from '../identifiers.ts'
import { CARDHOLDERS, PLATFORM, post, recordBalance, STRIPE_FEES } from '../ledger.ts'
import type { Payer } from '../tables.ts'
import type { World } from '../world.ts'

const AVAILABLE_AFTER = 2 * DAY

interface Attempt {
  intent: Stripe.PaymentIntent
  card: PaidCard
  payer: Payer
  authenticated: boolean
  customer?: string
  /** The saved card that is charged. */
  paymentMethod?: string
}

/** Takes the money: the platform's balance grows by the amount less Stripe's fee, pending for two days. */
export function chargeCard(world: World, attempt: Attempt): Stripe.Charge {
  const charge = draft(world, attempt)
  const { amount, currency, id, description } = charge
  const fee = processingFee(amount)
  post(world, currency, [
    [CARDHOLDERS, -amount],
    [PLATFORM, amount - fee],
    [STRIPE_FEES, fee],
  ])
  const availableOn = world.clock.now() + AVAILABLE_AFTER
  const transaction = recordBalance(world, {
    type: 'charge',
    category: 'charge',
    amount,
    fee,
    currency,
    source: id,
    description,
    availableOn,
  })
  const paid = world.tables.charges.put({ ...charge, balance_transaction: transaction.id })
  if (attempt.card.disputesLater) world.tables.disputesToCome.put({ id })
  world.emit('charge.succeeded', paid)
  return paid
}

/** Notes a charge that the bank refused. */
export function declineCard(world: World, attempt: Attempt, decline: Decline): Stripe.Charge {
  const failed = world.tables.charges.put({
    ...draft(world, attempt),
    amount_captured: 0,
    captured: false,
    failure_code: decline.code,
    failure_message: decline.message,
    outcome: {
      advice_code: 'try_again_later',
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'declined_by_network',
      reason: decline.declineCode ?? null,
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    },
    paid: false,
    status: 'failed',
  })
  world.emit('charge.failed', failed)
  return failed
}

/** What is the same in every charge that succeeds. */
const UNTOUCHED = {
  object: 'charge',
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  captured: true,
  disputed: false,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  paid: true,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  status: 'succeeded',
  transfer_data: null,
} satisfies Partial<Stripe.Charge>

function draft(world: World, attempt: Attempt): Stripe.Charge {
  const { intent, card, payer, authenticated } = attempt
  const id = newId('ch')
  return {
    ...UNTOUCHED,
    id,
    amount: intent.amount,
    amount_captured: intent.amount,
    billing_details: { address: null, email: payer.email, name: payer.name, phone: null, tax_id: null },
    calculated_statement_descriptor: intent.statement_descriptor,
    created: world.clock.now(),
    currency: intent.currency,
    customer: attempt.customer ?? null,
    description: intent.description,
    metadata: intent.metadata,
    outcome: approval(),
    payment_intent: intent.id,
    payment_method: attempt.paymentMethod ?? newId('pm'),
    payment_method_details: { type: 'card', card: cardDetails(card, intent.amount, authenticated) },
    receipt_email: intent.receipt_email,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_group: intent.transfer_group,
  }
}

function approval(): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'approved_by_network',
    reason: null,
    seller_message: 'Payment complete.',
    type: 'authorized',
  }
}

function cardDetails(card: PaidCard, amount: number, authenticated: boolean) {
  const details: Stripe.Charge.PaymentMethodDetails.Card = {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    electronic_commerce_indicator: authenticated ? '05' : null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    funding: 'credit',
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  }
  return details
}
