import { newId } from '../../identifiers.ts'
import type { World } from '../../world.ts'
import type { Customer } from '../customers/customer-types.ts'
import type { Metadata, Period } from '../types.ts'
import type { InvoiceItem, LinePricing } from './invoice-types.ts'

export interface NewItem {
  amount: number
  at: number
  currency: string
  customer: Customer
  description: string | null
  discountable: boolean
  metadata: Metadata
  period: Period
  pricing: LinePricing | null
  quantity: number
  subscription: string | null
  /** Of a proration: the subscription item that it is about, and what is given back of which line. */
  proration?: { item: string; credited: { invoice: string; line: string } | null }
}

export function newItem(wanted: NewItem): InvoiceItem {
  const { subscription, proration, customer } = wanted
  const credited = proration?.credited
  const from = credited && {
    invoice_line_item_details: { invoice: credited.invoice, invoice_line_items: [credited.line] },
    type: 'invoice_line_items',
  }
  return {
    id: newId('ii'),
    object: 'invoiceitem',
    amount: wanted.amount,
    currency: wanted.currency,
    customer: customer.id,
    customer_account: null,
    date: wanted.at,
    description: wanted.description,
    discountable: wanted.discountable,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: wanted.metadata,
    net_amount: wanted.amount,
    parent: subscription
      ? {
          subscription_details: { subscription, ...(proration && { subscription_item: proration.item }) },
          type: 'subscription_details',
        }
      : null,
    period: wanted.period,
    pricing: wanted.pricing,
    proration: proration !== undefined,
    ...(proration && { proration_details: { credited_items: from ?? null, discount_amounts: [] } }),
    quantity: wanted.quantity,
    quantity_decimal: String(wanted.quantity),
    tax_rates: [],
    test_clock: customer.test_clock,
  }
}

/**
 * What waits for a customer's next invoice: items of no subscription, and those of the one that is invoiced. (That every invoice of a subscription takes both
 * is from memory and was never compared with the real one.)
 */
export function pendingOf(world: World, customer: string, subscription?: string): InvoiceItem[] {
  return world.tables.invoiceItems.values().filter((item) => {
    const whose = item.parent?.subscription_details.subscription
    return (
      item.customer === customer && item.invoice === null && (whose === undefined || whose === subscription)
    )
  })
}
