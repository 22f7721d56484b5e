import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { directory, stripe, type TestCampus } from '../../../test/campus.ts'
import {
  buy,
  control,
  expectSoundBooks,
  list,
  makeMarket,
  payByCard,
  stripeCalls,
} from '../../../test/money.ts'
import { officer } from '../../../test/platform.ts'
import { getWallet } from '../../payments/contract.ts'
import { explainReconIssue, getReconIssue } from '../../payouts/reconciliation/contract.ts'
import * as orders from '../contract.ts'
import { askAgainForRefunds } from './overdue-refunds.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function calledOff() {
  const market = await makeMarket()
  const { campus, seller, buyer } = market
  const bought = await buy(buyer, [await list(campus, seller, { price: 5_000 })], 'card')
  await payByCard(campus, bought)
  const params = { id: bought.orders[0]?.id ?? '' }
  const checkout = await campus.read(({ db }) => db.checkout.findFirst({ where: { id: bought.checkoutId } }))
  return { ...market, params, payment: checkout?.stripePayment ?? '' }
}

const byHand = (payment: string, amount: number) =>
  stripe.inject({
    method: 'POST',
    url: '/v1/refunds',
    headers: {
      authorization: 'Bearer sk_test_simulator',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: `payment_intent=${payment}&amount=${amount}`,
  })

test('what somebody gave back by hand at the payment service is not given back twice: finance looks, and it is asked for again', async () => {
  const { campus, seller, buyer, params, payment } = await calledOff()
  expect((await byHand(payment, 5_000)).statusCode).toBe(200)
  await seller(orders.cancelOrder, { params, body: {} })
  await campus.runJobs()
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ state: 'refunding' })
  expect((await buyer(getWallet)).balance.amount).toBe(0)
  const issues = await campus.read(({ db }) => db.reconIssue.findMany({ where: { kind: 'refund' } }))
  expect(issues).toMatchObject([{ ref: params.id, expected: 5_000n, resolvedAt: null }])
  expect(issues[0]?.note).toContain('charge_already_refunded')
  await expectSoundBooks(campus)
  const before = (await stripeCalls(campus)).filter(({ path }) => path === '/v1/refunds').length
  const known = sql`update recon_issues set resolved_at = now(), resolved_by_id = ${seller.viewer.id}::uuid where kind = 'refund'`
  await campus.command((ctx) => ctx.sql(known))
  clock.offsetMs = 25 * 3_600_000
  await askAgainForRefunds({ database, directory })
  await campus.runJobs()
  const [explained] = await campus.read(({ db }) => db.reconIssue.findMany({ where: { kind: 'refund' } }))
  expect(explained).toMatchObject({ resolvedAt: expect.any(Date), resolvedById: seller.viewer.id })
  expect((await stripeCalls(campus)).filter(({ path }) => path === '/v1/refunds').length).toBeGreaterThan(
    before,
  )
  await expectSoundBooks(campus)
})

test('what finance has settled by hand ends its order; without the money it is open again', async () => {
  const { campus, seller, buyer, params, payment } = await calledOff()
  const finance = await officer('finance')
  await byHand(payment, 4_000)
  await seller(orders.cancelOrder, { params, body: {} })
  await campus.runJobs()
  const settle = async ({ campus: { school, read, runJobs } }: { campus: TestCampus }) => {
    const [issue] = await read(({ db }) => db.reconIssue.findMany({ where: { kind: 'refund' } }))
    const path = { params: { schoolId: school.id, id: issue?.id ?? '' } }
    await finance(explainReconIssue, { ...path, body: { remark: 'By hand.', resolved: true } })
    await runJobs()
    return await finance(getReconIssue, path)
  }
  expect(await settle({ campus })).toMatchObject({
    resolvedAt: null,
    note: expect.stringContaining('give it back there'),
  })
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ state: 'refunding' })
  await expectSoundBooks(campus)

  const whole = await calledOff()
  await byHand(whole.payment, 5_000)
  await whole.seller(orders.cancelOrder, { params: whole.params, body: {} })
  await whole.campus.runJobs()
  expect(await settle(whole)).toMatchObject({ resolvedBy: 'Robin', remark: 'By hand.' })
  expect(await whole.buyer(orders.getOrder, { params: whole.params })).toMatchObject({ state: 'refunded' })
  await expectSoundBooks(whole.campus)
})

test('a refund whose job gave up while the payment service was away is asked for again', async () => {
  const { campus, seller, buyer, params } = await calledOff()
  await seller(orders.cancelOrder, { params, body: {} })
  await control('/faults', {
    match: { method: 'POST', path: '/v1/refunds' },
    kind: 'timeout_before',
    times: 3,
  })
  await expect(campus.runJobs()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  clock.offsetMs = 25 * 3_600_000
  expect(await askAgainForRefunds({ database, directory })).toBeGreaterThan(0)
  await campus.runJobs()
  clock.offsetMs = 0
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ state: 'refunded' })
  await expectSoundBooks(campus)
})
