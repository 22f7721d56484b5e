import { randomUUID } from 'node:crypto'
import type { AccountCode } from '@banter/billing/ledger'
import { balanceOf } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { directory, makeCampus, type TestCampus } from '../../test/campus.ts'
import {
  buy,
  control,
  deliverDispute,
  deliverWebhooks,
  expectSoundBooks,
  fillWallet,
  list,
  makeMarket,
  payByCard,
  postEvent,
  sessionOf,
} from '../../test/money.ts'
import * as contract from './contract.ts'
import { sweepStripeEvents } from './stripe-inbox.ts'

async function paid() {
  const scene = await makeMarket()
  const checkout = await buy(scene.buyer, [await list(scene.campus, scene.seller)], 'card')
  await payByCard(scene.campus, checkout)
  return { ...scene, checkout, session: sessionOf(checkout) }
}

const dispute = (session: string, wanted: object = {}): Promise<{ id: string }> =>
  control('/disputes', { charge: session, ...wanted })
const decide = (id: string, outcome: 'won' | 'lost') => control(`/disputes/${id}/decide`, { outcome })

async function told(campus: TestCampus) {
  const rows = await campus.read((ctx) =>
    ctx.sql<{ topic: string; status: string; payload: object }>(sql`
      select topic, payload ->> 'status' as status, payload from outbox where topic like 'chargeback_%' and producer = 'payments' order by seq`),
  )
  return rows
}

const pot = (campus: TestCampus, code: AccountCode, owner = '') =>
  campus.read((ctx) => balanceOf(ctx, code, owner))

test('a chargeback is told once with its sum and its time, and its money waits outside', async () => {
  const { campus, checkout, session } = await paid()
  const before = await pot(campus, 'stripe_balance')
  const { id } = await dispute(session, { reason: 'product_not_received' })
  await deliverDispute(campus, id, (events) => [...events, ...events].reverse())
  const said = await told(campus)
  expect(said.filter(({ topic }) => topic === 'chargeback_opened')).toHaveLength(1)
  expect(said[0]?.payload).toMatchObject({
    stripe_dispute: id,
    checkout_id: checkout.checkoutId,
    amount: 1_999,
    currency: 'usd',
    reason: 'product_not_received',
    status: 'needs_response',
    evidence_by: expect.stringMatching(/^20/),
  })
  expect(said.some(({ topic }) => topic === 'chargeback_closed')).toBe(false)
  expect(await pot(campus, 'dispute_pending')).toBe(1_999)
  expect(await pot(campus, 'stripe_balance')).toBe(before - 1_999 - 1_500)
  await expectSoundBooks(campus)
})

test('one that is won brings the money back, whatever order its events come in', async () => {
  const { campus, session } = await paid()
  const before = await pot(campus, 'stripe_balance')
  const { id } = await dispute(session)
  await decide(id, 'won')
  await deliverDispute(campus, id, (events) => events.toReversed())
  await deliverDispute(campus, id)
  expect((await told(campus)).map(({ topic, status }) => [topic, status])).toEqual([
    ['chargeback_opened', 'won'],
    ['chargeback_closed', 'won'],
  ])
  expect(await pot(campus, 'dispute_pending')).toBe(0)
  expect(await pot(campus, 'stripe_balance')).toBe(before - 1_500)
  await expectSoundBooks(campus)
})

test('one that is lost is a loss of the platform only until its order bears it', async () => {
  const { campus, session } = await paid()
  const { id } = await dispute(session)
  await deliverDispute(campus, id)
  await decide(id, 'lost')
  await deliverDispute(campus, id, (events) => [...events, ...events])
  const closed = (await told(campus)).filter(({ topic }) => topic === 'chargeback_closed')
  expect(closed.map(({ status }) => status)).toEqual(['lost'])
  expect([await pot(campus, 'dispute_pending'), await pot(campus, 'dispute_loss')]).toEqual([0, 0])
  await expectSoundBooks(campus)
})

test('an enquiry is told too, and moves nothing', async () => {
  const { campus, session } = await paid()
  const before = await pot(campus, 'stripe_balance')
  const { id } = await dispute(session, { inquiry: true })
  await deliverDispute(campus, id)
  await decide(id, 'won')
  await deliverDispute(campus, id)
  expect((await told(campus)).map(({ topic, status }) => [topic, status])).toEqual([
    ['chargeback_opened', 'warning_needs_response'],
    ['chargeback_closed', 'warning_closed'],
  ])
  expect(await pot(campus, 'stripe_balance')).toBe(before)
})

test('one that comes before its payment is known is found by the sweeper', async () => {
  const scene = await makeMarket()
  const checkout = await buy(scene.buyer, [await list(scene.campus, scene.seller)], 'card')
  await control('/pay', { session: sessionOf(checkout) })
  const { id } = await dispute(sessionOf(checkout))
  await deliverDispute(scene.campus, id)
  expect(await told(scene.campus)).toEqual([])
  await deliverWebhooks(scene.campus)
  await scene.campus.runJobs()
  await database.directory(sql`
    update stripe_events set received_at = now() - interval '2 minutes' where object_id = ${id}`)
  await sweepStripeEvents({ database, directory })
  await scene.campus.runJobs()
  expect((await told(scene.campus))[0]).toMatchObject({ topic: 'chargeback_opened' })
  await expectSoundBooks(scene.campus)
})

test('a top-up that its bank takes back leaves the wallet; what was spent of it is owed', async () => {
  const campus = await makeCampus()
  const [sue, bob] = [await campus.student('Sue'), await campus.student('Bob')]
  const asked = await bob(contract.topUp, { body: { amount: 2_500 }, idempotencyKey: randomUUID() })
  const session = asked.redirectUrl.split('/').at(-1) ?? ''
  await control('/pay', { session })
  await deliverWebhooks(campus)
  await campus.runJobs()
  await buy(bob, [await list(campus, sue, { price: 1_000 })], 'wallet')
  const { id } = await dispute(session)
  await deliverDispute(campus, id)
  expect((await bob(contract.getWallet)).balance.amount).toBe(1_500)
  await decide(id, 'lost')
  await deliverDispute(campus, id, (events) => [...events, ...events].reverse())
  expect((await bob(contract.getWallet)).balance.amount).toBe(0)
  expect(await pot(campus, 'seller_receivable', bob.viewer.id)).toBe(1_000)
  expect(await pot(campus, 'dispute_loss')).toBe(0)
  // Word of it can come again, when the wallet has other money in it.
  await fillWallet(campus, bob, 700)
  const again = { object: 'event', type: 'charge.dispute.updated', created: 1_700_000_000, livemode: false }
  await postEvent({ ...again, id: `evt_${randomUUID()}`, data: { object: { id, object: 'dispute' } } })
  await campus.runJobs()
  expect((await bob(contract.getWallet)).balance.amount).toBe(700)
  expect(await told(campus)).toEqual([])
  await expectSoundBooks(campus)
})
