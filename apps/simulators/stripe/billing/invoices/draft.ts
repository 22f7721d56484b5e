import { newId } from '../../identifiers.ts'
import type { World } from '../../world.ts'
import { running } from '../catalogue/discounts.ts'
import type { Customer, CustomField } from '../customers/customer-types.ts'
import { taxIdsOf } from '../customers/tax-ids.ts'
import { customerNamed } from '../found.ts'
import type { Collection, Subscription } from '../subscriptions/subscription-types.ts'
import type { Metadata, Period } from '../types.ts'
import { UNTOUCHED } from './invoice-shape.ts'
import type { BillingReason, Invoice } from './invoice-types.ts'
import { itemLine, type NewLine, newLine } from './lines.ts'
import { settlementOf, totalsOf } from './totals.ts'

const HOUR = 3600

export interface NewInvoice {
  customer: Customer
  subscription?: Subscription
  reason: BillingReason
  at: number
  period: Period
  lines: NewLine[]
  /** Pending items that go on it. */
  items: string[]
  prorationDate?: number
  autoAdvance: boolean
  collection: Collection
  daysUntilDue: number | null
  dueDate?: number
  currency: string
  description?: string | null
  footer?: string | null
  customFields?: CustomField[] | null
  defaultPaymentMethod?: string | null
  metadata?: Metadata
}

/** An invoice that can still change: Stripe makes it final an hour later, or at once when a customer waits for it. */
export function draftInvoice(world: World, wanted: NewInvoice): Invoice {
  const { customer, subscription, at } = wanted
  const id = newId('in')
  const own = customer.invoice_settings
  const draft: Invoice = {
    ...UNTOUCHED,
    id,
    auto_advance: wanted.autoAdvance,
    automatically_finalizes_at: wanted.autoAdvance ? at + HOUR : null,
    billing_reason: wanted.reason,
    collection_method: wanted.collection,
    created: at,
    currency: wanted.currency,
    custom_fields: wanted.customFields ?? own.custom_fields,
    ...billedTo(world, customer),
    default_payment_method: wanted.defaultPaymentMethod ?? null,
    description: wanted.description ?? null,
    discounts: subscription
      ? running(world, subscription.discounts, at).map(({ discount }) => discount.id)
      : [],
    due_date: wanted.dueDate ?? (wanted.daysUntilDue === null ? null : at + wanted.daysUntilDue * 24 * HOUR),
    footer: wanted.footer ?? own.footer,
    lines: {
      object: 'list',
      data: wanted.lines.map((line) => newLine(id, line)),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    metadata: wanted.metadata ?? {},
    parent: subscription ? parentOf(subscription, wanted.prorationDate) : null,
    period_end: wanted.period.end,
    period_start: wanted.period.start,
  }
  takeItems(world, wanted.items, id)
  const made = refreshDraft(world, world.tables.invoices.put(draft), true)
  if (subscription) spendOnce(world, subscription, made)
  world.emit('invoice.created', made)
  return made
}

/** Whom it is for, as they are now: later changes do not reach an invoice. */
function billedTo(world: World, customer: Customer) {
  return {
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: taxIdsOf(world, customer.id).map(({ type, value }) => ({ type, value })),
    test_clock: customer.test_clock,
  }
}

function parentOf({ id, metadata }: Subscription, prorationDate: number | undefined): Invoice['parent'] {
  const date = prorationDate !== undefined && { subscription_proration_date: prorationDate }
  const details = { metadata, subscription: id, ...date }
  return { quote_details: null, subscription_details: details, type: 'subscription_details' }
}

function takeItems(world: World, items: string[], invoice: string): void {
  for (const id of items) {
    const item = world.tables.invoiceItems.get(id)
    if (item) world.tables.invoiceItems.put({ ...item, invoice })
  }
}

/** Works a draft's lines and sums out anew from its items. */
export function refreshDraft(world: World, invoice: Invoice, silent = false): Invoice {
  const items = world.tables.invoiceItems.values().filter((item) => item.invoice === invoice.id)
  const kept = invoice.lines.data.filter(
    (line) => line.parent?.subscription_item_details?.invoice_item === null,
  )
  const before = new Map(invoice.lines.data.map((line) => [itemIn(line), line.id]))
  const added = items.map((item) => {
    const line = newLine(invoice.id, itemLine(item))
    return { ...line, id: before.get(item.id) ?? line.id }
  })
  const totals = totalsOf([...added, ...kept], running(world, invoice.discounts, invoice.created))
  const balance = customerNamed(world, invoice.customer).balance
  const { due, ending } = settlementOf(totals.total, balance)
  const after = world.tables.invoices.put({
    ...invoice,
    amount_due: due,
    amount_remaining: due,
    ending_balance: ending,
    lines: { ...invoice.lines, data: totals.lines },
    starting_balance: balance,
    subtotal: totals.subtotal,
    subtotal_excluding_tax: totals.subtotal,
    total: totals.total,
    total_discount_amounts: totals.total_discount_amounts,
    total_excluding_tax: totals.total,
  })
  if (!silent) world.emit('invoice.updated', after, undefined, invoice)
  return after
}

export function itemIn(line: Invoice['lines']['data'][number]): string | null {
  const { invoice_item_details: own, subscription_item_details: part } = line.parent ?? {}
  return own?.invoice_item ?? part?.invoice_item ?? null
}

/** A coupon that counts once is used up by the first invoice that it lowers. (That a free trial does not use it up is from memory.) */
function spendOnce(world: World, subscription: Subscription, invoice: Invoice): void {
  const used = invoice.total_discount_amounts
    .filter(({ amount }) => amount > 0)
    .map(({ discount }) => discount)
  const spent = running(world, used, invoice.created).filter(({ coupon }) => coupon.duration === 'once')
  if (spent.length === 0) return
  const gone = spent.map(({ discount }) => discount.id)
  const current = world.tables.subscriptions.get(subscription.id)
  if (!current) return
  const left = current.discounts.filter((id) => !gone.includes(id))
  world.tables.subscriptions.put({ ...current, discounts: left })
  for (const { discount } of spent) world.emit('customer.discount.deleted', discount)
}
