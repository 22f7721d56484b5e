import { balanceOf } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { lastMailTo } from '../../../test/mailbox.ts'
import {
  control,
  deliverDispute,
  deliverWebhooks,
  expectSoundBooks,
  stripeCalls,
} from '../../../test/money.ts'
import * as review from '../review/contract.ts'
import { count, draft, makeAdDesk, params, pay, running } from '../testing.ts'
import * as contract from './contract.ts'

afterEach(async () => {
  clock.offsetMs = 0
  await control('/faults/clear', {})
})

const { scene, campus, admin, see, held, end } = await makeAdDesk()

test('what was not spent goes back to its card once, under its own key, whatever dies on the way', async () => {
  const { id, flights: places, creatives: ads } = await running(scene)
  await count(campus, places[0]?.id ?? '', ads[0]?.id ?? '', 500)
  const match = { method: 'POST', path: '/v1/refunds' }
  await control('/faults', { match, kind: 'timeout_after_effect', times: 3 })
  expect(await end(id)).toMatchObject({
    state: 'ended',
    endReason: 'buyer',
    spent: { amount: 250 },
    refunded: { amount: 750 },
    left: { amount: 0 },
  })
  await campus.runJobs().catch(() => undefined)
  await campus.runJobs()
  expect(await held(id)).toBe(0)
  const refunds = (await stripeCalls(campus)).filter(
    ({ path, metadata }) => path === '/v1/refunds' && metadata?.campaign_id === id,
  )
  expect(new Set(refunds.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
  expect(refunds[0]?.idempotencyKey).toMatch(/^ad-refund:/)
  const [payment] = (await admin(contract.listAdPayments, params(id))).items
  expect(payment).toMatchObject({ refunded: { amount: 750 } })
  expect(await admin(contract.getAdReceipt, params(payment?.id ?? ''))).toMatchObject({
    refunds: [{ amount: { amount: 750 }, state: 'done' }],
  })
  await deliverWebhooks(campus)
  await campus.runJobs()
  await expectSoundBooks(campus)
})

test('what was not spent goes back however many pages were opened since', async () => {
  const { id } = await running(scene)
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into campaign_payments (id, campaign_id, amount, currency, state)
      select app.uuid_v7(), ${id}::uuid, 500, 'usd', 'expired' from generate_series(1, 201)`),
  )
  expect(await end(id)).toMatchObject({ refunded: { amount: 1_000 }, left: { amount: 0 } })
  await campus.runJobs()
  expect(await held(id)).toBe(0)
  await expectSoundBooks(campus)
})

test('a refund that the card’s bank sends back is owed again, and finance is told', async () => {
  const { id } = await running(scene)
  await end(id)
  await campus.runJobs()
  const [refund] = await campus.read(({ db }) => db.campaignRefund.findMany({ where: { campaignId: id } }))
  await control(`/refunds/${refund?.stripeRefund}/fail`, {})
  await deliverWebhooks(campus)
  await campus.runJobs()
  expect(await held(id)).toBe(1_000)
  const issues = await campus.read(({ db }) => db.reconIssue.findMany({ where: { ref: id } }))
  expect(issues).toMatchObject([{ kind: 'refund', expected: 1_000n, resolvedAt: null }])
  await expectSoundBooks(campus)
})

test('a campaign that the school sends back can be ended: all of it goes back', async () => {
  const { id } = await draft(scene)
  await pay(scene, id)
  await admin(review.rejectCampaign, { ...params(id), body: { reason: 'Not at this school.' } })
  expect(await end(id)).toMatchObject({ state: 'ended', refunded: { amount: 1_000 } })
  await campus.runJobs()
  expect(await held(id)).toBe(0)
})

test('while a bank disputes the payment nothing is shown; what it keeps is not given back a second time', async () => {
  const { id } = await draft(scene)
  const page = await pay(scene, id)
  const live = await admin(review.approveCampaign, params(id))
  await count(campus, live.flights[0]?.id ?? '', live.creatives[0]?.id ?? '', 400)
  const dispute = await control('/disputes', { charge: page.redirectUrl?.split('/').at(-1) })
  await deliverDispute(campus, dispute.id)
  const { state, timeline } = await see(id)
  expect([state, timeline[0]?.kind, timeline[1]?.kind]).toEqual(['paused', 'disputed', 'paused'])
  await control(`/disputes/${dispute.id}/decide`, { outcome: 'lost' })
  await deliverDispute(campus, dispute.id)
  expect(await see(id)).toMatchObject({
    state: 'ended',
    endReason: 'bank',
    spent: { amount: 200 },
    left: { amount: 0 },
  })
  expect(await held(id)).toBe(0)
  expect(await campus.read((ctx) => balanceOf(ctx, 'dispute_loss'))).toBe(200)
  const mail = await lastMailTo(admin.email)
  expect([mail.subject, mail.text]).toEqual([
    '“Two for one” is over',
    expect.stringContaining('bank took the payment back'),
  ])
  await expectSoundBooks(campus)
})
