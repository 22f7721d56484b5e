import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { buy, expectSoundBooks, fillWallet, list } from '../../test/money.ts'
import { photo, uploaded } from '../media/testing.ts'
import { cancelOrder, refundOrder } from '../orders/contract.ts'
import { getOrderOverview } from '../orders/overview/contract.ts'
import { getWallet } from '../payments/contract.ts'
import * as contract from './contract.ts'
import { agreeToDecision, listDisputes } from './decisions/contract.ts'
import { answer, type Court, decide, later, look, makeCourt, open, orderOf, sold } from './testing.ts'

let court: Court
beforeAll(async () => {
  court = await makeCourt()
})
afterEach(async () => {
  clock.offsetMs = 0
})

const balance = async (who: Court['buyer']) => (await who(getWallet)).balance.amount
const refusal = (status: number, code: string) => ({ status, code })

test('a dispute freezes the money, is seen by both, and leads the seller to an answer', async () => {
  const { campus, buyer, seller } = court
  const { id } = await sold(court, { handedOver: false })
  const shown = await uploaded(buyer, await photo(7), { purpose: 'dispute' })
  const made = await open(buyer, id, 2_000, { media: [{ id: shown.id, alt: 'The torn cover' }] })
  expect(made).toMatchObject({
    state: 'answer',
    wanted: { amount: 2_000 },
    role: 'buyer',
    media: [{ alt: 'The torn cover' }],
    may: { withdraw: true, answer: false },
  })
  expect((await open(buyer, id)).id).toBe(made.id)
  expect(await look(seller, made.id)).toMatchObject({
    role: 'seller',
    may: { answer: true, withdraw: false },
  })
  expect(await orderOf(seller, id)).toMatchObject({ frozen: 'dispute' })
  expect(await buyer(contract.getOrderDispute, { params: { id } })).toMatchObject({
    dispute: { id: made.id, state: 'answer' },
    mayOpen: false,
  })
  const { todos } = await seller(getOrderOverview, { querystring: { role: 'seller' } })
  expect(todos).toMatchObject([{ kind: 'answer', order: { id }, by: made.answerBy }])
  await campus.runJobs()
  await buyer(contract.withdrawDispute, { params: { id: made.id } })
  expect(await look(buyer, made.id)).toMatchObject({ state: 'withdrawn' })
  expect(await orderOf(seller, id)).toMatchObject({ frozen: null, state: 'held' })
  await expect(open(buyer, id)).rejects.toMatchObject(refusal(409, 'ALREADY_DISPUTED'))
})

test('the seller gives back what is asked for: at once, with its share of the fee', async () => {
  const { campus, buyer, seller } = court
  const { id } = await sold(court)
  const before = [await balance(buyer), await balance(seller)]
  const made = await open(buyer, id, 5_000)
  await answer(seller, made.id, { kind: 'accept', answer: 'Sorry!' })
  await campus.runJobs()
  expect(await look(buyer, made.id)).toMatchObject({ state: 'closed', decision: null })
  expect(await orderOf(buyer, id)).toMatchObject({ state: 'refunded', frozen: null })
  expect([await balance(buyer), await balance(seller)]).toEqual([before[0]! + 5_000, before[1]! - 4_900])
  await expectSoundBooks(campus)
})

test('an offered part is taken, or left to the staff', async () => {
  const { campus, buyer, seller } = court
  const { id } = await sold(court, { handedOver: false })
  const made = await open(buyer, id, 3_000)
  await expect(answer(seller, made.id, { kind: 'offer', amount: 3_001 })).rejects.toMatchObject(
    refusal(422, 'OFFER_MISSING'),
  )
  await answer(seller, made.id, { kind: 'offer', amount: 1_000 })
  const { todos } = await buyer(getOrderOverview, { querystring: { role: 'buyer' } })
  expect(todos.find(({ order }) => order.id === id)).toMatchObject({ kind: 'answer' })
  const before = await balance(buyer)
  const reply = (take: boolean) => buyer(contract.replyToOffer, { params: { id: made.id }, body: { take } })
  await reply(true)
  await reply(true)
  expect(await balance(buyer)).toBe(before + 1_000)
  expect(await orderOf(buyer, id)).toMatchObject({ state: 'held', frozen: null, refunded: { amount: 1_000 } })
  const other = await sold(court)
  const second = await open(buyer, other.id, 3_000)
  await answer(seller, second.id, { kind: 'offer', amount: 1_000 })
  await buyer(contract.replyToOffer, { params: { id: second.id }, body: { take: false } })
  expect(await look(buyer, second.id)).toMatchObject({ state: 'decision', instance: 'school' })
  await expectSoundBooks(campus)
})

test('who is silent for three days leaves it to the staff; their decision is done three days later, once', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id } = await sold(court, { handedOver: false })
  const made = await open(buyer, id, 2_000)
  later(2.9)
  await campus.runJobs()
  expect((await look(buyer, made.id)).state).toBe('answer')
  later(0.2)
  await campus.runJobs()
  const waiting = await moderator(listDisputes, { querystring: { status: 'waiting', limit: 100 } })
  expect(waiting.items.map((one) => one.id)).toContain(made.id)
  await expect(answer(seller, made.id)).rejects.toMatchObject(refusal(409, 'DISPUTE_MOVED_ON'))
  await expect(decide(moderator, made.id, 5_001)).rejects.toMatchObject(refusal(422, 'DECIDES_TOO_MUCH'))
  await decide(moderator, made.id, 1_500)
  await decide(moderator, made.id, 1_500)
  await expect(decide(moderator, made.id, 100)).rejects.toMatchObject(refusal(409, 'DISPUTE_MOVED_ON'))
  const before = [await balance(buyer), await balance(seller)]
  later(3.1)
  await campus.runJobs()
  expect(await look(seller, made.id)).toMatchObject({
    state: 'closed',
    decision: { amount: { amount: 1_500 }, by: { name: 'Mo Moderator' } },
  })
  // It was decided: the rest is the seller's, although nobody said that the goods changed hands.
  expect(await orderOf(seller, id)).toMatchObject({ state: 'settled', refunded: { amount: 1_500 } })
  expect([await balance(buyer), await balance(seller)]).toEqual([before[0]! + 1_500, before[1]! + 3_430])
  await expectSoundBooks(campus)
})

