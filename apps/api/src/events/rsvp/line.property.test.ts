import { clock } from '@banter/tenants/testing'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { updateEvent } from '../planning/contract.ts'
import { go, HOUR, live, truth } from '../testing.ts'
import { deleteRsvp, putRsvp } from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const PEOPLE = 5

type Step =
  | { kind: 'go'; who: number; guests: number }
  | { kind: 'interested' | 'not_going' | 'withdraw'; who: number }
  | { kind: 'capacity'; places: number | null }
  | { kind: 'hour' }

const who = fc.nat(PEOPLE - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('go' as const), who, guests: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('interested' as const, 'not_going' as const, 'withdraw' as const),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('capacity' as const),
      places: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(null)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hour' as const) }) },
)

type Model = {
  capacity: number | null
  now: number
  people: Map<number, { status: string; guests: number; until: number }>
  /** In its order. */
  line: number[]
}

const free = ({ capacity, people }: Model) => {
  const held = [...people.values()].filter(({ status }) => status === 'going' || status === 'offered')
  return capacity === null
    ? Number.POSITIVE_INFINITY
    : capacity - held.reduce((sum, { guests }) => sum + 1 + guests, 0)
}

/** The rules once more, in the plainest words there are. */
function lapse(model: Model) {
  for (const one of model.people.values())
    if (one.status === 'offered' && one.until <= model.now) one.status = 'interested'
}

const fits = ({ people, capacity }: Model, one: number) =>
  capacity === null || 1 + (people.get(one)?.guests ?? 0) <= capacity

function offer(model: Model) {
  for (;;) {
    const head = model.line.find((one) => fits(model, one))
    const first = head === undefined ? undefined : model.people.get(head)
    if (!first || 1 + first.guests > free(model)) return
    model.line = model.line.filter((one) => one !== head)
    Object.assign(first, { status: 'offered', until: model.now + 2 })
  }
}

/** @returns whether it may be done */
function act(model: Model, step: Step): boolean {
  if (step.kind === 'hour') {
    model.now += 1
    lapse(model)
    offer(model)
    return true
  }
  if (step.kind === 'capacity') {
    // Offers that have ended are taken back first by the job, which has run.
    const held = model.capacity === null ? 0 : model.capacity - free(model)
    const taken = model.capacity === null ? heads(model) : held
    if (step.places !== null && step.places < taken) return false
    model.capacity = step.places
    offer(model)
    return true
  }
  return answer(model, step)
}

const heads = (model: Model) =>
  [...model.people.values()]
    .filter(({ status }) => status === 'going' || status === 'offered')
    .reduce((sum, { guests }) => sum + 1 + guests, 0)

function answer(model: Model, step: Exclude<Step, { kind: 'hour' | 'capacity' }>): boolean {
  const before = model.people.get(step.who)
  const leaveLine = () => {
    model.line = model.line.filter((one) => one !== step.who)
  }
  if (step.kind !== 'go') {
    leaveLine()
    if (step.kind === 'withdraw') model.people.delete(step.who)
    else model.people.set(step.who, { status: step.kind, guests: 0, until: 0 })
    offer(model)
    return true
  }
  const { guests } = step
  if (model.capacity !== null && 1 + guests > model.capacity) return false
  const open = model.line.some((one) => fits(model, one)) ? 0 : free(model)
  if (before?.status === 'going' || before?.status === 'offered') {
    if (guests - before.guests > open) return false
    model.people.set(step.who, { status: 'going', guests, until: 0 })
  } else if (before?.status === 'waiting') {
    if (guests > before.guests) {
      leaveLine()
      model.line.push(step.who)
    }
    model.people.set(step.who, { status: 'waiting', guests, until: 0 })
  } else if (1 + guests <= open) model.people.set(step.who, { status: 'going', guests, until: 0 })
  else {
    model.people.set(step.who, { status: 'waiting', guests, until: 0 })
    model.line.push(step.who)
  }
  offer(model)
  return true
}

async function perform(host: Asker, people: Asker[], id: string, step: Step, campus: TestCampus) {
  const params = { id }
  if (step.kind === 'hour') {
    clock.offsetMs += HOUR
    return await campus.runJobs()
  }
  if (step.kind === 'capacity') return await host(updateEvent, { params, body: { capacity: step.places } })
  const one = people[step.who]
  if (!one) throw new Error('Nobody there.')
  if (step.kind === 'go') return await go(one, id, step.guests)
  if (step.kind === 'withdraw') return await one(deleteRsvp, { params })
  return await one(putRsvp, { params, body: { status: step.kind } })
}

test('whatever people do: counts are what the rows say, never more than there are places, and nobody is passed over', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => campus.student()))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      clock.offsetMs = 0
      const { id } = await live(host, { capacity: 2, guestsAllowed: 2 })
      const model: Model = { capacity: 2, now: 0, people: new Map(), line: [] }
      for (const step of steps) {
        const may = act(model, step)
        const done = await perform(host, people, id, step, campus).then(
          () => true,
          (error: { status?: number }) => {
            expect([409, 422]).toContain(error.status)
            return false
          },
        )
        expect(done).toBe(may)
        await compare(campus, people, id, model)
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)

async function compare(campus: TestCampus, people: Asker[], id: string, model: Model) {
  const { event, rsvps, heads: counted, statusOf } = await truth(campus, id)
  expect([event.going, event.taken]).toEqual([counted('going'), counted('going') + counted('offered')])
  expect(event.interested).toBe(rsvps.filter(({ status }) => status === 'interested').length)
  if (event.capacity !== null) expect(event.taken).toBeLessThanOrEqual(event.capacity)
  expect(people.map(statusOf)).toEqual(people.map((_one, i) => model.people.get(i)?.status ?? null))
  const line = await campus.read(({ db }) =>
    db.rsvp.findMany({ where: { eventId: id, status: 'waiting' }, orderBy: { queuedAt: 'asc' } }),
  )
  expect(line.map(({ userId }) => people.findIndex(({ viewer }) => viewer.id === userId))).toEqual(model.line)
}
