import type { World } from '../../world.ts'
import { running } from '../catalogue/discounts.ts'
import { customerNamed } from '../found.ts'
import { draftInvoice, itemIn } from '../invoices/draft.ts'
import type { BillingReason, Invoice } from '../invoices/invoice-types.ts'
import { periodLine, pricingOf, prorationText } from '../invoices/lines.ts'
import { newItem, pendingOf } from '../invoices/pending.ts'
import { reduced } from '../invoices/totals.ts'
import { remaining } from '../proration.ts'
import type { Period } from '../types.ts'
import type { Subscription, SubscriptionItem } from './subscription-types.ts'

export function productName(world: World, { price }: SubscriptionItem): string {
  return world.tables.products.get(price.product)?.name ?? 'Subscription'
}

interface Bill {
  reason: BillingReason
  at: number
  /** The time that the invoice looks back on. */
  period: Period
  /** Whole periods are billed, as opposed to prorations alone. */
  periods: boolean
  /** As documented: Stripe goes on by itself only with renewals and with what it sends; a first payment or an upgrade is not tried again. */
  autoAdvance?: boolean
  prorationDate?: number
}

/** A draft for a subscription: its items' coming periods, if they are due, and whatever is pending. */
export function billSubscription(world: World, subscription: Subscription, bill: Bill): Invoice {
  const { customer: whose, id, items, currency } = subscription
  const trial = subscription.status === 'trialing'
  const lines = items.data.map((item) => {
    const period = { start: item.current_period_start, end: item.current_period_end }
    return periodLine(item, productName(world, item), period, trial)
  })
  const { custom_fields: customFields, footer } = subscription.invoice_settings
  const invoice = draftInvoice(world, {
    customer: customerNamed(world, whose),
    subscription,
    reason: bill.reason,
    at: bill.at,
    period: bill.period,
    lines: bill.periods ? lines : [],
    items: pendingOf(world, whose, id).map((item) => item.id),
    prorationDate: bill.prorationDate,
    autoAdvance:
      bill.autoAdvance ??
      (subscription.collection_method === 'send_invoice' || bill.reason === 'subscription_cycle'),
    collection: subscription.collection_method,
    daysUntilDue: subscription.collection_method === 'send_invoice' ? subscription.days_until_due : null,
    currency,
    description: subscription.invoice_settings.description,
    footer,
    customFields: customFields?.length ? customFields : null,
  })
  noteBilled(world, invoice)
  return invoice
}

/** Remembers what each item's time was billed, less its discounts. */
function noteBilled(world: World, invoice: Invoice): void {
  for (const line of invoice.lines.data) {
    const part = line.parent?.subscription_item_details
    if (!part) continue
    if (part.proration) {
      const known = world.tables.billed.get(part.subscription_item)
      if (known?.line === itemIn(line))
        world.tables.billed.put({ ...known, invoice: invoice.id, line: line.id })
      continue
    }
    const taken = line.discount_amounts.reduce((sum, { amount }) => sum + amount, 0)
    const about = { id: part.subscription_item, period: line.period, invoice: invoice.id, line: line.id }
    world.tables.billed.put({ ...about, amount: line.amount - taken })
  }
}

/** A pending credit for the time of an item that was billed and will not be used. (Worked out from the bill, as `billing_mode` flexible does.) */
export function creditUnused(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  at: number,
  now: number,
): boolean {
  const billed = world.tables.billed.get(item.id)
  const amount = billed ? remaining(-billed.amount, billed.period, at) : 0
  if (!billed || amount === 0) return false
  const credited = billed.invoice && billed.line ? { invoice: billed.invoice, line: billed.line } : null
  const period = { start: at, end: billed.period.end }
  pend(world, subscription, item, { amount, at: now, kind: 'Unused', from: at, period, credited })
  world.tables.billed.put({ ...billed, amount: 0 })
  return true
}

/** A pending charge for the rest of an item's period. */
export function chargeRest(
  world: World,
  subscription: Subscription,
  item: SubscriptionItem,
  at: number,
  now: number,
): boolean {
  const whole = { start: item.current_period_start, end: item.current_period_end }
  const lasting = running(world, subscription.discounts, at).filter(
    ({ coupon }) => coupon.duration !== 'once',
  )
  const full = reduced(item.price.unit_amount * item.quantity, lasting)
  const amount = remaining(full, whole, at)
  const period = { start: at, end: whole.end }
  const id = pend(world, subscription, item, {
    amount,
    at: now,
    kind: 'Remaining',
    from: at,
    period,
    credited: null,
  })
  world.tables.billed.put({ id: item.id, amount, period, invoice: null, line: id })
  return true
}

interface Proration {
  amount: number
  at: number
  kind: 'Unused' | 'Remaining'
  from: number
  period: Period
  credited: { invoice: string; line: string } | null
}

function pend(world: World, subscription: Subscription, item: SubscriptionItem, wanted: Proration): string {
  const made = newItem({
    amount: wanted.amount,
    at: wanted.at,
    currency: subscription.currency,
    customer: customerNamed(world, subscription.customer),
    description: prorationText(wanted.kind, productName(world, item), item.quantity, wanted.from),
    discountable: false,
    metadata: subscription.metadata,
    period: wanted.period,
    pricing: pricingOf(item.price),
    quantity: item.quantity,
    subscription: subscription.id,
    proration: { item: item.id, credited: wanted.credited },
  })
  world.tables.invoiceItems.put(made)
  world.emit('invoiceitem.created', made)
  return made.id
}
