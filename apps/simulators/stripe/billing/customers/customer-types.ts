import type Stripe from 'stripe'
import type { Decline, PaidCard } from '../../cards.ts'
import type { Metadata } from '../types.ts'

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
