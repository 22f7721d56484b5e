import type { World } from '../../world.ts'
import type { Subscription } from './subscription-types.ts'

type Reason = 'cancellation_requested' | 'payment_failed'

interface Details {
  comment?: string | null
  feedback?: NonNullable<Subscription['cancellation_details']>['feedback']
}

/** The end of a subscription: nothing is collected for it any more, and what is open stays open. */
export function cancelSubscription(
  world: World,
  before: Subscription,
  at: number,
  reason: Reason,
  details: Details = {},
): Subscription {
  const earlier = before.cancellation_details
  const after = world.tables.subscriptions.put({
    ...before,
    canceled_at: before.canceled_at ?? at,
    cancellation_details: {
      comment: details.comment ?? earlier?.comment ?? null,
      feedback: details.feedback ?? earlier?.feedback ?? null,
      feedback_option: null,
      reason,
    },
    ended_at: at,
    status: 'canceled',
  })
  stopCollecting(world, before.id)
  const schedule = world.tables.schedules.get(before.schedule ?? '')
  if (schedule?.status === 'active') {
    const canceled = { ...schedule, status: 'canceled' as const, canceled_at: at, current_phase: null }
    world.emit('subscription_schedule.canceled', world.tables.schedules.put(canceled))
  }
  world.emit('customer.subscription.deleted', after)
  return after
}

function stopCollecting(world: World, subscription: string): void {
  for (const invoice of world.tables.invoices.values()) {
    if (invoice.parent?.subscription_details.subscription !== subscription) continue
    if (invoice.status !== 'open' && invoice.status !== 'draft') continue
    const halted = { auto_advance: false, automatically_finalizes_at: null, next_payment_attempt: null }
    const after = world.tables.invoices.put({ ...invoice, ...halted })
    world.emit('invoice.updated', after, undefined, invoice)
  }
}
