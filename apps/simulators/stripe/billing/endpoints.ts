import type { Endpoint } from '../endpoint.ts'
import { coupons } from './catalogue/coupons.ts'
import { prices } from './catalogue/prices.ts'
import { products } from './catalogue/products.ts'
import { promotionCodes } from './catalogue/promotion-codes.ts'
import { schedules } from './clocks/schedules.ts'
import { testClocks } from './clocks/test-clocks.ts'
import { customerBalances } from './customers/balance.ts'
import { customers } from './customers/customers.ts'
import { paymentMethods } from './customers/payment-methods.ts'
import { taxIds } from './customers/tax-ids.ts'
import { invoiceItems } from './invoices/invoice-items.ts'
import { invoicePayments } from './invoices/invoice-payments.ts'
import { invoiceStates } from './invoices/invoice-states.ts'
import { invoices } from './invoices/invoices.ts'
import { createPreview } from './invoices/preview.ts'
import { portalConfigurations } from './portal/configurations.ts'
import { portalSessions } from './portal/portal-sessions.ts'
import { subscriptions } from './subscriptions/subscriptions.ts'

/*
 * Checked against Stripe's public documentation: the first invoice is final at once and a renewal's after an hour, only renewals are retried, the most recent
 * invoice decides over past_due and unpaid, what unpaid subscriptions are billed stays a draft, 23 hours for a first payment, how attempts are counted, how far
 * a test clock goes, that prorations and negative items take no discount.
 *
 * Written from Stripe's documentation, from the types of its SDK and from memory; nothing of Billing was ever compared with a real sandbox. Known to be from
 * memory alone: the rounding of prorations, how fixed discounts spread over lines, which invoices take pending items, that an invoice lower than the least
 * charge goes to the balance, that a free trial spends no coupon, the states after voiding, schedules that end as released, what the portal does with cards.
 */
export const billingEndpoints: Endpoint[] = [
  products,
  prices,
  coupons,
  promotionCodes,
  customers,
  customerBalances,
  taxIds,
  paymentMethods,
  subscriptions,
  schedules,
  createPreview,
  invoices,
  invoiceStates,
  invoiceItems,
  invoicePayments,
  portalConfigurations,
  portalSessions,
  testClocks,
].flat()
