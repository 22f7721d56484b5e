import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { expectSoundBooks } from '../../../test/money.ts'
import { listNotifications } from '../../notifications/contract.ts'
import * as orders from '../../orders/contract.ts'
import * as payments from '../../payments/contract.ts'
import { getPlan, sayLate } from '../meetings/contract.ts'
import { agreedOn, goTo, type HeldOrder, heldOrder, standingRow } from '../testing.ts'
import * as contract from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

type Side = 'buyer' | 'seller'
const orderOf = (scene: HeldOrder) => scene.buyer(orders.getOrder, { params: { id: scene.id } })
const walletOf = async (scene: HeldOrder, who: Side) => (await scene[who](payments.getWallet)).balance.amount
const say = (scene: HeldOrder, who: Side, statement = 'I waited half an hour.') =>
  scene[who](contract.sayNoShow, { params: { id: scene.id }, body: { statement } })
const answer = (scene: HeldOrder, who: Side, id: string, accept = false) =>
  scene[who](contract.answerNoShow, {
    params: { id },
    body: { accept, answer: accept ? '' : 'I was there.' },
  })
const standing = (scene: HeldOrder, who: Side) => standingRow(scene.campus, scene[who].viewer.id)

/** They had agreed, and it is so many minutes after that. */
async function missed(minutes = 16, method: 'wallet' | 'in_person' = 'wallet') {
  const scene = await heldOrder(5_000, method)
  const meeting = await agreedOn(scene)
  goTo(meeting.startsAt, minutes)
  return { ...scene, ...meeting }
}

async function dayLater({ campus }: HeldOrder, hours = 24.1) {
  clock.offsetMs += hours * 3_600_000
  await campus.runJobs()
}

async function decide({ campus }: HeldOrder, id: string, decision: 'upheld' | 'dismissed') {
  return (await campus.moderator())(contract.decideNoShow, { params: { id }, body: { decision } })
}

test('not before a quarter of an hour is over, nor while the other one is late', async () => {
  const scene = await missed(14)
  await expect(say(scene, 'buyer')).rejects.toMatchObject({ code: 'NOT_YET_MISSED' })
  await scene.seller(sayLate, { params: { id: scene.meetingId }, body: { minutes: 20 } })
  goTo(scene.startsAt, 34)
  await expect(say(scene, 'buyer')).rejects.toMatchObject({ code: 'NOT_YET_MISSED' })
  goTo(scene.startsAt, 36)
  expect(await say(scene, 'buyer')).toMatchObject({ state: 'open', sellerAccused: true })
})

test('the seller does not come and does not answer: after a day the buyer has everything back, and it is for sale again', async () => {
  const scene = await missed()
  const first = await say(scene, 'buyer')
  expect((await say(scene, 'buyer')).id).toBe(first.id)
  expect(await orderOf(scene)).toMatchObject({ state: 'held', frozen: 'no_show', releaseAt: null })
  await scene.campus.runJobs()
  expect((await scene.seller(listNotifications)).items[0]?.title).toBe('Bob says that you did not come')
  await dayLater(scene, 23.9)
  expect((await orderOf(scene)).state).toBe('held')
  await dayLater(scene, 0.2)
  expect(await orderOf(scene)).toMatchObject({ state: 'refunded' })
  expect(await walletOf(scene, 'buyer')).toBe(5_000)
  const product = await scene.campus.read(({ db }) =>
    db.product.findFirst({ where: { id: scene.product.id } }),
  )
  expect(product).toMatchObject({ stock: 1, reserved: 0 })
  expect(await standing(scene, 'seller')).toMatchObject({ noShows: 1, cancelled: 0 })
  expect(await standing(scene, 'buyer')).toBeNull()
  const { timeline } = await orderOf(scene)
  expect(timeline.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['meeting_agreed', 'no_show_said', 'no_show_upheld', 'refunded']),
  )
  await expectSoundBooks(scene.campus)
})

test('the seller says yes: the money is back at once; a job that runs twice counts once', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'buyer')
  expect(await answer(scene, 'seller', id, true)).toMatchObject({ state: 'accepted' })
  expect((await orderOf(scene)).state).toBe('refunded')
  await dayLater(scene)
  expect(await standing(scene, 'seller')).toMatchObject({ noShows: 1 })
  await expectSoundBooks(scene.campus)
})

test('agreed for cash, it is called off without any money', async () => {
  const scene = await missed(20, 'in_person')
  const { id } = await say(scene, 'buyer')
  await answer(scene, 'seller', id, true)
  expect((await orderOf(scene)).state).toBe('cancelled')
  await expectSoundBooks(scene.campus)
})

test('the buyer does not come: it counts, and they meet again or the seller calls it off', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'seller')
  await answer(scene, 'buyer', id, true)
  expect(await orderOf(scene)).toMatchObject({ state: 'held', frozen: null })
  expect(await standing(scene, 'buyer')).toMatchObject({ noShows: 1 })
  const again = await agreedOn(scene, 4)
  goTo(again.startsAt, 16)
  expect(await say(scene, 'seller')).toMatchObject({ state: 'open' })
  await scene.seller(orders.cancelOrder, { params: { id: scene.id }, body: { because: 'no_answer' } })
  await dayLater(scene)
  expect(await orderOf(scene)).toMatchObject({ state: 'refunded' })
  expect(await standing(scene, 'buyer')).toMatchObject({ noShows: 2, cancelled: 0 })
  expect(await standing(scene, 'seller')).toBeNull()
  await expectSoundBooks(scene.campus)
})

