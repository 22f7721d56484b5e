import { currency } from '../../amounts.ts'
import { endpoint } from '../../endpoint.ts'
import { missingParameter, StripeFault } from '../../errors.ts'
import { integer, list, object, oneOf, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { discountsRule } from '../catalogue/discounts.ts'
import { customerNamed, subscriptionNamed } from '../found.ts'
import { emptyable } from '../rules.ts'
import { endingAt, renew } from '../subscriptions/cycle.ts'
import { periodOf } from '../subscriptions/items.ts'
import { startSubscription } from '../subscriptions/start.ts'
import { changeRules } from '../subscriptions/subscription-changes.ts'
import type { Subscription } from '../subscriptions/subscription-types.ts'
import { applyChange } from '../subscriptions/update.ts'
import { nowFor } from '../time.ts'
import type { Invoice } from './invoice-types.ts'
import { newItem } from './pending.ts'

const { metadata: _metadata, ...details } = changeRules
const subscriptionDetails = object(details)
const extraItem = object({ amount: integer(), currency: currency(), description: text() })

type Details = ReturnType<typeof subscriptionDetails.parse>

/** Does what a change would do, takes the invoice that comes of it and undoes everything: so a preview cannot differ from the bill. */
export const createPreview = endpoint({
  method: 'POST',
  path: '/v1/invoices/create_preview',
  parameters: {
    currency: currency(),
    customer: text(),
    discounts: emptyable(discountsRule),
    invoice_items: list(extraItem, { max: 250 }),
    preview_mode: oneOf('next'),
    subscription: text(),
    subscription_details: subscriptionDetails,
  },
  run({ world, params }) {
    const {
      subscription: id,
      subscription_details: wanted = {},
      invoice_items: extra = [],
      discounts,
    } = params
    const subscription = id === undefined ? undefined : subscriptionNamed(world, id, 'subscription')
    const whose = subscription?.customer ?? params.customer
    if (whose === undefined) throw missingParameter('customer')
    customerNamed(world, whose, 'customer')
    return world.rehearse(() => {
      pendExtra(world, whose, extra)
      const invoice = subscription
        ? previewOfChange(world, subscription, wanted, discounts)
        : previewOfStart(world, whose, wanted, discounts ?? [])
      return asPreview(invoice)
    })
  },
})

export type Extra = { amount?: number; currency?: string; description?: string }

function pendExtra(world: World, whose: string, extra: Extra[]): void {
  const at = nowFor(world, whose)
  for (const { amount = 0, currency: code = 'usd', description = null } of extra) {
    const shared = {
      at,
      period: { start: at, end: at },
      metadata: {},
      pricing: null,
      quantity: 1,
      subscription: null,
    }
    const item = { ...shared, amount, currency: code, description, discountable: amount >= 0 }
    world.tables.invoiceItems.put(newItem({ ...item, customer: customerNamed(world, whose) }))
  }
}

function previewOfChange(
  world: World,
  before: Subscription,
  wanted: Details,
  discounts: { coupon?: string; promotion_code?: string; discount?: string }[] | null | undefined,
): Invoice {
  if (before.ended_at !== null) throw nothingComing(before.customer)
  const at = nowFor(world, before.customer)
  const ends = wanted.cancel_at_period_end
  const { subscription, invoice } = applyChange(world, before, {
    at,
    items: wanted.items,
    discounts,
    proration: wanted.proration_behavior,
    prorationDate: wanted.proration_date,
    trialEnd: wanted.trial_end,
    anchor: wanted.billing_cycle_anchor?.type,
    plain: ends === undefined ? {} : endingAt(before, ends, at),
  })
  if (invoice) return invoice
  if (subscription.cancel_at_period_end) throw nothingComing(before.customer)
  return renew(
    world,
    world.tables.subscriptions.put({ ...subscription, status: 'active' }),
    periodOf(subscription).end,
  )
}

function previewOfStart(
  world: World,
  customer: string,
  { items = [], trial_end: trial }: Details,
  discounts: { coupon?: string; promotion_code?: string }[],
): Invoice {
  if (items.length === 0) throw nothingComing(customer)
  const wanted = items.map(({ price, quantity }, index) => {
    if (price === undefined) throw missingParameter(`subscription_details[items][${index}][price]`)
    return { price, quantity }
  })
  const trialEnd = trial === 'now' ? undefined : trial
  return startSubscription(world, {
    at: nowFor(world, customer),
    customer,
    items: wanted,
    discounts,
    trialEnd,
  }).invoice
}

function nothingComing(customer: string): StripeFault {
  const message = `No upcoming invoices for customer: ${customer}`
  return new StripeFault(404, message, { code: 'invoice_upcoming_none' })
}

function asPreview(invoice: Invoice): Invoice {
  const id = invoice.id.replace(/^in_/, 'upcoming_in_')
  const data = invoice.lines.data.map((line) => ({ ...line, invoice: id }))
  const lines = { ...invoice.lines, data, url: `/v1/invoices/${id}/lines` }
  return {
    ...invoice,
    id,
    lines,
    billing_reason: 'upcoming',
    auto_advance: false,
    automatically_finalizes_at: null,
  }
}
