import { DAY } from '../../clock.ts'
import { invalidParameter, missingParameter } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import type { World } from '../../world.ts'
import { redeemAll, type WantedDiscount } from '../catalogue/discounts.ts'
import type { CustomField } from '../customers/customer-types.ts'
import { after } from '../dates.ts'
import { customerNamed, subscriptionNamed } from '../found.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import type { Metadata } from '../types.ts'
import { billSubscription } from './bill.ts'
import { assertAlike, newSubscriptionItem, recurringPrice } from './items.ts'
import { UNTOUCHED } from './subscription-shape.ts'
import type { Collection, MissingPaymentMethod, Subscription } from './subscription-types.ts'

export interface NewSubscription {
  at: number
  customer: string
  items: { price: string; quantity?: number; metadata?: Metadata }[]
  collection?: Collection
  daysUntilDue?: number
  discounts?: WantedDiscount[]
  trialEnd?: number
  missing?: MissingPaymentMethod
  defaultPaymentMethod?: string | null
  description?: string | null
  invoiceSettings?: { custom_fields?: CustomField[] | null; description?: string; footer?: string }
  metadata?: Metadata
  cancelAtPeriodEnd?: boolean
}

/** A new subscription and the draft of its first invoice; it counts as incomplete until that is paid. */
export function startSubscription(
  world: World,
  wanted: NewSubscription,
): { subscription: Subscription; invoice: Invoice } {
  const { at, customer } = wanted
  const id = newId('sub')
  const prices = wanted.items.map(({ price }, index) =>
    recurringPrice(world, price, `items[${index}][price]`),
  )
  const [first] = prices
  if (!first) throw missingParameter('items')
  if (wanted.trialEnd !== undefined && wanted.trialEnd <= at) {
    throw invalidParameter('`trial_end` must be in the future.', 'trial_end')
  }
  const trial = wanted.trialEnd
  const period = { start: at, end: trial ?? after(at, first.recurring, 1) }
  const items = wanted.items.map(({ quantity = 1, metadata = {} }, index) =>
    newSubscriptionItem(id, { price: prices[index] ?? first, quantity, metadata, period, at }),
  )
  assertAlike(items)
  world.tables.subscriptions.put({
    ...shape(world, wanted, id),
    currency: first.currency,
    items: itemList(id, items),
  })
  const discounts = redeemAll(world, wanted.discounts ?? [], { customer, subscription: id, at })
  const held = world.tables.subscriptions.put({ ...subscriptionNamed(world, id), discounts })
  const invoice = billSubscription(world, held, {
    reason: 'subscription_create',
    at,
    period: { start: at, end: at },
    periods: true,
  })
  const billed = { ...subscriptionNamed(world, id), latest_invoice: invoice.id }
  return { subscription: world.tables.subscriptions.put(billed), invoice }
}

function itemList(subscription: string, data: Subscription['items']['data']): Subscription['items'] {
  return { object: 'list', data, has_more: false, url: `/v1/subscription_items?subscription=${subscription}` }
}

function shape(world: World, wanted: NewSubscription, id: string): Omit<Subscription, 'currency' | 'items'> {
  const { at, trialEnd: trial, collection = 'charge_automatically', invoiceSettings } = wanted
  const sent = collection === 'send_invoice'
  const ends = wanted.cancelAtPeriodEnd ? { cancel_at_period_end: true, canceled_at: at } : {}
  return {
    ...UNTOUCHED,
    ...ends,
    id,
    billing_cycle_anchor: trial ?? at,
    collection_method: collection,
    created: at,
    customer: wanted.customer,
    days_until_due: sent ? (wanted.daysUntilDue ?? 30) : null,
    default_payment_method: wanted.defaultPaymentMethod ?? null,
    description: wanted.description ?? null,
    discounts: [],
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: invoiceSettings?.custom_fields ?? null,
      description: invoiceSettings?.description ?? null,
      footer: invoiceSettings?.footer ?? null,
      issuer: { type: 'self' },
    },
    metadata: wanted.metadata ?? {},
    start_date: at,
    status: trial ? 'trialing' : sent ? 'active' : 'incomplete',
    test_clock: customerNamed(world, wanted.customer).test_clock,
    trial_end: trial ?? null,
    trial_settings: {
      end_behavior: {
        billing_cycle_anchor: null,
        missing_payment_method: wanted.missing ?? 'create_invoice',
      },
    },
    trial_start: trial ? at : null,
  }
}

/** The end of a trial that lasts so many days. */
export function trialEndAfter(at: number, days: number): number {
  return at + days * DAY
}
