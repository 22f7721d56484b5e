import type Stripe from 'stripe'
import type { CustomField } from '../customers/customer-types.ts'
import type { Collection } from '../subscriptions/subscription-types.ts'
import type { ListOf, Metadata, Period } from '../types.ts'

/** What a checkout's invoice says besides its lines. */
export interface ReceiptInvoice {
  custom_fields?: CustomField[] | null
  description?: string
  footer?: string
  metadata?: Metadata
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

export interface LinePricing {
  price_details: { price: string; product: string }
  type: 'price_details'
  unit_amount_decimal: string
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
