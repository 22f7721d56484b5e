import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { listNotifications } from '../../notifications/contract.ts'
import * as orders from '../../orders/contract.ts'
import {
  agreedOn,
  goTo,
  type HeldOrder,
  HOUR,
  heldOrder,
  MINUTE,
  makeSpot,
  onCampus,
  typed,
} from '../testing.ts'
import * as contract from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const planOf = ({ buyer, id }: HeldOrder) => buyer(contract.getPlan, { params: { id } })
const proposeAt = (scene: HeldOrder, who: 'buyer' | 'seller', days: number, hour = 12) =>
  scene[who](contract.propose, {
    params: { id: scene.id },
    body: { place: 'The fountain', startsAt: typed(onCampus(days, hour)) },
  })
const agree = (scene: HeldOrder, who: 'buyer' | 'seller', id = '') =>
  scene[who](contract.agree, { params: { id } })
const titles = async (scene: HeldOrder, who: 'buyer' | 'seller') =>
  (await scene[who](listNotifications)).items.map(({ title }) => title)

test('proposed by one and agreed by the other: both are reminded a day and an hour before and at the time', async () => {
  const scene = await heldOrder()
  const { campus, id } = scene
  const { proposed } = await proposeAt(scene, 'buyer', 2)
  expect(proposed).toMatchObject({ place: 'The fountain', may: { agree: false, cancel: true } })
  await campus.runJobs()
  expect(await titles(scene, 'seller')).toContainEqual(
    expect.stringMatching(/^Bob proposes to meet .*12:00 PM, The fountain$/),
  )
  await expect(agree(scene, 'buyer', proposed?.id)).rejects.toMatchObject({ code: 'MEETING_MOVED_ON' })
  const { agreed } = await agree(scene, 'seller', proposed?.id)
  expect(agreed).toMatchObject({ state: 'agreed', startsAt: onCampus(2, 12).toUTC().toISO() })
  const startsAt = new Date(agreed?.startsAt ?? 0)
  const { releaseAt } = await scene.buyer(orders.getOrder, { params: { id } })
  expect(new Date(releaseAt ?? 0).getTime() - startsAt.getTime()).toBe(3 * 24 * HOUR)
  for (const minutes of [-23 * 60, -50, 1]) {
    goTo(startsAt, minutes)
    await campus.runJobs()
  }
  const heard = (await titles(scene, 'buyer')).filter((title) => title.includes('you meet Sue'))
  expect(heard.map((title) => title.split(' you')[0])).toEqual(['Now', 'In an hour', 'Tomorrow'])
})

test('a meeting that is moved reminds nobody of the old time; three times is enough', async () => {
  const scene = await heldOrder()
  const { campus } = scene
  const first = await agreedOn(scene, 40)
  for (let n = 0; n < 3; n++) await agreedOn(scene, 70 + n)
  await expect(proposeAt(scene, 'buyer', 6)).rejects.toMatchObject({ code: 'TOO_MANY_MOVES' })
  expect(await planOf(scene)).toMatchObject({ movesLeft: 0, may: { propose: false } })
  goTo(first.startsAt, 1)
  await campus.runJobs()
  expect((await titles(scene, 'buyer')).filter((title) => title.includes('you meet Sue'))).toEqual([])
})

test('a new proposal takes the place of the one before; what is agreed on stays until the new one is', async () => {
  const scene = await heldOrder()
  const { startsAt } = await agreedOn(scene, 40)
  await proposeAt(scene, 'seller', 3)
  const { proposed } = await proposeAt(scene, 'buyer', 4)
  const plan = await planOf(scene)
  expect(plan).toMatchObject({ agreed: { startsAt: startsAt.toISOString() }, proposed: { id: proposed?.id } })
  await scene.seller(contract.decline, { params: { id: proposed?.id ?? '' } })
  expect(await planOf(scene)).toMatchObject({ agreed: { startsAt: startsAt.toISOString() }, proposed: null })
  await expect(agree(scene, 'seller', proposed?.id)).rejects.toMatchObject({ code: 'MEETING_MOVED_ON' })
})

test('many proposals and answers at once leave one agreed and at most one proposed', async () => {
  const scene = await heldOrder()
  await Promise.allSettled(
    Array.from({ length: 6 }, (_, i) => proposeAt(scene, i % 2 ? 'buyer' : 'seller', 2 + i)),
  )
  const { proposed } = await planOf(scene)
  const answers = await Promise.allSettled([
    agree(scene, 'buyer', proposed?.id),
    agree(scene, 'seller', proposed?.id),
    agree(scene, 'buyer', proposed?.id),
    scene.seller(contract.decline, { params: { id: proposed?.id ?? '' } }),
  ])
  expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true)
  const states = await scene.campus.read(({ db }) =>
    db.meeting.groupBy({ by: ['state'], where: { orderId: scene.id }, _count: true }),
  )
  expect(states.find(({ state }) => state === 'agreed')?._count ?? 0).toBeLessThanOrEqual(1)
  expect(states.find(({ state }) => state === 'replaced')?._count).toBe(5)
})

