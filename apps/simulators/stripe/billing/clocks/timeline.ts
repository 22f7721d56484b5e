import { DAY, HOUR } from '../../clock.ts'
import type { World } from '../../world.ts'
import { advance, collect, subscriptionOf } from '../invoices/collect.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import { settingsOf } from '../settings.ts'
import { cancelSubscription } from '../subscriptions/cancel.ts'
import { endTrial, renew } from '../subscriptions/cycle.ts'
import { periodOf } from '../subscriptions/items.ts'
import { collectionEnded, invoiceFailed } from '../subscriptions/payment-states.ts'
import type { Subscription } from '../subscriptions/subscription-types.ts'
import { announceTrialEnd, NOTICE } from '../subscriptions/trial-notice.ts'
import { enterPhases, nextPhaseAt } from './phases.ts'

/** How long the first payment of a subscription may be made up for. */
const FIRST_PAYMENT_WITHIN = 23 * HOUR

interface Task {
  at: number
  run: (at: number) => void
}

/**
 * Does what falls due on one clock up to a moment, in the order of time.
 * @param clock a test clock's id, or null for everybody who has none
 */
export function runTimeline(world: World, clock: string | null, until: number): void {
  for (let task = nextTask(world, clock); task && task.at <= until; task = nextTask(world, clock)) {
    setTime(world, clock, task.at)
    task.run(task.at)
  }
  setTime(world, clock, until)
}

function setTime(world: World, clock: string | null, at: number): void {
  const row = world.tables.testClocks.get(clock ?? '')
  if (row && row.frozen_time < at) world.tables.testClocks.put({ ...row, frozen_time: at })
}

function nextTask(world: World, clock: string | null): Task | undefined {
  const { subscriptions, invoices } = world.tables
  const mine = (row: { test_clock: string | null }) => row.test_clock === clock
  const tasks = [
    ...invoices
      .values()
      .filter(mine)
      .flatMap((invoice) => invoiceTasks(world, invoice)),
    ...subscriptions
      .values()
      .filter(mine)
      .flatMap((subscription) => subscriptionTasks(world, subscription)),
  ]
  return tasks.reduce<Task | undefined>(
    (first, task) => (first && first.at <= task.at ? first : task),
    undefined,
  )
}

function invoiceTasks(world: World, invoice: Invoice): Task[] {
  const { status, automatically_finalizes_at: final, next_payment_attempt: retry, due_date: due } = invoice
  const now = () => world.tables.invoices.get(invoice.id) ?? invoice
  if (status === 'draft' && final !== null)
    return [{ at: final, run: (at) => void advance(world, now(), at) }]
  if (status !== 'open') return []
  if (retry !== null) return [{ at: retry, run: (at) => void collect(world, now(), { at, scheduled: true }) }]
  if (invoice.collection_method !== 'send_invoice' || due === null) return []
  if (!invoice.attempted) return [{ at: due, run: () => becomeOverdue(world, now()) }]
  const owing = subscriptionOf(world, invoice)
  const { overdueDays, afterRetries } = settingsOf(world)
  const lasts =
    owing?.status !== 'past_due' || owing.latest_invoice !== invoice.id || afterRetries === 'past_due'
  return lasts ? [] : [{ at: due + overdueDays * DAY, run: (at) => collectionEnded(world, now(), at) }]
}

/** An invoice that was sent and not paid in time: its subscription owes, and nothing more is tried. */
function becomeOverdue(world: World, invoice: Invoice): void {
  const after = world.tables.invoices.put({ ...invoice, attempted: true })
  world.emit('invoice.overdue', after)
  invoiceFailed(world, after)
}

function subscriptionTasks(world: World, subscription: Subscription): Task[] {
  const { status, trial_end: trial, cancel_at: ends, created, id } = subscription
  if (subscription.ended_at !== null || status === 'paused') return []
  const now = () => world.tables.subscriptions.get(id) ?? subscription
  if (status === 'incomplete')
    return [{ at: created + FIRST_PAYMENT_WITHIN, run: (at) => expire(world, now(), at) }]
  if (ends !== null) {
    const cancel = (at: number) => void cancelSubscription(world, now(), at, 'cancellation_requested')
    return [{ at: ends, run: cancel }]
  }
  const phase = nextPhaseAt(world, subscription)
  if (phase !== null) return [{ at: phase, run: (at) => enterPhases(world, now(), at) }]
  if (status !== 'trialing' || trial === null) {
    return [{ at: periodOf(subscription).end, run: (at) => void renew(world, now(), at) }]
  }
  const announced = world.tables.trialsAnnounced.get(id)?.trialEnd === trial
  if (!announced) return [{ at: trial - NOTICE, run: (at) => announceTrialEnd(world, now(), at) }]
  return [{ at: trial, run: (at) => endTrial(world, now(), at) }]
}

function expire(world: World, before: Subscription, at: number): void {
  const invoice = world.tables.invoices.get(before.latest_invoice ?? '')
  if (invoice?.status === 'open') {
    const transitions = { ...invoice.status_transitions, voided_at: at }
    const after = {
      ...invoice,
      status: 'void' as const,
      auto_advance: false,
      status_transitions: transitions,
    }
    world.emit('invoice.voided', world.tables.invoices.put(after))
  }
  const after = world.tables.subscriptions.put({
    ...before,
    status: 'incomplete_expired',
    ended_at: at,
    canceled_at: at,
  })
  world.emit('customer.subscription.updated', after, undefined, before)
}
