import { invalidParameter, StripeFault } from '../../errors.ts'
import type { World } from '../../world.ts'
import { redeemAll, type WantedDiscount } from '../catalogue/discounts.ts'
import { after } from '../dates.ts'
import { subscriptionNamed } from '../found.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import { billSubscription, chargeRest, creditUnused } from './bill.ts'
import { type ItemChange, itemsAfter, periodOf, withItems } from './items.ts'
import type { Subscription, SubscriptionItem } from './subscription-types.ts'

export type ProrationBehavior = 'always_invoice' | 'create_prorations' | 'none'

export interface Change {
  at: number
  items?: ItemChange[]
  discounts?: WantedDiscount[] | null
  proration?: ProrationBehavior
  prorationDate?: number
  trialEnd?: number | 'now'
  anchor?: 'now' | 'unchanged'
  /** Whatever else is different, taken as it is. */
  plain?: Partial<Subscription>
}

interface Changed {
  subscription: Subscription
  /** A draft, when the change is billed at once. */
  invoice: Invoice | null
}

/** Changes what a subscription is made of, with the prorations that this brings; tells nobody, which is up to the caller. */
export function applyChange(world: World, before: Subscription, change: Change): Changed {
  const prorateAt = prorationMoment(before, change)
  const discounts = change.discounts === undefined ? before.discounts : redeemed(world, before, change)
  const items = change.items ? itemsAfter(world, before, change.items, change.at) : before.items.data
  const kept = world.tables.subscriptions.put({ ...before, ...change.plain, discounts })
  const trialed = withTrialEnd(kept, change)
  const starts = change.anchor === 'now' || endsTrial(before, change) || newCadence(before, items)
  const trialing = trialed.status === 'trialing'
  const restarts = starts && !trialing
  const prorates = change.proration !== 'none' && before.status !== 'trialing'
  const prorated = prorates ? prorate(world, before, kept, items, { ...change, prorateAt, restarts }) : false
  const cycle = items[0]?.price.recurring ?? { interval: 'month' as const, interval_count: 1 }
  const period = restarts ? { start: change.at, end: after(change.at, cycle, 1) } : undefined
  const moved = period ? { ...trialed, billing_cycle_anchor: change.at } : trialed
  const shaped = withItems(moved, items, period)
  const ends = shaped.cancel_at_period_end ? { cancel_at: periodOf(shaped).end } : {}
  const next = world.tables.subscriptions.put({ ...shaped, ...ends })
  if (!restarts && !(prorated && change.proration === 'always_invoice'))
    return { subscription: next, invoice: null }
  const invoice = billSubscription(world, next, {
    reason: 'subscription_update',
    at: change.at,
    period: { start: periodOf(before).start, end: change.at },
    periods: restarts,
    prorationDate: prorates ? prorateAt : undefined,
  })
  const billed = { ...subscriptionNamed(world, next.id), latest_invoice: invoice.id }
  return { subscription: world.tables.subscriptions.put(billed), invoice }
}

function redeemed(world: World, { id, customer }: Subscription, { discounts, at }: Change): string[] {
  return redeemAll(world, discounts ?? [], { customer, subscription: id, at })
}

function prorationMoment(before: Subscription, { at, prorationDate }: Change): number {
  const { start, end } = periodOf(before)
  if (prorationDate === undefined) return at
  if (prorationDate >= start && prorationDate <= end) return prorationDate
  const message = 'Cannot specify `proration_date` outside of the current subscription period.'
  throw invalidParameter(message, 'proration_date')
}

function endsTrial({ status }: Subscription, { trialEnd, at }: Change): boolean {
  return status === 'trialing' && (trialEnd === 'now' || (trialEnd !== undefined && trialEnd <= at))
}

function withTrialEnd(before: Subscription, change: Change): Subscription {
  const { trialEnd, at } = change
  if (trialEnd === undefined) return before
  if (endsTrial(before, change)) return { ...before, status: 'active', trial_end: at }
  if (trialEnd === 'now') return before
  if (before.status !== 'trialing') {
    throw new StripeFault(400, 'This simulator moves the end of a trial only while it runs.', {
      param: 'trial_end',
    })
  }
  const moved = { ...before, trial_end: trialEnd, billing_cycle_anchor: trialEnd }
  return withItems(moved, before.items.data, { start: periodOf(before).start, end: trialEnd })
}

function newCadence(before: Subscription, items: SubscriptionItem[]): boolean {
  const old = before.items.data[0]?.price.recurring
  const now = items[0]?.price.recurring
  return old?.interval !== now?.interval || old?.interval_count !== now?.interval_count
}

/** Credits and charges for every item that is different, or for all of them when the cycle starts anew. */
function prorate(
  world: World,
  before: Subscription,
  kept: Subscription,
  items: SubscriptionItem[],
  { at, prorateAt, restarts }: { at: number; prorateAt: number; restarts: boolean },
): boolean {
  const same = (a: SubscriptionItem, b: SubscriptionItem | undefined) =>
    a.price.id === b?.price.id && a.quantity === b.quantity
  const gone = before.items.data.filter(
    (old) =>
      restarts ||
      !same(
        old,
        items.find(({ id }) => id === old.id),
      ),
  )
  const come = items.filter(
    (item) =>
      !same(
        item,
        before.items.data.find(({ id }) => id === item.id),
      ),
  )
  const credits = gone.map((item) => creditUnused(world, kept, item, prorateAt, at))
  const charges = restarts ? [] : come.map((item) => chargeRest(world, kept, item, prorateAt, at))
  return [...credits, ...charges].includes(true)
}
