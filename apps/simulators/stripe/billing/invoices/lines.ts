import { money } from '../../amounts.ts'
import { newId } from '../../identifiers.ts'
import type { Price } from '../catalogue/catalogue-types.ts'
import { day } from '../dates.ts'
import type { SubscriptionItem } from '../subscriptions/subscription-types.ts'
import type { Metadata, Period } from '../types.ts'
import type { CreditedItems, InvoiceItem, InvoiceLine, LinePricing } from './invoice-types.ts'

export interface NewLine {
  amount: number
  currency: string
  description: string | null
  discountable: boolean
  metadata: Metadata
  parent: InvoiceLine['parent']
  period: Period
  pricing: LinePricing | null
  quantity: number
  subscription: string | null
}

export function newLine(invoice: string, wanted: NewLine): InvoiceLine {
  return {
    ...wanted,
    id: newId('il'),
    object: 'line_item',
    discount_amounts: [],
    discounts: [],
    invoice,
    livemode: false,
    pretax_credit_amounts: [],
    quantity_decimal: String(wanted.quantity),
    subtotal: wanted.amount,
    taxes: [],
  }
}

export function pricingOf({ id, product, unit_amount_decimal }: Price): LinePricing {
  return { price_details: { price: id, product }, type: 'price_details', unit_amount_decimal }
}

/** A subscription item's line for one period; a trial's costs nothing. */
export function periodLine(item: SubscriptionItem, name: string, period: Period, trial: boolean): NewLine {
  const { price, quantity } = item
  const amount = trial ? 0 : price.unit_amount * quantity
  const each = `${money(price.unit_amount, price.currency)} / ${price.recurring?.interval ?? 'month'}`
  return {
    amount,
    currency: price.currency,
    description: trial ? `Trial period for ${name}` : `${quantity} × ${name} (at ${each})`,
    discountable: true,
    metadata: item.metadata,
    parent: parentItem(item, null, false, null),
    period,
    pricing: pricingOf(price),
    quantity,
    subscription: item.subscription,
  }
}

function parentItem(
  { id, subscription }: { id: string; subscription: string },
  invoiceItem: string | null,
  proration: boolean,
  credited: CreditedItems | null,
): InvoiceLine['parent'] {
  const details = {
    invoice_item: invoiceItem,
    proration,
    proration_details: proration ? { credited_items: credited } : null,
    subscription,
    subscription_item: id,
  }
  return { invoice_item_details: null, subscription_item_details: details, type: 'subscription_item_details' }
}

/** The line that a pending invoice item becomes. */
export function itemLine(item: InvoiceItem): NewLine {
  const { subscription, subscription_item: part } = item.parent?.subscription_details ?? {}
  const from = item.proration_details?.credited_items?.invoice_line_item_details ?? null
  const own = {
    invoice_item: item.id,
    proration: item.proration,
    proration_details: item.proration ? { credited_items: from } : null,
    subscription: subscription ?? null,
  }
  return {
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    discountable: item.discountable,
    metadata: item.metadata,
    parent:
      subscription && part
        ? parentItem({ id: part, subscription }, item.id, item.proration, from)
        : { invoice_item_details: own, subscription_item_details: null, type: 'invoice_item_details' },
    period: item.period,
    pricing: item.pricing,
    quantity: item.quantity,
    subscription: subscription ?? null,
  }
}

export function prorationText(
  kind: 'Unused' | 'Remaining',
  name: string,
  quantity: number,
  at: number,
): string {
  const what = quantity === 1 ? name : `${quantity} × ${name}`
  return `${kind} time on ${what} after ${day(at)}`
}
