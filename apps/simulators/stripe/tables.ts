import type Stripe from 'stripe'
import type { ReceiptInvoice } from './billing/invoices/invoice-types.ts'
import { defineBillingTables } from './billing/tables.ts'
import type { PaidCard } from './cards.ts'
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
  /** The payment gets an invoice of its own, with this on it. */
  invoice?: ReceiptInvoice
  authenticating?: { card: PaidCard; payer: Payer }
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
  /** The connected account that it happened at. */
  account?: string
  api_version: string
  created: number
  data: { object: object; previous_attributes?: object }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

/** An event of version 2: it says only what it is about. */
export interface ThinEvent {
  id: string
  object: 'v2.core.event'
  context: null
  created: string
  livemode: false
  related_object: { id: string; type: string; url: string }
  type: string
}

/** Where an account's money goes; kept under the account's id. */
export interface StoredBank {
  id: string
  bank: string
  last4: string
  /** Every payout to it comes back. */
  fails: boolean
  /** One came back, and no more are sent. */
  errored: boolean
  /** When the last automatic payout went there. */
  paidOutAt?: number
}

/** What one visit to a seller's own page is opened with. */
export interface StoredLogin {
  id: string
  account: string
  expiresAt: number
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
    disputesToCome: store.collection<{ id: string; come?: boolean }>('disputesToCome'),
    disputes: store.collection<Stripe.Dispute>('disputes'),
    payouts: store.collection<Stripe.Payout & { owner: string }>('payouts'),
    banks: store.collection<StoredBank>('banks'),
    reviews: store.collection<{ id: string; until: number; over: boolean }>('reviews'),
    logins: store.collection<StoredLogin>('logins'),
    accounts: store.collection<Account>('accounts'),
    accountLinks: store.collection<StoredLink>('accountLinks'),
    events: store.collection<StoredEvent>('events'),
    thinEvents: store.collection<ThinEvent>('thinEvents'),
    deliveries: store.collection<Delivery>('deliveries'),
    answers: store.collection<StoredAnswer>('answers'),
    ...defineBillingTables(store),
    clock: store.collection<{ id: string; offsetSeconds: number }>('clock'),
  }
}

export type Tables = ReturnType<typeof defineTables>
