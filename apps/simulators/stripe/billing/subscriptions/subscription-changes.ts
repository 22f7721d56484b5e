import { endpoint } from '../../endpoint.ts'
import { invalidParameter, noSuch, StripeFault } from '../../errors.ts'
import { flag, integer, object, oneOf, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { discountsRule } from '../catalogue/discounts.ts'
import { attachedTo } from '../customers/attach.ts'
import type { CustomField } from '../customers/customer-types.ts'
import { subscriptionNamed } from '../found.ts'
import { emptyable, mergeMetadata, metadataChange, momentOrNow } from '../rules.ts'
import { nowFor } from '../time.ts'
import type { Metadata } from '../types.ts'
import { billSubscription, creditUnused } from './bill.ts'
import { billNow } from './billing-now.ts'
import { cancelSubscription } from './cancel.ts'
import { endingAt } from './cycle.ts'
import { itemChangesRule, periodOf } from './items.ts'
import {
  anchorRule,
  behaviorRule,
  cancellationRule,
  collectionRule,
  invoiceSettingsRule,
  prorationRule,
  trialSettingsRule,
} from './rules.ts'
import type { MissingPaymentMethod, Subscription } from './subscription-types.ts'
import { announceTrialEnd } from './trial-notice.ts'
import { applyChange } from './update.ts'

export const changeRules = {
  billing_cycle_anchor: anchorRule,
  cancel_at_period_end: flag(),
  items: itemChangesRule,
  metadata: metadataChange(),
  proration_behavior: prorationRule,
  proration_date: integer(),
  trial_end: momentOrNow(),
}

export const updateSubscription = endpoint({
  method: 'POST',
  path: '/v1/subscriptions/:id',
  parameters: {
    ...changeRules,
    cancellation_details: cancellationRule,
    collection_method: collectionRule,
    days_until_due: integer({ min: 0 }),
    default_payment_method: text(),
    description: emptyable(text({ max: 500 })),
    discounts: emptyable(discountsRule),
    invoice_settings: invoiceSettingsRule,
    off_session: flag(),
    payment_behavior: behaviorRule,
    payment_settings: object({ save_default_payment_method: oneOf('off', 'on_subscription') }),
    trial_settings: trialSettingsRule,
  },
  run({ world, params, path: [id = ''] }) {
    const before = subscriptionNamed(world, id)
    assertChangeable(before, params)
    const at = nowFor(world, before.customer)
    const { payment_behavior: behavior = 'allow_incomplete' } = params
    const { subscription, invoice } = applyChange(world, before, {
      at,
      items: params.items,
      discounts: params.discounts,
      proration: params.proration_behavior,
      prorationDate: params.proration_date,
      trialEnd: params.trial_end,
      anchor: params.billing_cycle_anchor?.type,
      plain: plainChanges(world, before, params, at),
    })
    world.emit('customer.subscription.updated', subscription, undefined, before)
    announceTrialEnd(world, subscription, at)
    return invoice ? billNow(world, invoice, at, behavior) : subscription
  },
})

interface Wanted {
  cancel_at_period_end?: boolean
  cancellation_details?: { comment?: string; feedback?: string }
  collection_method?: 'charge_automatically' | 'send_invoice'
  days_until_due?: number
  default_payment_method?: string
  description?: string | null
  invoice_settings?: { custom_fields?: CustomField[] | null; description?: string; footer?: string }
  metadata?: Metadata | null
  trial_settings?: { end_behavior: { missing_payment_method: MissingPaymentMethod } }
}

function assertChangeable({ status }: Subscription, params: object): void {
  const allowed = ['metadata', 'cancellation_details']
  if (status !== 'canceled' && status !== 'incomplete_expired') return
  if (Object.keys(params).every((key) => allowed.includes(key))) return
  const message = 'A canceled subscription can only update its cancellation_details and metadata.'
  throw new StripeFault(400, message)
}

function plainChanges(world: World, before: Subscription, wanted: Wanted, at: number): Partial<Subscription> {
  const { default_payment_method: card, collection_method: collection = before.collection_method } = wanted
  if (card !== undefined && !attachedTo(world, before.customer).some(({ id }) => id === card)) {
    throw noSuch('PaymentMethod', card, 'default_payment_method')
  }
  const missing = wanted.trial_settings?.end_behavior.missing_payment_method
  const sent = collection === 'send_invoice'
  const days = sent ? (wanted.days_until_due ?? before.days_until_due) : null
  if (sent && days === null) {
    throw invalidParameter('You must also pass `days_until_due`.', 'days_until_due', 'parameter_missing')
  }
  const ends = wanted.cancel_at_period_end
  const ending = ends === undefined || ends === before.cancel_at_period_end ? {} : endingAt(before, ends, at)
  const details = {
    ...before.cancellation_details,
    ...ending.cancellation_details,
    ...wanted.cancellation_details,
  }
  return {
    ...ending,
    cancellation_details: details as Subscription['cancellation_details'],
    collection_method: collection,
    days_until_due: days,
    default_payment_method: card ?? before.default_payment_method,
    description: wanted.description === undefined ? before.description : wanted.description,
    invoice_settings: { ...before.invoice_settings, ...wanted.invoice_settings },
    metadata: mergeMetadata(before.metadata, wanted.metadata),
    trial_settings: missing
      ? { end_behavior: { billing_cycle_anchor: null, missing_payment_method: missing } }
      : before.trial_settings,
  }
}

export const finishCancel = endpoint({
  method: 'DELETE',
  path: '/v1/subscriptions/:id',
  parameters: { cancellation_details: cancellationRule, invoice_now: flag(), prorate: flag() },
  run({ world, params, path: [id = ''] }) {
    const before = subscriptionNamed(world, id)
    if (before.ended_at !== null) throw noSuch('subscription', id)
    const at = nowFor(world, before.customer)
    if (params.prorate && before.status !== 'trialing') {
      for (const item of before.items.data) creditUnused(world, before, item, at, at)
    }
    const details = params.cancellation_details
    const ended = cancelSubscription(world, before, at, 'cancellation_requested', details)
    if (!params.invoice_now) return ended
    const period = { start: periodOf(before).start, end: at }
    const last = billSubscription(world, ended, { reason: 'subscription_update', at, period, periods: false })
    world.tables.subscriptions.put({ ...ended, latest_invoice: last.id })
    return billNow(world, last, at, 'allow_incomplete')
  },
})
