import type { World } from '../../world.ts'
import type { Subscription } from './subscription-types.ts'

/** Changes a subscription and tells of it. */
export function changeSubscription(
  world: World,
  before: Subscription,
  change: Partial<Subscription>,
): Subscription {
  const after = world.tables.subscriptions.put({ ...before, ...change })
  world.emit('customer.subscription.updated', after, undefined, before)
  return after
}
