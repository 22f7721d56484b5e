import { clock } from '@banter/tenants/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { expectSoundBooks } from '../../../test/money.ts'
import { officer } from '../../../test/platform.ts'
import { answer, type Court, decide, later, look, makeCourt, open, orderOf, sold } from '../testing.ts'
import * as contract from './contract.ts'

let court: Court
let platform: Awaited<ReturnType<typeof officer>>
beforeAll(async () => {
  court = await makeCourt()
  platform = await officer('super_admin')
})
afterEach(() => {
  clock.offsetMs = 0
})

const appeal = (who: Court['buyer'], id: string) =>
  who(contract.appealDecision, { params: { id }, body: { text: 'The second photo was overlooked.' } })
const judge = (id: string, amount: number) =>
  platform(contract.decidePlatformDispute, {
    params: { id },
    body: { amount, reason: 'The listing says that it is new.' },
  })

async function decided(amount: number) {
  const { id } = await sold(court)
  const made = await open(court.buyer, id, 2_000)
  await answer(court.seller, made.id)
  await decide(court.moderator, made.id, amount)
  return { orderId: id, id: made.id }
}

async function everywhere() {
  const all: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await platform(contract.listPlatformDisputes, { querystring: { limit: 100, cursor } })
    all.push(...page.items.map(({ id }) => id))
    if (!page.nextCursor) return all
    cursor = page.nextCursor
  }
}

test('whoever lost asks the platform, once; what it decides is final and done at once', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id, orderId } = await decided(0)
  await expect(appeal(seller, id)).rejects.toMatchObject({ status: 409 })
  await expect(appeal(moderator, id)).rejects.toMatchObject({ status: 403 })
  expect(await look(buyer, id)).toMatchObject({ state: 'decided', may: { appeal: true, agree: true } })
  await appeal(buyer, id)
  await appeal(buyer, id)
  expect(await look(seller, id)).toMatchObject({
    state: 'appealed',
    instance: 'platform',
    decision: null,
    firstDecision: { amount: { amount: 0 }, by: { name: 'Mo Moderator' } },
    appeal: { by: { name: 'Bob Buyer' } },
    may: { appeal: false },
  })
  await expect(decide(moderator, id, 0)).rejects.toMatchObject({ status: 409 })
  later(4)
  await campus.runJobs()
  expect(await orderOf(buyer, orderId)).toMatchObject({ frozen: 'dispute' })
  expect(await everywhere()).toContain(id)
  const found = await platform(contract.getPlatformDispute, { params: { id } })
  expect(found).toMatchObject({ school: campus.school.name, role: 'staff', may: { decide: true } })
  await judge(id, 1_200)
  await judge(id, 1_200)
  expect(await look(buyer, id)).toMatchObject({
    state: 'closed',
    decision: { amount: { amount: 1_200 }, by: null },
    firstDecision: { amount: { amount: 0 } },
  })
  expect(await orderOf(buyer, orderId)).toMatchObject({ refunded: { amount: 1_200 }, frozen: null })
  expect(await everywhere()).not.toContain(id)
  await expectSoundBooks(campus)
})

test('the appeal and the end of its time at one moment: the money moves once, or waits', async () => {
  const { campus, buyer } = court
  const { id, orderId } = await decided(500)
  later(3.001)
  const [asked] = await Promise.allSettled([appeal(buyer, id), campus.runJobs()])
  await campus.runJobs()
  expect(asked).toMatchObject({ status: 'rejected', reason: { status: 409 } })
  expect(await orderOf(buyer, orderId)).toMatchObject({ refunded: { amount: 500 } })
  await expectSoundBooks(campus)
})

test('an appeal that nobody decides leaves what was decided first', async () => {
  const { campus, seller, buyer } = court
  const { id, orderId } = await decided(500)
  await appeal(seller, id)
  later(61)
  await campus.runJobs()
  expect(await look(seller, id)).toMatchObject({ state: 'closed' })
  expect(await orderOf(buyer, orderId)).toMatchObject({ refunded: { amount: 500 } })
})

test('where staff of the school are a party, the platform decides first and for good', async () => {
  const { campus, buyer } = court
  const staff = await campus.moderator('Selling Staff')
  const { id } = await sold(court, { seller: staff })
  const made = await open(buyer, id, 2_000)
  await answer(staff, made.id)
  await judge(made.id, 2_000)
  expect(await look(buyer, made.id)).toMatchObject({
    state: 'closed',
    decision: { amount: { amount: 2_000 } },
  })
  await expectSoundBooks(campus)
})

test('what never came before the platform is not there for it, and a school’s staff do not reach its list', async () => {
  const { id } = await decided(100)
  await expect(platform(contract.getPlatformDispute, { params: { id } })).rejects.toMatchObject({
    status: 404,
  })
  await expect(judge(id, 100)).rejects.toMatchObject({ status: 404 })
  await expect(court.moderator(contract.listPlatformDisputes, {})).rejects.toMatchObject({ status: 404 })
})
