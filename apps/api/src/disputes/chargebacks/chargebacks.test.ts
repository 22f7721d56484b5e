import { balanceOf } from '@banter/billing/ledger'
import { clock } from '@banter/tenants/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import {
  buy,
  deliverDispute,
  expectSoundBooks,
  list,
  payByCard,
  sessionOf,
  stripeCalls,
} from '../../../test/money.ts'
import * as orders from '../../orders/contract.ts'
import { sendOrderMessage } from '../../orders/talk/contract.ts'
import { getWallet } from '../../payments/contract.ts'
import * as disputes from '../contract.ts'
import {
  answer,
  bankDecides,
  type Court,
  chargeBack,
  decide,
  later,
  look,
  makeCourt,
  open,
  orderOf,
  sold,
} from '../testing.ts'
import * as contract from './contract.ts'

let court: Court
beforeAll(async () => {
  court = await makeCourt()
})
afterEach(() => {
  clock.offsetMs = 0
})

const loss = () => court.campus.read((ctx) => balanceOf(ctx, 'dispute_loss'))
const owed = () => court.campus.read((ctx) => balanceOf(ctx, 'seller_receivable', court.seller.viewer.id))
const money = async (who: Court['buyer']) => (await who(getWallet)).balance.amount
const running = async () =>
  (await court.moderator(contract.listChargebacks, { querystring: { limit: 100 } })).items
const evidenceCalls = async () =>
  (await stripeCalls(court.campus)).filter(
    ({ method, path, replayed }) => method === 'POST' && path.startsWith('/v1/disputes/') && !replayed,
  )

test('a held order is frozen, its evidence goes a day before it is too late, and winning lets it go on', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id, session } = await sold(court, { method: 'card', handedOver: false })
  const said = { params: { id }, body: { body: 'I have it.\n2026-01-01: the seller gave up.' } }
  await buyer(sendOrderMessage, said)
  const bank = await chargeBack(session, { reason: 'product_not_received' })
  await deliverDispute(campus, bank, (events) => [...events, ...events].reverse())
  expect(await orderOf(seller, id)).toMatchObject({
    frozen: 'chargeback',
    may: { refund: false, cancel: false },
  })
  await buyer(orders.confirmReceived, { params: { id } })
  await campus.runJobs()
  expect((await orderOf(seller, id)).state).toBe('settling')
  const [one] = await running()
  expect(one).toMatchObject({ state: 'open', reason: 'product_not_received', orders: [{ id }] })
  const preview = await moderator(contract.getChargeback, { params: { id: one?.id ?? '' } })
  const text = JSON.stringify(preview.evidence)
  const told = ['Calculus book', 'Bob Buyer', 'the buyer confirmed', 'The payment arrived', 'Receipt']
  for (const said of [...told, 'wrote “I have it. 2026-01-01: the seller gave up.”'])
    expect(text).toContain(said)
  later(5.5)
  await campus.runJobs()
  expect(await evidenceCalls()).toHaveLength(0)
  later(0.6)
  await campus.runJobs()
  const [call, ...more] = await evidenceCalls()
  expect(more).toEqual([])
  expect(call).toMatchObject({
    idempotencyKey: `dispute:${bank}:evidence`,
    metadata: { school_id: campus.school.id, kind: 'order' },
  })
  expect(await moderator(contract.getChargeback, { params: { id: one?.id ?? '' } })).toMatchObject({
    state: 'submitted',
    maySend: false,
  })
  await bankDecides(bank, 'won')
  await deliverDispute(campus, bank, (events) => events.toReversed())
  expect(await orderOf(seller, id)).toMatchObject({ state: 'settled', frozen: null })
  expect(await running()).toEqual([])
  await expectSoundBooks(campus)
})

test('the staff send it before its time, once; nobody who is in it sees it', async () => {
  const { campus, moderator } = court
  const { session } = await sold(court, { method: 'card' })
  const bank = await chargeBack(session)
  await deliverDispute(campus, bank)
  const params = { id: (await running())[0]?.id ?? '' }
  const before = (await evidenceCalls()).length
  await moderator(contract.sendEvidence, { params })
  await moderator(contract.sendEvidence, { params })
  await campus.runJobs()
  expect(await evidenceCalls()).toHaveLength(before + 1)
  await expect(moderator(contract.sendEvidence, { params })).rejects.toMatchObject({ code: 'EVIDENCE_SENT' })
  const staff = await campus.moderator('In it')
  const theirs = await sold(court, { method: 'card', seller: staff })
  const other = await chargeBack(theirs.session)
  await deliverDispute(campus, other)
  const id = (await running())[0]?.id ?? ''
  await expect(staff(contract.getChargeback, { params: { id } })).rejects.toMatchObject({ status: 403 })
  for (const end of [bank, other]) {
    await bankDecides(end, 'won')
    await deliverDispute(campus, end)
  }
})

