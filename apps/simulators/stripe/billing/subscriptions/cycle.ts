import type { World } from '../../world.ts'
import { payingMethod } from '../customers/attach.ts'
import { after, periodAround } from '../dates.ts'
import { subscriptionNamed } from '../found.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import { billSubscription } from './bill.ts'
import { cancelSubscription } from './cancel.ts'
import { changeSubscription } from './change.ts'
import { cadenceOf, periodOf, withItems } from './items.ts'
import type { Subscription } from './subscription-types.ts'

/** The next period begins and is billed; the draft becomes final an hour later, as at Stripe. */
export function renew(world: World, before: Subscription, at: number): Invoice {
  const old = periodOf(before)
  const cadence = cadenceOf(before)
  const next = periodAround(before.billing_cycle_anchor, cadence, at)
  const moved = world.tables.subscriptions.put(withItems(before, before.items.data, next))
  const invoice = billSubscription(world, moved, {
    reason: 'subscription_cycle',
    at,
    period: { start: old.start, end: at },
    periods: true,
    // Nothing is collected from those who stopped paying: their invoices stay drafts.
    autoAdvance: before.status !== 'unpaid',
  })
  const billed = { ...subscriptionNamed(world, before.id), latest_invoice: invoice.id }
  world.tables.subscriptions.put(billed)
  world.emit('customer.subscription.updated', billed, undefined, before)
  return invoice
}

/** A trial is over: without a card what was agreed happens, with one the first paid period begins. */
export function endTrial(world: World, before: Subscription, at: number): void {
  const customer = world.tables.customers.get(before.customer)
  const automatic = before.collection_method === 'charge_automatically'
  const behavior = before.trial_settings.end_behavior.missing_payment_method
  if (automatic && !payingMethod(world, customer, before)) {
    if (behavior === 'cancel') {
      cancelSubscription(world, before, at, 'payment_failed')
      return
    }
    if (behavior === 'pause') {
      const paused = world.tables.subscriptions.put({ ...before, status: 'paused' })
      world.emit('customer.subscription.updated', paused, undefined, before)
      world.emit('customer.subscription.paused', paused)
      return
    }
  }
  renew(world, world.tables.subscriptions.put({ ...before, status: 'active' }), at)
}

/** A paused one goes on: a period begins now, and is billed at once. */
export function resume(
  world: World,
  before: Subscription,
  at: number,
): { subscription: Subscription; invoice: Invoice } {
  const period = { start: at, end: after(at, cadenceOf(before), 1) }
  const going = withItems(
    { ...before, status: 'active', billing_cycle_anchor: at },
    before.items.data,
    period,
  )
  world.tables.subscriptions.put(going)
  const invoice = billSubscription(world, going, {
    reason: 'subscription_update',
    at,
    period: { start: periodOf(before).start, end: at },
    periods: true,
  })
  const billed = world.tables.subscriptions.put({
    ...subscriptionNamed(world, before.id),
    latest_invoice: invoice.id,
  })
  world.emit('customer.subscription.updated', billed, undefined, before)
  world.emit('customer.subscription.resumed', billed)
  return { subscription: billed, invoice }
}

/** Ends at the end of what is paid, or goes on after all. */
export function cancelAtPeriodEnd(
  world: World,
  before: Subscription,
  ends: boolean,
  at: number,
): Subscription {
  return changeSubscription(world, before, endingAt(before, ends, at))
}

export function endingAt(before: Subscription, ends: boolean, at: number): Partial<Subscription> {
  const details = { comment: null, feedback: null, feedback_option: null }
  return {
    cancel_at_period_end: ends,
    cancel_at: ends
      ? before.trial_end && before.status === 'trialing'
        ? before.trial_end
        : periodOf(before).end
      : null,
    canceled_at: ends ? at : null,
    cancellation_details: {
      ...(before.cancellation_details ?? details),
      reason: ends ? 'cancellation_requested' : null,
    },
  }
}
