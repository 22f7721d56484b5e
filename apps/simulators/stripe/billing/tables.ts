import type Stripe from 'stripe'
import type { Store } from '../store.ts'
import type { Coupon, Discount, Price, Product, PromotionCode } from './catalogue/catalogue-types.ts'
import type { SubscriptionSchedule } from './clocks/schedule-types.ts'
import type {
  BalanceTransaction,
  Customer,
  CustomField,
  PaymentMethod,
  SavedCard,
  TaxId,
} from './customers/customer-types.ts'
import type { Billed, Invoice, InvoiceItem, InvoicePayment } from './invoices/invoice-types.ts'
import type * as Portal from './portal/portal-types.ts'
import type { BillingSettings } from './settings-types.ts'
import type { MissingPaymentMethod, Subscription } from './subscriptions/subscription-types.ts'
import type { Metadata } from './types.ts'

type TestClock = Stripe.TestHelpers.TestClock

/** What a subscription checkout keeps to itself until it is completed. */
export interface SubscriptionDraft {
  id: string
  customer: string | null
  items: { price: string; quantity: number }[]
  discounts: { coupon?: string; promotion_code?: string }[]
  trialEnd?: number
  trialDays?: number
  missing: MissingPaymentMethod
  metadata: Metadata
  description: string | null
  invoiceSettings: { custom_fields?: CustomField[] | null; description?: string; footer?: string }
  /** A promotion code may be typed on the page. */
  takesCodes: boolean
  /** The card that its owner has to confirm first. */
  authenticating?: { card: SavedCard['card']; name: string; email: string | null }
}

/** Every kind of row that Billing keeps. */
export function defineBillingTables(store: Store) {
  return {
    customers: store.collection<Customer>('customers'),
    customersGone: store.collection<{ id: string }>('customersGone'),
    taxIds: store.collection<TaxId>('taxIds'),
    customerBalances: store.collection<BalanceTransaction>('customerBalances'),
    paymentMethods: store.collection<PaymentMethod>('paymentMethods'),
    savedCards: store.collection<SavedCard>('savedCards'),
    products: store.collection<Product>('products'),
    prices: store.collection<Price>('prices'),
    coupons: store.collection<Coupon>('coupons'),
    promotionCodes: store.collection<PromotionCode>('promotionCodes'),
    discounts: store.collection<Discount>('discounts'),
    subscriptions: store.collection<Subscription>('subscriptions'),
    /** The trials whose end was announced. */
    trialsAnnounced: store.collection<{ id: string; trialEnd: number }>('trialsAnnounced'),
    /** What each subscription item was last billed, by the item's id. */
    billed: store.collection<Billed>('billed'),
    schedules: store.collection<SubscriptionSchedule>('schedules'),
    invoices: store.collection<Invoice>('invoices'),
    invoiceItems: store.collection<InvoiceItem>('invoiceItems'),
    invoicePayments: store.collection<InvoicePayment>('invoicePayments'),
    testClocks: store.collection<TestClock>('testClocks'),
    portalConfigurations: store.collection<Portal.PortalConfiguration>('portalConfigurations'),
    portalSessions: store.collection<Portal.PortalSession>('portalSessions'),
    subscriptionDrafts: store.collection<SubscriptionDraft>('subscriptionDrafts'),
    billingSettings: store.collection<BillingSettings>('billingSettings'),
  }
}