test('lost after the settlement: the seller gives it back and owes what is not there; a dispute beside it ends', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id, session } = await sold(court, { method: 'card' })
  const made = await open(buyer, id, 2_000)
  await answer(seller, made.id)
  const before = { seller: await money(seller), owed: await owed(), buyer: await money(buyer) }
  const bank = await chargeBack(session)
  await deliverDispute(campus, bank)
  await expect(decide(moderator, made.id, 2_000)).rejects.toMatchObject({ code: 'BANK_DECIDES' })
  await expect(buyer(disputes.withdrawDispute, { params: { id: made.id } })).rejects.toMatchObject({
    code: 'BANK_DECIDES',
  })
  expect(await look(buyer, made.id)).toMatchObject({ waitsForBank: true, may: { withdraw: false } })
  await bankDecides(bank, 'lost')
  await deliverDispute(campus, bank, (events) => [...events.toReversed(), ...events])
  expect(await orderOf(seller, id)).toMatchObject({ state: 'refunded', refunded: { amount: 5_000 } })
  expect(await look(buyer, made.id)).toMatchObject({ state: 'closed' })
  const gone = before.seller - (await money(seller)) + (await owed()) - before.owed
  expect(gone).toBe(4_900)
  expect(await money(buyer)).toBe(before.buyer)
  expect(await loss()).toBe(0)
  later(70)
  await campus.runJobs()
  await expectSoundBooks(campus)
})

test('won beside a dispute: it goes on with its time anew', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id, session } = await sold(court, { method: 'card' })
  const made = await open(buyer, id, 2_000)
  const bank = await chargeBack(session)
  await deliverDispute(campus, bank)
  later(5)
  await campus.runJobs()
  expect((await look(buyer, made.id)).state).toBe('answer')
  await bankDecides(bank, 'won')
  await deliverDispute(campus, bank)
  expect(await orderOf(buyer, id)).toMatchObject({ frozen: 'dispute' })
  expect(await look(seller, made.id)).toMatchObject({ state: 'answer', may: { answer: true } })
  await answer(seller, made.id)
  await decide(moderator, made.id, 2_000)
  later(3.1)
  await campus.runJobs()
  expect(await orderOf(buyer, id)).toMatchObject({ refunded: { amount: 2_000 }, frozen: null })
  await expectSoundBooks(campus)
})

test('a refund that was on its way when the bank took the payment back is not paid twice', async () => {
  const { campus, seller } = court
  const { id, session } = await sold(court, { method: 'card', handedOver: false })
  await seller(orders.cancelOrder, { params: { id }, body: {} })
  const bank = await chargeBack(session)
  await campus.runJobs()
  await deliverDispute(campus, bank)
  expect((await orderOf(seller, id)).state).toBe('refunding')
  await bankDecides(bank, 'lost')
  await deliverDispute(campus, bank)
  expect(await orderOf(seller, id)).toMatchObject({ state: 'refunded' })
  expect(await loss()).toBe(0)
  const refunds = (await stripeCalls(campus)).filter(
    ({ path, status, method }) => method === 'POST' && path === '/v1/refunds' && status === 200,
  )
  expect(refunds.filter(({ metadata }) => metadata?.order_id === id)).toEqual([])
  await expectSoundBooks(campus)
})

test('the same, when the bank decides for the seller: then the refund is made', async () => {
  const { campus, seller } = court
  const { id, session } = await sold(court, { method: 'card', handedOver: false })
  await seller(orders.cancelOrder, { params: { id }, body: {} })
  const bank = await chargeBack(session)
  await campus.runJobs()
  await deliverDispute(campus, bank)
  await bankDecides(bank, 'won')
  await deliverDispute(campus, bank)
  expect(await orderOf(seller, id)).toMatchObject({ state: 'refunded' })
  await expectSoundBooks(campus)
})

test('of two orders in one payment each bears its part, also of a part', async () => {
  const { campus, buyer, seller } = court
  const olaf = await campus.student('Olaf Other')
  const things = [await list(campus, seller, { price: 3_000 }), await list(campus, olaf, { price: 1_000 })]
  const bought = await buy(buyer, things, 'card')
  await payByCard(campus, bought)
  const bank = await chargeBack(sessionOf(bought), { amount: 2_001 })
  await deliverDispute(campus, bank)
  await bankDecides(bank, 'lost')
  await deliverDispute(campus, bank)
  const parts = await Promise.all(bought.orders.map(({ id }) => orderOf(buyer, id)))
  expect(parts.map(({ refunded }) => refunded.amount).toSorted((a, b) => a - b)).toEqual([500, 1_501])
  expect(parts.every(({ frozen, state }) => frozen === null && state === 'held')).toBe(true)
  expect(await loss()).toBe(0)
  // The rest of a payment that a bank took is given back another way: its card takes nothing.
  const [first] = parts
  await (first?.seller.id === olaf.viewer.id ? olaf : seller)(orders.cancelOrder, {
    params: { id: first?.id ?? '' },
    body: {},
  })
  const before = await money(buyer)
  await campus.runJobs()
  expect((await money(buyer)) - before).toBe((first?.total.amount ?? 0) - (first?.refunded.amount ?? 0))
  expect((await orderOf(buyer, first?.id ?? '')).state).toBe('refunded')
  await expectSoundBooks(campus)
})

test('an enquiry freezes too, and ends without any money moving', async () => {
  const { campus, seller } = court
  const { id, session } = await sold(court, { method: 'card' })
  const bank = await chargeBack(session, { inquiry: true })
  await deliverDispute(campus, bank)
  expect(await orderOf(seller, id)).toMatchObject({ frozen: 'chargeback' })
  await bankDecides(bank, 'lost')
  await deliverDispute(campus, bank)
  expect(await orderOf(seller, id)).toMatchObject({ frozen: null, refunded: { amount: 0 } })
  await expectSoundBooks(campus)
})
