import type Stripe from 'stripe'
import type { Price } from '../catalogue/catalogue-types.ts'
import type { ListOf, Metadata } from '../types.ts'

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