test('both are content with a decision: it is done at once', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id } = await sold(court)
  const made = await open(buyer, id, 2_000)
  await answer(seller, made.id)
  await decide(moderator, made.id, 500)
  const agree = (who: Court['buyer']) => who(agreeToDecision, { params: { id: made.id } })
  await agree(buyer)
  expect(await look(seller, made.id)).toMatchObject({ state: 'decided', may: { appeal: true } })
  await agree(seller)
  expect(await look(seller, made.id)).toMatchObject({ state: 'closed' })
  expect(await orderOf(buyer, id)).toMatchObject({ frozen: null, refunded: { amount: 500 } })
  await expectSoundBooks(campus)
})

test('without any decision the buyer is right after sixty days', async () => {
  const { campus, buyer, seller } = court
  const { id } = await sold(court)
  const made = await open(buyer, id, 2_000)
  await answer(seller, made.id)
  later(60.1)
  await campus.runJobs()
  expect(await look(buyer, made.id)).toMatchObject({ state: 'closed' })
  expect(await orderOf(buyer, id)).toMatchObject({ refunded: { amount: 2_000 }, frozen: null })
  await expectSoundBooks(campus)
})

test('only the buyer opens one, in time, for money that is here, and for no more than there is', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id } = await sold(court)
  await expect(open(seller, id)).rejects.toMatchObject(refusal(403, 'NOT_ALLOWED'))
  await expect(open(moderator, id)).rejects.toMatchObject(refusal(403, 'NOT_ALLOWED'))
  await expect(open(await campus.student('Nosy'), id)).rejects.toMatchObject(refusal(404, 'NOT_FOUND'))
  await expect(open(buyer, id, 5_001)).rejects.toMatchObject(refusal(422, 'WANTS_TOO_MUCH'))
  later(3.01)
  await expect(open(buyer, id)).rejects.toMatchObject(refusal(409, 'TOO_LATE'))
  const cash = await buy(buyer, [await list(campus, seller)], 'in_person')
  await expect(open(buyer, cash.orders[0]?.id ?? '')).rejects.toMatchObject(refusal(409, 'PAID_IN_PERSON'))
})

test('staff decide nothing of their own: not as a party, and where one of them is a party the platform does', async () => {
  const { campus, buyer, moderator } = court
  await fillWallet(campus, moderator, 5_000)
  const { id } = await sold(court, { seller: moderator })
  const made = await open(buyer, id)
  await expect(decide(moderator, made.id, 0)).rejects.toMatchObject(refusal(403, 'NOT_ALLOWED'))
  await answer(moderator, made.id)
  expect(await look(buyer, made.id)).toMatchObject({ state: 'decision', instance: 'platform' })
  const other = await campus.moderator('Other')
  await expect(decide(other, made.id, 0)).rejects.toMatchObject(refusal(409, 'DISPUTE_MOVED_ON'))
})

test('the seller calls the order off, or gives all back by themselves: nothing is left to decide', async () => {
  const { campus, buyer, seller } = court
  const [held, settled] = [await sold(court, { handedOver: false }), await sold(court)]
  const [first, second] = [await open(buyer, held.id), await open(buyer, settled.id)]
  await seller(cancelOrder, { params: { id: held.id }, body: {} })
  await seller(refundOrder, { params: { id: settled.id }, body: {}, idempotencyKey: first.id })
  await campus.runJobs()
  for (const { id } of [first, second]) {
    expect(await look(buyer, id)).toMatchObject({ state: 'closed' })
    await expect(answer(seller, id)).rejects.toMatchObject(refusal(409, 'DISPUTE_MOVED_ON'))
  }
  expect((await orderOf(buyer, held.id)).frozen).toBe(null)
  await expectSoundBooks(campus)
})

test('decision, acceptance, withdrawal and the end of the time at one moment: one of them wins', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id } = await sold(court)
  const made = await open(buyer, id, 2_000)
  await answer(seller, made.id, { kind: 'offer', amount: 1_000 })
  later(3.1)
  const params = { id: made.id }
  const before = await balance(buyer)
  const races = await Promise.allSettled([
    buyer(contract.replyToOffer, { params, body: { take: true } }),
    buyer(contract.replyToOffer, { params, body: { take: true } }),
    buyer(contract.withdrawDispute, { params }),
    campus.runJobs(),
    decide(moderator, made.id, 2_000),
  ])
  for (const race of races) if (race.status === 'rejected') expect(race.reason).toMatchObject({ status: 409 })
  await campus.runJobs()
  const back = (await balance(buyer)) - before
  expect([0, 1_000]).toContain(back)
  const [sum] = await campus.read((ctx) =>
    ctx.sql<{ back: number }>(
      sql`select coalesce(sum(amount), 0)::int as back from refunds where order_id = ${id}::uuid`,
    ),
  )
  expect(sum?.back).toBe(back)
  await expectSoundBooks(campus)
})
