import type Stripe from 'stripe'
import type { Store } from './store.ts'

/** A line of a checkout; the price's decimal travels as text on the wire. */
export type LineItem = Omit<Stripe.LineItem, 'price'> & {
  price: Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string }
}

/** What a checkout session keeps to itself: its lines, its intent to be, a payment awaiting 3-D Secure. */
export interface CheckoutDraft {
  id: string
  lineItems: LineItem[]
  intent: {
    description?: string
    metadata?: Record<string, string>
    receipt_email?: string
    transfer_group?: string
    statement_descriptor?: string
    statement_descriptor_suffix?: string
  }
  authenticating?: { card: PaidCard; payer: Payer }
}

export interface PaidCard {
  brand: string
  last4: string
  expMonth: number
  expYear: number
  /** The card whose owner will dispute the charge later. */
  disputesLater: boolean
}

export interface Payer {
  name: string
  email: string | null
}

/** A balance transaction and the account it belongs to: `platform` or a connected account. */
export interface BalanceEntry {
  id: string
  owner: string
  transaction: Stripe.BalanceTransaction
}

export interface StoredEvent {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: object }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

export interface Delivery {
  id: string
  state: 'pending' | 'delivered' | 'dropped' | 'abandoned'
  attempts: number
  lastStatus: number | null
}

export interface StoredAnswer {
  id: string
  fingerprint: string
  status: number
  body: object
  requestId: string
  created: number
}

export interface StoredLink {
  id: string
  account: string
  refreshUrl: string
  returnUrl: string | null
  expiresAt: number
  used: boolean
}

export type Account = Stripe.V2.Core.Account

/** Every kind of row the simulator keeps. */
export function defineTables(store: Store) {
  return {
    sessions: store.collection<Stripe.Checkout.Session>('sessions'),
    drafts: store.collection<CheckoutDraft>('drafts'),
    intents: store.collection<Stripe.PaymentIntent>('intents'),
    charges: store.collection<Stripe.Charge>('charges'),
    refunds: store.collection<Stripe.Refund>('refunds'),
    transfers: store.collection<Stripe.Transfer>('transfers'),
    reversals: store.collection<Stripe.TransferReversal>('reversals'),
    balanceEntries: store.collection<BalanceEntry>('balanceEntries'),
    ledger: store.collection<{ id: string; balance: number }>('ledger'),
    disputesToCome: store.collection<{ id: string }>('disputesToCome'),
    accounts: store.collection<Account>('accounts'),
    accountLinks: store.collection<StoredLink>('accountLinks'),
    events: store.collection<StoredEvent>('events'),
    deliveries: store.collection<Delivery>('deliveries'),
    answers: store.collection<StoredAnswer>('answers'),
    clock: store.collection<{ id: string; offsetSeconds: number }>('clock'),
  }
}

export type Tables = ReturnType<typeof defineTables>
