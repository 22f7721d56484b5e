import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import type Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { directory, services, type TestCampus } from '../../../test/campus.ts'
import { lastMailTo } from '../../../test/mailbox.ts'
import {
  buy,
  control,
  deliverWebhooks,
  expectSoundBooks,
  list,
  makeMarket,
  payByCard,
  payPage,
  sessionOf,
} from '../../../test/money.ts'
import { pass, turnBack } from '../../../test/payouts.ts'
import { getWallet } from '../../payments/contract.ts'
import { sweepStripeEvents } from '../../payments/stripe-inbox.ts'
import { reconcile } from '../../payouts/reconciliation/reconcile.ts'
import * as orders from '../contract.ts'

afterEach(turnBack)

async function bought() {
  const market = await makeMarket()
  const { campus, seller, buyer } = market
  const checkout = await buy(buyer, [await list(campus, seller, { price: 5_000 })], 'card')
  const params = { id: checkout.orders[0]?.id ?? '' }
  const inWallet = async () => (await buyer(getWallet)).balance.amount
  const callOff = () => seller(orders.cancelOrder, { params, body: {} })
  return { ...market, checkout, params, inWallet, callOff }
}

/** The card's bank sends back what it was given. */
async function sendBack({ school }: TestCampus) {
  const { refunds } = await control('/objects')
  const ours = refunds.filter(({ metadata }: Stripe.Refund) => metadata?.school_id === school.id)
  expect(ours).toHaveLength(1)
  await control(`/refunds/${ours[0].id}/fail`, {})
}

async function expectNothingDiffers(campus: TestCampus) {
  await expectSoundBooks(campus)
  await reconcile({ database, directory, services }, new Date(clock.now().getTime() + 2 * 3_600_000))
  expect(await campus.read(({ db }) => db.reconIssue.findMany())).toEqual([])
}

test('a refund that the card’s bank sends back later is in the wallet, once, however it is told', async () => {
  const { campus, buyer, checkout, params, inWallet, callOff } = await bought()
  await payByCard(campus, checkout)
  await callOff()
  await campus.runJobs()
  await deliverWebhooks(campus)
  await campus.runJobs()
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ state: 'refunded' })
  expect(await inWallet()).toBe(0)
  await sendBack(campus)
  await deliverWebhooks(campus, (events) => [...events.toReversed(), ...events])
  await campus.runJobs()
  await deliverWebhooks(campus)
  await campus.runJobs()
  expect(await inWallet()).toBe(5_000)
  const { state, timeline } = await buyer(orders.getOrder, { params })
  expect(state).toBe('refunded')
  const told = timeline.filter(({ text }) => text.includes('$50.00 went to the buyer’s wallet'))
  expect(told).toHaveLength(1)
  expect((await lastMailTo(buyer.email)).subject).toBe('$50.00 is in your wallet instead of on your card')
  const { byCard, payable } = await buyer(getWallet)
  expect([byCard.amount, payable.amount], 'card money does not become cash this way').toEqual([5_000, 0])
  await expectNothingDiffers(campus)
})

test('it came back before we knew that it was made: the end is the same', async () => {
  const { campus, buyer, checkout, params, inWallet, callOff } = await bought()
  await payByCard(campus, checkout)
  await callOff()
  const match = { method: 'POST', path: '/v1/refunds' }
  await control('/faults', { match, kind: 'timeout_after_effect', times: 3 })
  await expect(campus.runJobs()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  await sendBack(campus)
  await deliverWebhooks(campus, (events) => events.toReversed())
  await campus.runJobs()
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ state: 'refunded' })
  expect(await inWallet()).toBe(5_000)
  await campus.command((ctx) =>
    ctx.sql(
      sql`update stripe_events set received_at = now() - interval '2 minutes' where processed_at is null`,
    ),
  )
  await sweepStripeEvents({ database, directory })
  await campus.runJobs()
  expect(await inWallet()).toBe(5_000)
  await expectNothingDiffers(campus)
})

test('of a payment that came too late all is in the wallet', async () => {
  const { campus, buyer, checkout, params, inWallet } = await bought()
  await campus.runJobs()
  await campus.command(({ db }) => db.checkout.updateMany({ data: { stripeSession: null } }))
  await pass(16 * 60)
  await campus.runJobs()
  await campus.command(({ db }) => db.checkout.updateMany({ data: { stripeSession: sessionOf(checkout) } }))
  await payPage(checkout)
  await deliverWebhooks(campus)
  await campus.runJobs()
  await sendBack(campus)
  await deliverWebhooks(campus)
  await deliverWebhooks(campus)
  await campus.runJobs()
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ state: 'expired' })
  expect(await inWallet()).toBe(5_000)
  await expectNothingDiffers(campus)
})
