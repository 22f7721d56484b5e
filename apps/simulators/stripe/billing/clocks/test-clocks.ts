import type Stripe from 'stripe'
import { DAY } from '../../clock.ts'
import { endpoint } from '../../endpoint.ts'
import { invalidParameter, noSuch, StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { integer, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { removeCustomer } from '../customers/customers.ts'
import { after } from '../dates.ts'
import { cadenceOf } from '../subscriptions/items.ts'
import { runTimeline } from './timeline.ts'

type TestClock = Stripe.TestHelpers.TestClock

const LIVES = 30 * DAY
/** How far a clock with no subscription may be advanced at once, in years. */
const YEARS = 2

const create = endpoint({
  method: 'POST',
  path: '/v1/test_helpers/test_clocks',
  parameters: { frozen_time: required(integer({ min: 1 })), name: text({ max: 300 }) },
  run({ world, params }) {
    const now = world.clock.now()
    const clock = world.tables.testClocks.put({
      id: newId('clock'),
      object: 'test_helpers.test_clock',
      created: now,
      deletes_after: now + LIVES,
      frozen_time: params.frozen_time,
      livemode: false,
      name: params.name ?? null,
      status: 'ready',
      status_details: {},
    })
    world.emit('test_helpers.test_clock.created', clock)
    return clock
  },
})

function clockNamed(world: World, id: string): TestClock {
  const clock = world.tables.testClocks.get(id)
  if (!clock) throw noSuch('testclock', id)
  return clock
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/test_helpers/test_clocks/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => clockNamed(world, id),
})

/** Answers that the clock is advancing, as Stripe does; the work is done by then, so that the next look finds it ready. */
const advance = endpoint({
  method: 'POST',
  path: '/v1/test_helpers/test_clocks/:id/advance',
  parameters: { frozen_time: required(integer({ min: 1 })) },
  run({ world, params, path: [id = ''] }) {
    const clock = clockNamed(world, id)
    const { frozen_time: until } = params
    if (until <= clock.frozen_time) {
      const message = 'The `frozen_time` must be after the current `frozen_time` of the test clock.'
      throw invalidParameter(message, 'frozen_time')
    }
    assertNotTooFar(world, clock, until)
    const status_details = { advancing: { target_frozen_time: until } }
    const advancing: TestClock = { ...clock, status: 'advancing', status_details }
    world.emit('test_helpers.test_clock.advancing', advancing)
    runTimeline(world, id, until)
    const ready = world.tables.testClocks.put({
      ...clockNamed(world, id),
      status: 'ready',
      status_details: {},
    })
    world.emit('test_helpers.test_clock.ready', ready)
    return advancing
  },
})

/** As documented: two intervals of the shortest subscription on the clock. */
function assertNotTooFar(world: World, clock: TestClock, until: number): void {
  const running = world.tables.subscriptions
    .values()
    .filter(({ test_clock: theirs, ended_at: ended }) => theirs === clock.id && ended === null)
  const limits = running.map((subscription) => after(clock.frozen_time, cadenceOf(subscription), 2))
  const furthest = Math.min(
    after(clock.frozen_time, { interval: 'year', interval_count: 1 }, YEARS),
    ...limits,
  )
  if (until <= furthest) return
  const message =
    'You cannot advance a test clock by more than two intervals of the shortest subscription on it.'
  throw new StripeFault(400, message, { param: 'frozen_time' })
}

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/test_helpers/test_clocks/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const clock = clockNamed(world, id)
    for (const customer of world.tables.customers.values()) {
      if (customer.test_clock === id) removeCustomer(world, customer)
    }
    world.tables.testClocks.remove(id)
    world.emit('test_helpers.test_clock.deleted', clock)
    return { id, object: 'test_helpers.test_clock', deleted: true }
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/test_helpers/test_clocks',
  parameters: pageParameters,
  run: ({ world, params }) =>
    page('/v1/test_helpers/test_clocks', world.tables.testClocks.newestFirst(), params),
})

export const testClocks = [create, retrieve, advance, remove, listAll]
