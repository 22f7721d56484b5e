import { clock } from '@banter/tenants/testing'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { expectSoundBooks } from '../../../test/money.ts'
import { ApiError } from '../../client.ts'
import * as orders from '../../orders/contract.ts'
import * as meetings from '../meetings/contract.ts'
import { type HeldOrder, HOUR, heldOrder, MINUTE, standingRow } from '../testing.ts'
import * as contract from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

type Side = 'buyer' | 'seller'
type Kind =
  | 'propose'
  | 'agree'
  | 'decline'
  | 'cancel'
  | 'late'
  | 'say'
  | 'accept'
  | 'contest'
  | 'withdraw'
  | 'decide'
  | 'wait'
  | 'call off'
  | 'code'
interface Step {
  kind: Kind
  who: Side
  n: number
}

const weights: [Kind, number][] = [
  ['propose', 6],
  ['agree', 6],
  ['decline', 1],
  ['cancel', 1],
  ['late', 1],
  ['say', 5],
  ['accept', 1],
  ['contest', 2],
  ['withdraw', 1],
  ['decide', 2],
  ['wait', 5],
  ['call off', 1],
  ['code', 1],
]
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...weights.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) }))),
  who: fc.constantFrom('buyer' as const, 'seller' as const),
  n: fc.nat(5),
})

const deeds = { agree: meetings.agree, decline: meetings.decline, cancel: meetings.cancel }

const planOf = ({ buyer, id }: HeldOrder) => buyer(meetings.getPlan, { params: { id } })

/** Does it as a person would, on what is there now; the API may say no, but never fail. */
async function take(scene: HeldOrder, { kind, who, n }: Step) {
  const { agreed, proposed, noShows } = await planOf(scene)
  const [person, meeting] = [scene[who], (proposed ?? agreed)?.id]
  const last = noShows.at(n % 2 ? -1 : 0)?.id
  const order = { params: { id: scene.id } }
  if (kind === 'propose') {
    const startsAt = new Date(clock.now().getTime() + (20 + n * 60) * MINUTE).toISOString()
    await person(meetings.propose, { ...order, body: { place: 'The fountain', startsAt } })
  } else if (kind === 'wait') {
    clock.offsetMs += [20 * MINUTE, HOUR, 3 * HOUR, 12 * HOUR, 25 * HOUR, 80 * HOUR][n]!
    await scene.campus.runJobs()
  } else if (kind === 'say')
    await person(contract.sayNoShow, { ...order, body: { statement: `${who} waited.` } })
  else if (kind === 'call off') await person(orders.cancelOrder, { ...order, body: {} })
  else if (kind === 'code') {
    const { handoffCode } = await scene.buyer(orders.getOrder, order)
    await scene.seller(orders.handOff, { ...order, body: { code: handoffCode ?? '000000' } })
  } else if (meeting && kind === 'late')
    await person(meetings.sayLate, { params: { id: meeting }, body: { minutes: 10 * (n + 1) } })
  else if (meeting && (kind === 'agree' || kind === 'decline' || kind === 'cancel'))
    await person(deeds[kind], { params: { id: meeting } })
  else if (last && kind === 'withdraw') await person(contract.withdrawNoShow, { params: { id: last } })
  else if (last && (kind === 'accept' || kind === 'contest'))
    await person(contract.answerNoShow, {
      params: { id: last },
      body: { accept: kind === 'accept', answer: 'Was there.' },
    })
  else if (last && kind === 'decide') {
    const decision = n % 2 ? ('upheld' as const) : ('dismissed' as const)
    await (await scene.campus.moderator())(contract.decideNoShow, {
      params: { id: last },
      body: { decision },
    })
  }
}

const stands = (state: string) => state === 'accepted' || state === 'upheld'

/** What is true after every step. */
async function expectTrue(scene: HeldOrder) {
  const [plan, order] = [
    await planOf(scene),
    await scene.buyer(orders.getOrder, { params: { id: scene.id } }),
  ]
  const undecided = plan.noShows.filter(({ state }) => state === 'open' || state === 'contested')
  if (order.state === 'held') {
    expect(order.frozen).toBe(undecided.length ? 'no_show' : null)
    // A seller who did not come keeps nothing.
    expect(plan.noShows.some(({ state, sellerAccused }) => stands(state) && sellerAccused)).toBe(false)
  }
  // While somebody looks into it, time brings the money to nobody.
  if (undecided.length && order.state === 'held') expect(order.releaseAt).toBeNull()
  for (const side of ['buyer', 'seller'] as const) {
    const missed = plan.noShows.filter(
      ({ state, accused }) => stands(state) && accused.id === scene[side].viewer.id,
    )
    expect((await standingRow(scene.campus, scene[side].viewer.id))?.noShows ?? 0).toBe(missed.length)
  }
  const moved = await scene.campus.read(({ db }) =>
    db.meeting.count({
      where: { orderId: scene.id, agreedAt: { not: null }, state: { in: ['replaced', 'declined'] } },
    }),
  )
  expect(moved).toBeLessThanOrEqual(4)
  expect(
    (await scene.buyer(orders.getOrder, { params: { id: scene.id } })).timeline.every(({ text }) => text),
  ).toBe(true)
}

test('whatever the two and the staff do, in any order: one word at a time holds the money, and each one missed counts once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      clock.offsetMs = 0
      const scene = await heldOrder()
      for (const one of steps) {
        try {
          await take(scene, one)
        } catch (error) {
          if (!(error instanceof ApiError) || error.status >= 500) throw error
        }
        await expectTrue(scene)
      }
      clock.offsetMs += 20 * 24 * HOUR
      await scene.campus.runJobs()
      await expectTrue(scene)
      await expectSoundBooks(scene.campus)
    }),
    { numRuns: 15, endOnFailure: false },
  )
}, 300_000)
