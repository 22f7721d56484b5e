import { endpoint } from '../../endpoint.ts'
import { invalidParameter, missingParameter, noSuch, StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, integer, list, metadata, object, oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { after } from '../dates.ts'
import { subscriptionNamed } from '../found.ts'
import { mergeMetadata, metadataChange, momentOrNow } from '../rules.ts'
import { cancelSubscription } from '../subscriptions/cancel.ts'
import { periodOf, recurringPrice } from '../subscriptions/items.ts'
import { prorationRule } from '../subscriptions/rules.ts'
import { nowAt } from '../time.ts'
import { releaseSchedule } from './phases.ts'
import type { SchedulePhase, SubscriptionSchedule } from './schedule-types.ts'

/** Schedules are made from a subscription that exists: what a downgrade at the end of a period needs. */
const create = endpoint({
  method: 'POST',
  path: '/v1/subscription_schedules',
  parameters: { from_subscription: required(text()), metadata: metadata() },
  run({ world, params }) {
    const subscription = subscriptionNamed(world, params.from_subscription, 'from_subscription')
    if (subscription.schedule) {
      const message = `Cannot migrate subscription ${subscription.id} to a schedule: it has one already.`
      throw new StripeFault(400, message, { param: 'from_subscription' })
    }
    const { start, end } = periodOf(subscription)
    const items = subscription.items.data.map(({ price, quantity, metadata: note }) => ({
      price: price.id,
      quantity,
      metadata: note,
    }))
    const dates = { start_date: start, end_date: end }
    const schedule = world.tables.schedules.put({
      id: newId('sub_sched'),
      object: 'subscription_schedule',
      canceled_at: null,
      completed_at: null,
      created: nowAt(world, subscription.test_clock),
      current_phase: dates,
      customer: subscription.customer,
      end_behavior: 'release',
      livemode: false,
      metadata: params.metadata ?? {},
      phases: [{ ...dates, items, proration_behavior: 'create_prorations', metadata: {} }],
      released_at: null,
      released_subscription: null,
      status: 'active',
      subscription: subscription.id,
      test_clock: subscription.test_clock,
    })
    const held = world.tables.subscriptions.put({ ...subscription, schedule: schedule.id })
    world.emit('subscription_schedule.created', schedule)
    world.emit('customer.subscription.updated', held, undefined, subscription)
    return schedule
  },
})

const phaseRule = object({
  duration: object({
    interval: required(oneOf('day', 'week', 'month', 'year')),
    interval_count: integer({ min: 1 }),
  }),
  end_date: integer({ min: 1 }),
  items: required(
    list(object({ metadata: metadata(), price: required(text()), quantity: integer({ min: 0 }) }), {
      max: 20,
    }),
  ),
  metadata: metadata(),
  proration_behavior: prorationRule,
  start_date: momentOrNow(),
})
type WantedPhase = ReturnType<typeof phaseRule.parse>

const update = endpoint({
  method: 'POST',
  path: '/v1/subscription_schedules/:id',
  parameters: {
    end_behavior: oneOf('cancel', 'release'),
    metadata: metadataChange(),
    phases: list(phaseRule, { max: 10 }),
    proration_behavior: prorationRule,
  },
  run({ world, params, path: [id = ''] }) {
    const before = activeSchedule(world, id)
    const phases = params.phases ? phasesFrom(world, before, params.phases) : before.phases
    const after = world.tables.schedules.put({
      ...before,
      current_phase: { start_date: phases[0]?.start_date ?? 0, end_date: phases[0]?.end_date ?? 0 },
      end_behavior: params.end_behavior ?? before.end_behavior,
      metadata: mergeMetadata(before.metadata, params.metadata),
      phases,
    })
    world.emit('subscription_schedule.updated', after, undefined, before)
    return after
  },
})

/** Phases follow each other without a gap; the first is the one that runs and is left as it is. */
function phasesFrom(world: World, schedule: SubscriptionSchedule, wanted: WantedPhase[]): SchedulePhase[] {
  const now = nowAt(world, schedule.test_clock)
  const phases: SchedulePhase[] = []
  for (const [index, phase] of wanted.entries()) {
    const param = `phases[${index}]`
    const given = phase.start_date === 'now' ? now : phase.start_date
    const start = phases.at(-1)?.end_date ?? given ?? schedule.phases[0]?.start_date ?? now
    if (given !== undefined && given !== start) {
      throw invalidParameter('A phase must start when the one before it ends.', `${param}[start_date]`)
    }
    for (const [place, { price }] of phase.items.entries())
      recurringPrice(world, price, `${param}[items][${place}][price]`)
    phases.push({
      start_date: start,
      end_date: endOf(phase, start, param),
      items: phase.items.map(({ price, quantity = 1, metadata: note = {} }) => ({
        price,
        quantity,
        metadata: note,
      })),
      proration_behavior: phase.proration_behavior ?? 'create_prorations',
      metadata: phase.metadata ?? {},
    })
  }
  const [first] = phases
  if (!first || first.start_date > now || first.end_date <= now) {
    throw invalidParameter('The current phase must be the first.', 'phases')
  }
  return phases
}

function endOf({ end_date: end, duration }: WantedPhase, start: number, param: string): number {
  if (end === undefined && !duration) throw missingParameter(`${param}[end_date]`)
  const { interval, interval_count = 1 } = duration ?? { interval: 'month' }
  const at = end ?? after(start, { interval, interval_count }, 1)
  if (at <= start) throw invalidParameter('A phase must end after it starts.', `${param}[end_date]`)
  return at
}

function scheduleNamed(world: World, id: string): SubscriptionSchedule {
  const schedule = world.tables.schedules.get(id)
  if (!schedule) throw noSuch('subscription_schedule', id)
  return schedule
}

function activeSchedule(world: World, id: string): SubscriptionSchedule {
  const schedule = scheduleNamed(world, id)
  if (schedule.status === 'active') return schedule
  throw new StripeFault(400, `This schedule is ${schedule.status} and cannot be changed any more.`)
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/subscription_schedules/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => scheduleNamed(world, id),
})

const release = endpoint({
  method: 'POST',
  path: '/v1/subscription_schedules/:id/release',
  parameters: { preserve_cancel_date: flag() },
  run({ world, path: [id = ''] }) {
    const schedule = activeSchedule(world, id)
    return releaseSchedule(world, schedule, nowAt(world, schedule.test_clock))
  },
})

const cancel = endpoint({
  method: 'POST',
  path: '/v1/subscription_schedules/:id/cancel',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const schedule = activeSchedule(world, id)
    const subscription = world.tables.subscriptions.get(schedule.subscription ?? '')
    const at = nowAt(world, schedule.test_clock)
    if (subscription) cancelSubscription(world, subscription, at, 'cancellation_requested')
    return scheduleNamed(world, id)
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/subscription_schedules',
  parameters: { ...pageParameters, customer: text() },
  run({ world, params }) {
    const found = world.tables.schedules
      .newestFirst()
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
    return page('/v1/subscription_schedules', found, params)
  },
})

export const schedules = [create, update, retrieve, release, cancel, listAll]