test('contested, the staff decide: it stands', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'buyer')
  expect(await answer(scene, 'seller', id)).toMatchObject({ state: 'contested', answer: 'I was there.' })
  await dayLater(scene)
  expect((await orderOf(scene)).state).toBe('held')
  const moderator = await scene.campus.moderator()
  const { items } = await moderator(contract.listNoShows)
  expect(items).toMatchObject([
    { id, statement: 'I waited half an hour.', answer: 'I was there.', meeting: { place: 'The fountain' } },
  ])
  expect(await decide(scene, id, 'upheld')).toMatchObject({ state: 'upheld' })
  expect((await orderOf(scene)).state).toBe('refunded')
  expect((await moderator(contract.listNoShows)).items).toEqual([])
  expect((await moderator(contract.listNoShows, { querystring: { status: 'decided' } })).items).toHaveLength(
    1,
  )
  await expect(decide(scene, id, 'dismissed')).rejects.toMatchObject({ code: 'NO_SHOW_SETTLED' })
  await expectSoundBooks(scene.campus)
})

test('contested, the staff decide: it does not stand, and the buyer’s time runs anew', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'buyer')
  await answer(scene, 'seller', id)
  await decide(scene, id, 'dismissed')
  expect(await orderOf(scene)).toMatchObject({ state: 'held', frozen: null, releaseAt: expect.any(String) })
  expect(await standing(scene, 'seller')).toBeNull()
  await dayLater(scene, 73)
  expect(await orderOf(scene)).toMatchObject({ state: 'settled' })
  expect(await walletOf(scene, 'seller')).toBe(4_900)
  expect(await standing(scene, 'seller')).toMatchObject({ completed: 1 })
  await expectSoundBooks(scene.campus)
})

test('each says it of the other: both words are kept, and the money waits until both are decided', async () => {
  const scene = await missed()
  const buyers = await say(scene, 'buyer', 'Nobody was there.')
  expect((await scene.seller(getPlan, { params: { id: scene.id } })).may.sayNoShow).toBe(true)
  const sellers = await say(scene, 'seller', 'I stood at the fountain.')
  expect(sellers).toMatchObject({ state: 'contested', statement: 'I stood at the fountain.' })
  await dayLater(scene)
  const { noShows } = await scene.buyer(getPlan, { params: { id: scene.id } })
  expect(noShows.map(({ state, statement }) => [state, statement])).toEqual([
    ['contested', 'Nobody was there.'],
    ['contested', 'I stood at the fountain.'],
  ])
  await decide(scene, buyers.id, 'dismissed')
  expect(await orderOf(scene)).toMatchObject({ frozen: 'no_show' })
  await decide(scene, sellers.id, 'upheld')
  expect(await orderOf(scene)).toMatchObject({ state: 'held', frozen: null })
  expect(await standing(scene, 'buyer')).toMatchObject({ noShows: 1 })
  await expectSoundBooks(scene.campus)
})

test('they meet after all: the code ends the matter', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'buyer')
  const { handoffCode } = await orderOf(scene)
  await scene.seller(orders.handOff, { params: { id: scene.id }, body: { code: handoffCode ?? '' } })
  await dayLater(scene)
  expect(await orderOf(scene)).toMatchObject({ state: 'settled' })
  const { noShows } = await scene.buyer(getPlan, { params: { id: scene.id } })
  expect(noShows).toMatchObject([{ id, state: 'dismissed' }])
  expect(await standing(scene, 'seller')).toMatchObject({ completed: 1, noShows: 0 })
  await expectSoundBooks(scene.campus)
})

test('taken back by whoever said it; called off by whoever is accused, it stands', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'buyer')
  await expect(scene.seller(contract.withdrawNoShow, { params: { id } })).rejects.toMatchObject({
    status: 403,
  })
  expect(await scene.buyer(contract.withdrawNoShow, { params: { id } })).toMatchObject({ state: 'dismissed' })
  expect(await orderOf(scene)).toMatchObject({ frozen: null, releaseAt: expect.any(String) })
  const again = await agreedOn(scene, 3)
  goTo(again.startsAt, 16)
  await say(scene, 'buyer')
  await scene.seller(orders.cancelOrder, { params: { id: scene.id }, body: { because: 'cannot_meet' } })
  await scene.campus.runJobs()
  expect(await standing(scene, 'seller')).toMatchObject({ noShows: 1, cancelled: 1 })
})

test('answers, decisions and words of those whom it does not concern are refused', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'buyer')
  const eve = await scene.campus.student('Eve')
  const body = { accept: true }
  await expect(eve(contract.answerNoShow, { params: { id }, body })).rejects.toMatchObject({ status: 404 })
  await expect(answer(scene, 'buyer', id, true)).rejects.toMatchObject({ status: 403 })
  await expect(
    scene.seller(contract.answerNoShow, { params: { id }, body: { accept: false } }),
  ).rejects.toMatchObject({ code: 'ANSWER_MISSING' })
  await expect(decide(scene, id, 'upheld')).rejects.toMatchObject({ code: 'NO_SHOW_SETTLED' })
  expect((await orderOf(scene)).state).toBe('held')
})

test('answers, decisions and deadlines at once end it once', async () => {
  const scene = await missed()
  const { id } = await say(scene, 'buyer')
  clock.offsetMs += 24.1 * 3_600_000
  await Promise.allSettled([
    answer(scene, 'seller', id, true),
    scene.campus.runJobs(),
    answer(scene, 'seller', id, true),
    scene.buyer(contract.withdrawNoShow, { params: { id } }),
  ])
  await scene.campus.runJobs()
  const decided = await scene.campus.read(({ db }) =>
    db.outboxMessage.count({ where: { topic: 'no_show_decided' } }),
  )
  expect(decided).toBe(1)
  await expectSoundBooks(scene.campus)
})
