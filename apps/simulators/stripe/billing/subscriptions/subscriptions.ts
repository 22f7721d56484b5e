import { endpoint } from '../../endpoint.ts'
import { missingParameter, noSuch, StripeFault } from '../../errors.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, integer, metadata, object, oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { discountsRule } from '../catalogue/discounts.ts'
import { attachedTo } from '../customers/attach.ts'
import { customerNamed, subscriptionNamed } from '../found.ts'
import { momentOrNow } from '../rules.ts'
import { nowFor } from '../time.ts'
import { assertPayable, billNow } from './billing-now.ts'
import { resume as goOn } from './cycle.ts'
import { newItemsRule, periodOf } from './items.ts'
import { behaviorRule, collectionRule, invoiceSettingsRule, trialSettingsRule } from './rules.ts'
import { startSubscription, trialEndAfter } from './start.ts'
import { finishCancel, updateSubscription } from './subscription-changes.ts'
import { announceTrialEnd } from './trial-notice.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/subscriptions',
  parameters: {
    cancel_at_period_end: flag(),
    collection_method: collectionRule,
    customer: required(text()),
    days_until_due: integer({ min: 0 }),
    default_payment_method: text(),
    description: text({ max: 500 }),
    discounts: discountsRule,
    invoice_settings: invoiceSettingsRule,
    items: required(newItemsRule),
    metadata: metadata(),
    off_session: flag(),
    payment_behavior: behaviorRule,
    payment_settings: object({ save_default_payment_method: oneOf('off', 'on_subscription') }),
    proration_behavior: oneOf('always_invoice', 'create_prorations', 'none'),
    trial_end: momentOrNow(),
    trial_period_days: integer({ min: 1, max: 730 }),
    trial_settings: trialSettingsRule,
  },
  run({ world, params }) {
    const { customer, payment_behavior: behavior = 'allow_incomplete', default_payment_method: card } = params
    customerNamed(world, customer, 'customer')
    if (card !== undefined) assertTheirs(world, customer, card)
    assertTerms(params)
    const at = nowFor(world, customer)
    const days = params.trial_period_days
    const until = params.trial_end === 'now' ? undefined : params.trial_end
    const { subscription, invoice } = startSubscription(world, {
      at,
      customer,
      items: params.items.map(({ price, quantity, metadata }, index) => {
        if (price === undefined) throw missingParameter(`items[${index}][price]`)
        return { price, quantity, metadata: metadata ?? {} }
      }),
      collection: params.collection_method,
      daysUntilDue: params.days_until_due,
      discounts: params.discounts,
      trialEnd: until ?? (days === undefined ? undefined : trialEndAfter(at, days)),
      missing: params.trial_settings?.end_behavior.missing_payment_method,
      defaultPaymentMethod: card,
      description: params.description,
      invoiceSettings: params.invoice_settings,
      metadata: params.metadata,
      cancelAtPeriodEnd: params.cancel_at_period_end,
    })
    const ending = subscription.cancel_at_period_end ? { cancel_at: periodOf(subscription).end } : {}
    const made = world.tables.subscriptions.put({ ...subscription, ...ending })
    assertPayable(world, invoice, made, behavior)
    world.emit('customer.subscription.created', made)
    announceTrialEnd(world, made, at)
    return billNow(world, invoice, at, behavior)
  },
})

interface Terms {
  collection_method?: string
  days_until_due?: number
  trial_end?: number | 'now'
  trial_period_days?: number
}

function assertTerms({ collection_method: collection, ...terms }: Terms): void {
  const sent = collection === 'send_invoice'
  if (sent && terms.days_until_due === undefined) {
    const message = 'If you set `collection_method=send_invoice`, you must also pass `days_until_due`.'
    throw new StripeFault(400, message, { param: 'days_until_due' })
  }
  if (!sent && terms.days_until_due !== undefined) {
    const message = 'You can only pass `days_until_due` with `collection_method=send_invoice`.'
    throw new StripeFault(400, message, { param: 'days_until_due' })
  }
  if (terms.trial_end !== undefined && terms.trial_period_days !== undefined) {
    throw new StripeFault(400, 'You may only specify one of these parameters: trial_end, trial_period_days.')
  }
}

export function assertTheirs(world: World, customer: string, method: string): void {
  if (attachedTo(world, customer).some(({ id }) => id === method)) return
  const message = `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`
  throw new StripeFault(400, message, { code: 'resource_missing', param: 'default_payment_method' })
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/subscriptions/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => subscriptionNamed(world, id),
})

const resume = endpoint({
  method: 'POST',
  path: '/v1/subscriptions/:id/resume',
  parameters: {
    billing_cycle_anchor: object({ type: required(oneOf('now')) }),
    proration_behavior: oneOf('create_prorations', 'none'),
  },
  run({ world, path: [id = ''] }) {
    const before = subscriptionNamed(world, id)
    if (before.status !== 'paused') {
      throw new StripeFault(400, 'Only a subscription with a status of `paused` can be resumed.')
    }
    const at = nowFor(world, before.customer)
    const { subscription, invoice } = goOn(world, before, at)
    return billNow(world, invoice, at, 'allow_incomplete') ?? subscription
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/subscriptions',
  parameters: {
    ...pageParameters,
    collection_method: collectionRule,
    customer: text(),
    price: text(),
    status: oneOf(
      'active',
      'all',
      'canceled',
      'ended',
      'incomplete',
      'incomplete_expired',
      'past_due',
      'paused',
      'trialing',
      'unpaid',
    ),
    test_clock: text(),
  },
  run({ world, params }) {
    const { customer, price, status, collection_method: collection, test_clock: clock } = params
    if (customer !== undefined && !world.tables.customers.get(customer))
      throw noSuch('customer', customer, 'customer')
    const found = world.tables.subscriptions
      .newestFirst()
      .filter((each) =>
        customer === undefined ? each.test_clock === (clock ?? null) : each.customer === customer,
      )
      .filter((each) => collection === undefined || each.collection_method === collection)
      .filter((each) => price === undefined || each.items.data.some((item) => item.price.id === price))
      .filter((each) => fits(each.status, status))
    return page('/v1/subscriptions', found, params)
  },
})

/** Those that are canceled are listed only when they are asked for. */
function fits(status: string, wanted: string | undefined): boolean {
  const ended = status === 'canceled' || status === 'incomplete_expired'
  if (wanted === undefined) return status !== 'canceled'
  if (wanted === 'all') return true
  return wanted === 'ended' ? ended : status === wanted
}

export const subscriptions = [create, retrieve, updateSubscription, finishCancel, resume, listAll]
