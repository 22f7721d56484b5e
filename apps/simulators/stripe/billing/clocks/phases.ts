import type { World } from '../../world.ts'
import { billNow } from '../subscriptions/billing-now.ts'
import { cancelSubscription } from '../subscriptions/cancel.ts'
import { renew } from '../subscriptions/cycle.ts'
import { type ItemChange, itemsAfter, periodOf, withItems } from '../subscriptions/items.ts'
import type { Subscription } from '../subscriptions/subscription-types.ts'
import { applyChange } from '../subscriptions/update.ts'
import type { SchedulePhase, SubscriptionSchedule } from './schedule-types.ts'

function scheduleOf(world: World, { schedule }: Subscription): SubscriptionSchedule | undefined {
  const found = world.tables.schedules.get(schedule ?? '')
  return found?.status === 'active' ? found : undefined
}

/** When a subscription's schedule changes it next, unless it renews before that. */
export function nextPhaseAt(world: World, subscription: Subscription): number | null {
  const end = scheduleOf(world, subscription)?.current_phase?.end_date ?? null
  return end !== null && end <= periodOf(subscription).end ? end : null
}

/** A phase is over: the next one's prices count, or the schedule lets go of its subscription. */
export function enterPhases(world: World, before: Subscription, at: number): void {
  const schedule = scheduleOf(world, before)
  if (!schedule) return
  const next = schedule.phases.find(({ start_date: start, end_date: end }) => start <= at && end > at)
  if (!next) {
    finish(world, schedule, before, at)
    return
  }
  const { start_date, end_date } = next
  const moved = { ...schedule, current_phase: { start_date, end_date } }
  world.emit('subscription_schedule.updated', world.tables.schedules.put(moved), undefined, schedule)
  enter(world, before, next, at)
}

function finish(world: World, schedule: SubscriptionSchedule, before: Subscription, at: number): void {
  const done = { ...schedule, status: 'completed' as const, completed_at: at, current_phase: null }
  world.emit('subscription_schedule.completed', world.tables.schedules.put(done))
  if (schedule.end_behavior === 'cancel') {
    cancelSubscription(world, before, at, 'cancellation_requested')
    return
  }
  releaseSchedule(world, done, at)
}

export function releaseSchedule(
  world: World,
  schedule: SubscriptionSchedule,
  at: number,
): SubscriptionSchedule {
  const subscription = world.tables.subscriptions.get(schedule.subscription ?? '')
  if (subscription) {
    const free = world.tables.subscriptions.put({ ...subscription, schedule: null })
    world.emit('customer.subscription.updated', free, undefined, subscription)
  }
  const released = world.tables.schedules.put({
    ...schedule,
    current_phase: null,
    released_at: at,
    released_subscription: schedule.subscription,
    status: 'released',
    subscription: null,
  })
  world.emit('subscription_schedule.released', released)
  return released
}

function enter(world: World, before: Subscription, phase: SchedulePhase, at: number): void {
  const items = changesTo(before, phase)
  if (at < periodOf(before).end) {
    const { subscription, invoice } = applyChange(world, before, {
      at,
      items,
      proration: phase.proration_behavior,
    })
    world.emit('customer.subscription.updated', subscription, undefined, before)
    if (invoice) billNow(world, invoice, at, 'allow_incomplete')
    return
  }
  const after = withItems(before, itemsAfter(world, before, items, at))
  const [old, now] = [before, after].map((each) => each.items.data[0]?.price.recurring)
  const same = old?.interval === now?.interval && old?.interval_count === now?.interval_count
  const anchored = same ? after : { ...after, billing_cycle_anchor: at }
  const status = before.status === 'trialing' ? ('active' as const) : before.status
  renew(world, world.tables.subscriptions.put({ ...anchored, status }), at)
}

/** The phase's items put in place of the subscription's, one by one. */
function changesTo(before: Subscription, phase: SchedulePhase): ItemChange[] {
  const held = before.items.data
  const put = phase.items.map((item, index) => ({ ...item, id: held[index]?.id }))
  const gone = held.slice(phase.items.length).map(({ id }) => ({ id, deleted: true }))
  return [...put, ...gone]
}
