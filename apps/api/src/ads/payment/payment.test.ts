import { clock } from '@banter/tenants/testing'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { lastMailTo } from '../../../test/mailbox.ts'
import { control, deliverWebhooks, expectSoundBooks, stripeCalls } from '../../../test/money.ts'
import * as flights from '../flights/contract.ts'
import { count, dayFrom, draft, makeAdDesk, params, pay, payKey, running, settle } from '../testing.ts'
import * as contract from './contract.ts'

afterEach(async () => {
  clock.offsetMs = 0
  await control('/faults/clear', {})
})

const { scene, campus, admin, see, held, end } = await makeAdDesk()

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
