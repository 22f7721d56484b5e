import { DAY } from '../../clock.ts'
import type { World } from '../../world.ts'
import type { Subscription } from './subscription-types.ts'

export const NOTICE = 3 * DAY

/** Tells three days before a trial ends, or at once when it is shorter; once for each end. */
export function announceTrialEnd(world: World, subscription: Subscription, at: number): void {
  const { id, status, trial_end: end } = subscription
  if (status !== 'trialing' || end === null || end - NOTICE > at) return
  if (world.tables.trialsAnnounced.get(id)?.trialEnd === end) return
  world.tables.trialsAnnounced.put({ id, trialEnd: end })
  world.emit('customer.subscription.trial_will_end', subscription)
}
