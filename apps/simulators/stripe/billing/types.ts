import type Stripe from 'stripe'
import type { Decline, PaidCard } from '../cards.ts'

/*
 * Stripe's own shapes as they are kept and sent: references are identifiers until they are expanded, decimals travel as text.
 */

export interface ListOf<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

export type Metadata = Record<string, string>
export type Interval = 'day' | 'week' | 'month' | 'year'

export interface Recurring {
  interval: Interval
  interval_count: number
  meter: null
  trial_period_days: null
  usage_type: 'licensed'
}

export type Price = Omit<
  Stripe.Price,
  'product' | 'unit_amount' | 'unit_amount_decimal' | 'currency_options' | 'tiers' | 'recurring'
> & { product: string; unit_amount: number; unit_amount_decimal: string; recurring: Recurring | null }

export interface CustomField {
  name: string
  value: string
}

export type Customer = Omit<Stripe.Customer, 'invoice_settings' | 'test_clock' | 'discount' | 'sources'> & {
  invoice_prefix: string
  next_invoice_sequence: number
  invoice_settings: {
    custom_fields: CustomField[] | null
    default_payment_method: string | null
    footer: string | null
    rendering_options: null
  }
  test_clock: string | null
}

export type PaymentMethod = Stripe.PaymentMethod & {
  customer: string | null
  card: Stripe.PaymentMethod.Card
}

/** The card behind a payment method; `refusal` is what its bank says to every charge. */
export interface SavedCard {
  id: string
  card: PaidCard
  refusal?: Decline
  /** The bank asks its owner to confirm, which nobody does when a renewal is charged. */
  confirms?: boolean
}

export interface SubscriptionItem {
  id: string
  object: 'subscription_item'
  billing_thresholds: null
  created: number
  current_period_end: number
  current_period_start: number
  current_trial: null
  discounts: string[]
  metadata: Metadata
  plan: object
  price: Price
  quantity: number
  subscription: string
  tax_rates: never[]
}

export type SubscriptionStatus =
  | 'active'
  | 'canceled'
  | 'incomplete'
  | 'incomplete_expired'
  | 'past_due'
  | 'paused'
  | 'trialing'
  | 'unpaid'

export type Collection = 'charge_automatically' | 'send_invoice'
export type MissingPaymentMethod = 'cancel' | 'create_invoice' | 'pause'

export interface TrialSettings {
  end_behavior: { billing_cycle_anchor: null; missing_payment_method: MissingPaymentMethod }
}

export type Subscription = Omit<
  Stripe.Subscription,
  | 'customer'
  | 'collection_method'
  | 'default_payment_method'
  | 'discounts'
  | 'items'
  | 'latest_invoice'
  | 'metadata'
  | 'pending_setup_intent'
  | 'schedule'
  | 'status'
  | 'test_clock'
  | 'trial_settings'
> & {
  customer: string
  collection_method: Collection
  default_payment_method: string | null
  discounts: string[]
  items: ListOf<SubscriptionItem>
  latest_invoice: string | null
  metadata: Metadata
  pending_setup_intent: null
  schedule: string | null
  status: SubscriptionStatus
  test_clock: string | null
  trial_settings: TrialSettings
}

/** What a checkout's invoice says besides its lines. */
export interface ReceiptInvoice {
  custom_fields?: CustomField[] | null
  description?: string
  footer?: string
  metadata?: Metadata
}

export interface Period {
  start: number
  end: number
}

/** What an item was last billed, from which the credit for its unused time is worked out. */
export interface Billed {
  id: string
  amount: number
  period: Period
  invoice: string | null
  line: string | null
}

export interface CreditedItems {
  invoice: string
  invoice_line_items: string[]
}

export type InvoiceItem = Omit<
  Stripe.InvoiceItem,
  'customer' | 'discounts' | 'invoice' | 'parent' | 'pricing' | 'quantity_decimal' | 'test_clock' | 'metadata'
> & {
  customer: string
  discounts: string[]
  invoice: string | null
  metadata: Metadata
  parent: {
    subscription_details: { subscription: string; subscription_item?: string }
    type: 'subscription_details'
  } | null
  pricing: LinePricing | null
  quantity_decimal: string
  test_clock: string | null
}

export interface LinePricing {
  price_details: { price: string; product: string }
  type: 'price_details'
  unit_amount_decimal: string
}

export type InvoiceLine = Omit<
  Stripe.InvoiceLineItem,
  'discount_amounts' | 'discounts' | 'invoice' | 'pricing' | 'quantity_decimal' | 'subscription'
> & {
  discount_amounts: { amount: number; discount: string }[]
  discounts: string[]
  invoice: string
  pricing: LinePricing | null
  quantity_decimal: string | null
  subscription: string | null
}

export type InvoiceStatus = 'draft' | 'open' | 'paid' | 'uncollectible' | 'void'
export type BillingReason =
  | 'manual'
  | 'subscription_create'
  | 'subscription_cycle'
  | 'subscription_update'
  | 'upcoming'

export type Invoice = Omit<
  Stripe.Invoice,
  | 'billing_reason'
  | 'collection_method'
  | 'customer'
  | 'default_payment_method'
  | 'discounts'
  | 'lines'
  | 'metadata'
  | 'parent'
  | 'payments'
  | 'status'
  | 'test_clock'
  | 'total_discount_amounts'
  | 'confirmation_secret'
> & {
  auto_advance: boolean
  billing_reason: BillingReason
  collection_method: Collection
  customer: string
  default_payment_method: string | null
  discounts: string[]
  lines: ListOf<InvoiceLine>
  metadata: Metadata
  parent: {
    quote_details: null
    subscription_details: {
      metadata: Metadata
      subscription: string
      subscription_proration_date?: number
    }
    type: 'subscription_details'
  } | null
  status: InvoiceStatus
  test_clock: string | null
  total_discount_amounts: { amount: number; discount: string }[]
}

export type InvoicePayment = Omit<Stripe.InvoicePayment, 'invoice' | 'payment'> & {
  invoice: string
  payment: { payment_intent: string; type: 'payment_intent' }
  status: 'open' | 'paid' | 'canceled'
}

export type BalanceTransaction = Omit<
  Stripe.CustomerBalanceTransaction,
  'checkout_session' | 'credit_note' | 'customer' | 'invoice' | 'metadata'
> & {
  checkout_session: null
  credit_note: null
  customer: string
  invoice: string | null
  metadata: Metadata
}

export type TaxId = Omit<Stripe.TaxId, 'customer' | 'owner'> & {
  customer: string
  owner: { customer: string; type: 'customer' }
}
