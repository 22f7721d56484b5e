import { balanceOf } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { stripe } from '../../../test/campus.ts'
import { lastMailTo } from '../../../test/mailbox.ts'
import { control, deliverWebhooks, expectSoundBooks, postEvent, stripeCalls } from '../../../test/money.ts'
import * as campaigns from '../campaigns/contract.ts'
import * as flights from '../flights/contract.ts'
import * as review from '../review/contract.ts'
import {
  type AdCampus,
  count,
  dayFrom,
  draft,
  makeAdCampus,
  params,
  pay,
  payKey,
  running,
  settle,
} from '../testing.ts'
import * as contract from './contract.ts'

afterEach(async () => {
  clock.offsetMs = 0
  await control('/faults/clear', {})
})

const scene = await makeAdCampus()
const { campus, admin } = scene
const see = (id: string) => admin(campaigns.getCampaign, params(id))
const held = (id: string, { campus: where }: Pick<AdCampus, 'campus'> = scene) =>
  where.read((ctx) => balanceOf(ctx, 'ads_deferred', id))
const end = (id: string) => admin(campaigns.endCampaign, params(id))

test('one key is one page; the payment is held for the campaign and told as it is', async () => {
  const { id, reference } = await draft(scene)
  const key = payKey()
  const [first, second] = [
    await admin(contract.payCampaign, { ...params(id), ...key }),
    await admin(contract.payCampaign, { ...params(id), ...key }),
  ]
  expect(second).toEqual(first)
  expect(first).toMatchObject({ amount: { amount: 1_000 }, state: 'awaiting_payment' })
  await settle(campus, first)
  // Told again, in whatever number: it is paid once.
  await deliverWebhooks(campus)
  await campus.runJobs()
  expect(await held(id)).toBe(1_000)
  expect(await see(id)).toMatchObject({ state: 'pending', paid: { amount: 1_000 } })
  const calls = (await stripeCalls(campus)).filter(({ metadata }) => metadata?.campaign_id === id)
  expect(calls).toMatchObject([
    {
      path: '/v1/checkout/sessions',
      idempotencyKey: `ad:${first.id}:session`,
      metadata: { kind: 'campaign', ad_payment_id: first.id, school_slug: campus.school.slug, env: 'test' },
      params: { payment_intent_data: { description: `Ad campaign ${reference} · ${campus.school.slug}` } },
    },
  ])
  const receipt = await admin(contract.getAdReceipt, params(first.id))
  expect(receipt).toMatchObject({
    number: first.number,
    advertiser: { name: 'Joe’s Pizza' },
    amount: { amount: 1_000 },
    lines: [{ label: 'Billboard, by views', amount: { amount: 1_000 } }],
    refunds: [],
  })
  const mail = await lastMailTo('joe@joes.example')
  expect(mail.subject).toBe(`Receipt ${first.number}: $10.00 for ads at Test School`)
  await expectSoundBooks(campus)
})

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

test('money for an older plan, or for a campaign that is over, goes back whole', async () => {
  const { id } = await draft(scene)
  const page = await admin(contract.payCampaign, { ...params(id), ...payKey() })
  // Paid while the plan is being changed: the page was still open.
  await control('/pay', { session: page.redirectUrl?.split('/').at(-1) ?? '' })
  await admin(flights.addFlight, {
    ...params(id),
    body: { placement: 'shop', kind: 'cpm', budget: 2_000, from: dayFrom(0), to: dayFrom(3) },
  })
  await deliverWebhooks(campus)
  await campus.runJobs()
  expect(await see(id)).toMatchObject({
    state: 'draft',
    paid: { amount: 1_000 },
    refunded: { amount: 1_000 },
  })
  expect(await held(id)).toBe(0)
  await pay(scene, id)
  expect(await see(id)).toMatchObject({ state: 'pending', left: { amount: 3_000 } })
  await expectSoundBooks(campus)
})

test('a new page ends the one before', async () => {
  const { id } = await draft(scene)
  const old = await admin(contract.payCampaign, { ...params(id), ...payKey() })
  const page = await admin(contract.payCampaign, { ...params(id), ...payKey() })
  await campus.runJobs()
  expect(page.id).not.toBe(old.id)
  const { items } = await admin(contract.listAdPayments, params(id))
  expect(items.map(({ state, redirectUrl }) => [state, redirectUrl !== null])).toEqual([
    ['awaiting_payment', true],
    ['expired', false],
  ])
  await settle(campus, page)
  expect(await see(id)).toMatchObject({ state: 'pending', paid: { amount: 1_000 } })
})

