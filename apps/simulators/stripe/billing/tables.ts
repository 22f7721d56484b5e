import type Stripe from 'stripe'
import type { Store } from '../store.ts'
import type * as Catalogue from './catalogue/catalogue-types.ts'
import type { SubscriptionSchedule } from './clocks/schedule-types.ts'
import type * as Portal from './portal/portal-types.ts'
import type { BillingSettings } from './settings-types.ts'
import type * as Kept from './types.ts'

type TestClock = Stripe.TestHelpers.TestClock

/** What a subscription checkout keeps to itself until it is completed. */
export interface SubscriptionDraft {
  id: string
  customer: string | null
  items: { price: string; quantity: number }[]
  discounts: { coupon?: string; promotion_code?: string }[]
  trialEnd?: number
  trialDays?: number
  missing: Kept.MissingPaymentMethod
  metadata: Kept.Metadata
  description: string | null
  invoiceSettings: { custom_fields?: Kept.CustomField[] | null; description?: string; footer?: string }
  /** A promotion code may be typed on the page. */
  takesCodes: boolean
  /** The card that its owner has to confirm first. */
  authenticating?: { card: Kept.SavedCard['card']; name: string; email: string | null }
}

/** Every kind of row that Billing keeps. */
export function defineBillingTables(store: Store) {
  return {
    customers: store.collection<Kept.Customer>('customers'),
    customersGone: store.collection<{ id: string }>('customersGone'),
    taxIds: store.collection<Kept.TaxId>('taxIds'),
    customerBalances: store.collection<Kept.BalanceTransaction>('customerBalances'),
    paymentMethods: store.collection<Kept.PaymentMethod>('paymentMethods'),
    savedCards: store.collection<Kept.SavedCard>('savedCards'),
    products: store.collection<Catalogue.Product>('products'),
    prices: store.collection<Kept.Price>('prices'),
    coupons: store.collection<Catalogue.Coupon>('coupons'),
    promotionCodes: store.collection<Catalogue.PromotionCode>('promotionCodes'),
    discounts: store.collection<Catalogue.Discount>('discounts'),
    subscriptions: store.collection<Kept.Subscription>('subscriptions'),
    /** The trials whose end was announced. */
    trialsAnnounced: store.collection<{ id: string; trialEnd: number }>('trialsAnnounced'),
    /** What each subscription item was last billed, by the item's id. */
    billed: store.collection<Kept.Billed>('billed'),
    schedules: store.collection<SubscriptionSchedule>('schedules'),
    invoices: store.collection<Kept.Invoice>('invoices'),
    invoiceItems: store.collection<Kept.InvoiceItem>('invoiceItems'),
    invoicePayments: store.collection<Kept.InvoicePayment>('invoicePayments'),
    testClocks: store.collection<TestClock>('testClocks'),
    portalConfigurations: store.collection<Portal.PortalConfiguration>('portalConfigurations'),
    portalSessions: store.collection<Portal.PortalSession>('portalSessions'),
    subscriptionDrafts: store.collection<SubscriptionDraft>('subscriptionDrafts'),
    billingSettings: store.collection<BillingSettings>('billingSettings'),
  }
}
