import { missingParameter, StripeFault } from '../../errors.ts'
import { integer, metadata, object, text } from '../../parameters.ts'
import type { LineItem } from '../../tables.ts'
import type { World } from '../../world.ts'
import { newCustomer } from '../customers/customers.ts'
import { customerNamed } from '../found.ts'
import { invoiceSettingsRule, trialSettingsRule } from '../subscriptions/rules.ts'
import type { SubscriptionDraft } from '../tables.ts'
import { startFrom } from './completion.ts'

export const subscriptionDataRule = object({
  description: text({ max: 500 }),
  invoice_settings: invoiceSettingsRule,
  metadata: metadata(),
  trial_end: integer({ min: 1 }),
  trial_period_days: integer({ min: 1, max: 730 }),
  trial_settings: trialSettingsRule,
})
type SubscriptionData = ReturnType<typeof subscriptionDataRule.parse>

interface Wanted {
  mode: 'payment' | 'subscription'
  allow_promotion_codes?: boolean
  customer?: string
  customer_email?: string
  discounts?: { coupon?: string; promotion_code?: string }[]
  invoice_creation?: object
  payment_intent_data?: object
  payment_method_collection?: string
  subscription_data?: SubscriptionData
}

/** What may only be sent for one kind of checkout. */
export function assertMode(world: World, wanted: Wanted): void {
  const { mode, customer } = wanted
  const foreign =
    mode === 'payment'
      ? (['subscription_data', 'payment_method_collection'] as const)
      : (['payment_intent_data', 'invoice_creation'] as const)
  for (const param of foreign) {
    if (wanted[param] === undefined) continue
    throw new StripeFault(400, `You can not pass \`${param}\` in \`${mode}\` mode.`, { param })
  }
  if (mode === 'payment' && (wanted.discounts || wanted.allow_promotion_codes)) {
    throw new StripeFault(400, 'This simulator takes discounts for subscriptions only.', {
      param: 'discounts',
    })
  }
  if (wanted.discounts && wanted.allow_promotion_codes) {
    const message = 'You may only specify one of these parameters: allow_promotion_codes, discounts.'
    throw new StripeFault(400, message)
  }
  if (customer !== undefined) customerNamed(world, customer, 'customer')
  if (customer !== undefined && wanted.customer_email !== undefined) {
    throw new StripeFault(400, 'You may only specify one of these parameters: customer, customer_email.')
  }
}

/** Keeps what the subscription will be, and says what is to be paid today. */
export function draftSubscription(world: World, id: string, lineItems: LineItem[], wanted: Wanted): number {
  const { subscription_data: data = {} } = wanted
  if (!lineItems.some(({ price }) => price.recurring)) {
    const message = 'You must provide at least one recurring price in `subscription` mode.'
    throw new StripeFault(400, message, { param: 'line_items' })
  }
  const draft: SubscriptionDraft = {
    id,
    customer: wanted.customer ?? null,
    items: lineItems.map(({ price, quantity }) => ({ price: price.id, quantity: quantity ?? 1 })),
    discounts: (wanted.discounts ?? []).map((each) => {
      if (!each.coupon && !each.promotion_code) throw missingParameter('discounts[0][coupon]')
      return each
    }),
    ...(data.trial_end !== undefined && { trialEnd: data.trial_end }),
    ...(data.trial_period_days !== undefined && { trialDays: data.trial_period_days }),
    missing: data.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
    metadata: data.metadata ?? {},
    description: data.description ?? null,
    invoiceSettings: data.invoice_settings ?? {},
    takesCodes: wanted.allow_promotion_codes ?? false,
  }
  world.tables.subscriptionDrafts.put(draft)
  return dueToday(world, draft)
}

export function dueToday(world: World, draft: SubscriptionDraft): number {
  return world.rehearse(
    () => startFrom(world, draft, draft.customer ?? newCustomer(world, {}).id, null).invoice.total,
  )
}