test('a budget is raised while it runs, and one that is over takes no more', async () => {
  const { id, flights: places } = await running(scene)
  const flightId = places[0]?.id ?? ''
  const body = { flightId, amount: 500 }
  const more = await admin(contract.topUpCampaign, { ...params(id), body, ...payKey() })
  const late = { ...params(id), body, ...payKey() }
  await settle(campus, more)
  expect(await see(id)).toMatchObject({
    state: 'live',
    paid: { amount: 1_500 },
    flights: [{ budget: { amount: 1_500 }, units: 3_000 }],
  })
  const open = await admin(contract.topUpCampaign, late)
  await end(id)
  await settle(campus, open)
  expect(await see(id)).toMatchObject({
    state: 'ended',
    paid: { amount: 2_000 },
    refunded: { amount: 2_000 },
  })
  await expect(admin(contract.topUpCampaign, { ...params(id), body, ...payKey() })).rejects.toMatchObject({
    code: 'CAMPAIGN_MOVED_ON',
  })
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

test('whatever is counted, raised and ended: paid = spent + given back + held, to the cent', async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('count' as const), units: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ kind: fc.constant('raise' as const), amount: fc.integer({ min: 500, max: 1_234 }) }),
    fc.record({ kind: fc.constant('night' as const) }),
  )
  const plan = fc.record({
    budget: fc.integer({ min: 500, max: 3_000 }),
    sold: fc.constantFrom('cpm' as const, 'cpc' as const),
    steps: fc.array(step, { maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(plan, async ({ budget, sold, steps }) => {
      clock.offsetMs = 0
      const live = await running(scene, { budget, sold })
      const [flight, ad] = [live.flights[0]?.id ?? '', live.creatives[0]?.id ?? '']
      for (const one of steps) {
        if (one.kind === 'raise') {
          const body = { flightId: flight, amount: one.amount }
          const page = await admin(contract.topUpCampaign, { ...params(live.id), body, ...payKey() })
          await settle(campus, page)
        } else if (one.kind === 'night') clock.offsetMs += 3_600_000
        else {
          const now = (await see(live.id)).flights[0]
          const units = Math.min(one.units, (now?.units ?? 0) - (now?.counted ?? 0))
          if (units > 0) await count(campus, flight, ad, units)
        }
      }
      const { paid, spent } = await see(live.id)
      const over = await end(live.id)
      await campus.runJobs()
      expect(over.spent).toEqual(spent)
      expect(over.refunded.amount).toBe(paid.amount - spent.amount)
      const [booked] = await campus.read(({ db }) => db.flight.findMany({ where: { campaignId: live.id } }))
      expect(booked?.recognised).toBe(spent.amount)
      expect(await held(live.id)).toBe(0)
    }),
    { numRuns: 5 },
  )
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

/** Stripe names a dispute's school nowhere: its events are those of the payment it is about. */
async function bankSays(id: string) {
  const answer = await stripe.inject({
    url: '/v1/events?limit=100&type=charge.dispute.*',
    headers: { authorization: 'Bearer sk_test_simulator' },
  })
  const events: { data: { object: { id: string } } }[] = answer.json().data
  for (const event of events.filter(({ data }) => data.object.id === id).reverse()) await postEvent(event)
  await campus.runJobs()
}

test('while a bank disputes the payment nothing is shown; what it keeps is not given back a second time', async () => {
  const { id } = await draft(scene)
  const page = await pay(scene, id)
  const live = await admin(review.approveCampaign, params(id))
  await count(campus, live.flights[0]?.id ?? '', live.creatives[0]?.id ?? '', 400)
  const dispute = await control('/disputes', { charge: page.redirectUrl?.split('/').at(-1) })
  await bankSays(dispute.id)
  const { state, timeline } = await see(id)
  expect([state, timeline[0]?.kind, timeline[1]?.kind]).toEqual(['paused', 'disputed', 'paused'])
  await control(`/disputes/${dispute.id}/decide`, { outcome: 'lost' })
  await bankSays(dispute.id)
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
