import type { Decline, PaidCard } from '../../cards.ts'
import { StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import type { World } from '../../world.ts'
import { paymentMethodNamed } from '../found.ts'
import type { Subscription } from '../subscriptions/subscription-types.ts'
import type { Customer, PaymentMethod, SavedCard } from './customer-types.ts'

const DECLINED: Decline = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
}
const SHORT: Decline = {
  code: 'card_declined',
  declineCode: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
}

interface Token {
  last4: string
  brand?: string
  refusal?: Decline
  confirms?: boolean
  /** Its bank refuses even to have it saved. */
  unsavable?: Decline
}

/** What follows `pm_card_` and `tok_` in Stripe's published test tokens. */
const TOKENS: Record<string, Token> = {
  visa: { last4: '4242' },
  mastercard: { last4: '4444', brand: 'mastercard' },
  amex: { last4: '8431', brand: 'amex' },
  chargeCustomerFail: { last4: '0341', refusal: DECLINED },
  visa_chargeDeclined: { last4: '0002', unsavable: DECLINED },
  chargeDeclined: { last4: '0002', unsavable: DECLINED },
  visa_chargeDeclinedInsufficientFunds: { last4: '9995', unsavable: SHORT },
  chargeDeclinedInsufficientFunds: { last4: '9995', unsavable: SHORT },
  authenticationRequired: { last4: '3184', confirms: true },
}

export function tokenNamed(token: string): Token | undefined {
  return TOKENS[/^(?:pm_card|tok)_(.+)$/.exec(token)?.[1] ?? '']
}

export function cardOf({ last4, brand = 'visa' }: Token, now: number): PaidCard {
  const expYear = new Date(now * 1000).getUTCFullYear() + 5
  return { brand, last4, expMonth: 12, expYear, disputesLater: false }
}

export interface NewCard {
  card: PaidCard
  refusal?: Decline
  confirms?: boolean
  name?: string | null
  email?: string | null
}

/** A saved card that belongs to nobody yet. */
export function newCardMethod(world: World, wanted: NewCard): PaymentMethod {
  const { card, refusal, confirms } = wanted
  const id = newId('pm')
  const saved: SavedCard = { id, card, ...(refusal && { refusal }), ...(confirms && { confirms }) }
  world.tables.savedCards.put(saved)
  return world.tables.paymentMethods.put({
    id,
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: null,
      email: wanted.email ?? null,
      name: wanted.name ?? null,
      phone: null,
      tax_id: null,
    },
    card: shownCard(card),
    created: world.clock.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  })
}

function shownCard(card: PaidCard): PaymentMethod['card'] {
  return {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    display_brand: card.brand,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    fingerprint: `sim${card.brand}${card.last4}`,
    funding: 'credit',
    generated_from: null,
    last4: card.last4,
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}

export function attach(world: World, id: string, customer: string): PaymentMethod {
  const method = paymentMethodNamed(world, id)
  if (method.customer === customer) return method
  if (method.customer) {
    const message = 'The payment method you provided has already been attached to a customer.'
    throw new StripeFault(400, message, { code: 'payment_method_unexpected_state' })
  }
  const after = world.tables.paymentMethods.put({ ...method, customer })
  world.emit('payment_method.attached', after)
  return after
}

export function attachedTo(world: World, customer: string): PaymentMethod[] {
  return world.tables.paymentMethods.newestFirst().filter((method) => method.customer === customer)
}

/** The card that pays: the invoice's own, else the subscription's, else the customer's default. */
export function payingMethod(
  world: World,
  customer: Customer | undefined,
  subscription?: Subscription,
  own?: string | null,
): string | null {
  const chosen =
    own ?? subscription?.default_payment_method ?? customer?.invoice_settings.default_payment_method
  const method = world.tables.paymentMethods.get(chosen ?? '')
  return method && method.customer === customer?.id ? method.id : null
}