test('taken back while it is ahead, nothing runs down for the buyer; afterwards it is about who came', async () => {
  const scene = await heldOrder()
  const { meetingId } = await agreedOn(scene)
  await scene.buyer(contract.cancel, { params: { id: meetingId } })
  expect(await scene.buyer(orders.getOrder, { params: { id: scene.id } })).toMatchObject({ releaseAt: null })
  const again = await agreedOn(scene, 5)
  goTo(again.startsAt, 1)
  await expect(scene.seller(contract.cancel, { params: { id: again.meetingId } })).rejects.toMatchObject({
    code: 'MEETING_MOVED_ON',
  })
})

test('a place of the school is for its hours, on the campus clock', async () => {
  const scene = await heldOrder()
  const { weekday } = onCampus(3, 12)
  const spot = await makeSpot(scene.campus, { hours: [{ day: weekday, from: '09:00', to: '17:00' }] })
  const at = (hour: number, minute = 0) =>
    scene.buyer(contract.propose, {
      params: { id: scene.id },
      body: { spotId: spot.id, startsAt: typed(onCampus(3, hour, minute)) },
    })
  for (const [hour, minute] of [
    [8, 59],
    [17, 0],
  ] as const)
    await expect(at(hour, minute)).rejects.toMatchObject({
      code: 'WRONG_MEETING',
      fields: { startsAt: expect.any(String) },
    })
  expect((await at(16, 59)).proposed?.spot?.name).toBe('Library lobby')
})

test('whoever is late says so, and has that time', async () => {
  const scene = await heldOrder()
  const { startsAt, meetingId } = await agreedOn(scene, 5)
  const late = (minutes: number) =>
    scene.seller(contract.sayLate, {
      params: { id: meetingId },
      body: { minutes, note: 'The bus is stuck.' },
    })
  await expect(late(10)).rejects.toMatchObject({ code: 'MEETING_MOVED_ON' })
  goTo(startsAt, -20)
  const plan = await late(10)
  expect(plan.agreed?.late).toEqual({ minutes: 10, by: scene.seller.viewer.id })
  expect(plan.may.noShowFrom).toBe(new Date(startsAt.getTime() + 25 * MINUTE).toISOString())
  await scene.campus.runJobs()
  expect(await titles(scene, 'buyer')).toContain('Sue is 10 minutes late')
  const { timeline } = await scene.buyer(orders.getOrder, { params: { id: scene.id } })
  expect(timeline.at(-1)).toMatchObject({
    text: 'Sue Seller is 10 minutes late.',
    reason: 'The bus is stuck.',
  })
})

test.each([
  ['somebody else', (scene: HeldOrder) => scene.campus.student('Eve'), 404],
  ['the staff', (scene: HeldOrder) => scene.campus.moderator(), 403],
])('%s can change nothing', async (_who, person, status) => {
  const scene = await heldOrder()
  const { meetingId } = await agreedOn(scene)
  const eve = await person(scene)
  const params = { id: meetingId }
  const body = { place: 'x', startsAt: typed(onCampus(2, 12)) }
  const tries = [
    () => eve(contract.cancel, { params }),
    () => eve(contract.agree, { params }),
    () => eve(contract.sayLate, { params, body: { minutes: 5 } }),
    () => eve(contract.propose, { params: { id: scene.id }, body }),
  ]
  for (const tried of tries) await expect(tried()).rejects.toMatchObject({ status })
})

test('times that are over or far away, and no place at all, are refused', async () => {
  const scene = await heldOrder()
  const say = (body: { place?: string; startsAt: string }) =>
    scene.buyer(contract.propose, { params: { id: scene.id }, body })
  await expect(proposeAt(scene, 'buyer', -1)).rejects.toMatchObject({
    fields: { startsAt: expect.any(String) },
  })
  await expect(proposeAt(scene, 'buyer', 40)).rejects.toMatchObject({
    fields: { startsAt: expect.any(String) },
  })
  await expect(say({ startsAt: typed(onCampus(2, 12)) })).rejects.toMatchObject({
    fields: { place: expect.any(String) },
  })
})
