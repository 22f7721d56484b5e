import { clock } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { endCampaign } from '../campaigns/contract.ts'
import * as flights from '../flights/contract.ts'
import * as settings from '../settings/contract.ts'
import { count, dayFrom, draft, makeAdCampus, params, running } from '../testing.ts'
import * as contract from './contract.ts'

const scene = await makeAdCampus()
const { campus, admin } = scene

test('a report by day, place and ad, and the same as a table', async () => {
  const live = await running(scene, { budget: 2_000 })
  const [flight, ad] = [live.flights[0]?.id ?? '', live.creatives[0]?.id ?? '']
  await count(campus, flight, ad, 1_000)
  clock.offsetMs = 86_400_000
  await count(campus, flight, ad, 400)
  const report = await admin(contract.getAdReport, params(live.id))
  clock.offsetMs = 0
  expect(report).toMatchObject({
    total: { views: 1_400, clicks: 2, ctr: 1.43, spent: { amount: 700 } },
    days: [
      { day: dayFrom(0), views: 1_000, spent: { amount: 500 } },
      { day: dayFrom(1), views: 400, spent: { amount: 200 } },
    ],
    placements: [{ placement: 'feed', views: 1_400, spent: { amount: 700 } }],
    creatives: [{ headline: 'Two pizzas, one price', views: 1_400, clicks: 2 }],
  })
  const table = await admin(contract.exportAdReport, params(live.id))
  expect(table.split('\r\n').slice(0, 3)).toEqual([
    '"Day","Place","Sold by","Ad","Views","Clicks","Clicks per 1,000 views","Spent"',
    `"${dayFrom(0)}","feed","cpm","Two pizzas, one price",1000,1,1,5`,
    `"${dayFrom(1)}","feed","cpm","Two pizzas, one price",400,1,2.5,2`,
  ])
})

test('an estimate knows the school’s prices, its traffic and its exam week', async () => {
  const ask = { placement: 'feed', kind: 'cpm', budget: 1_000, from: dayFrom(0), to: dayFrom(9) } as const
  const before = await admin(flights.estimateFlight, { querystring: ask })
  expect(before).toMatchObject({ price: { amount: 500 }, units: 2_000, days: 10, blackouts: [] })
  await campus.command(({ db, now }) =>
    db.adTraffic.createMany({
      data: [1, 2, 3, 4].map((days) => ({
        placement: 'feed',
        hour: new Date(now.getTime() - days * 86_400_000),
        showings: 1_000,
      })),
    }),
  )
  const body = { from: dayFrom(2), to: dayFrom(3), reason: 'Finals' }
  const { id } = await admin(settings.addBlackout, { body })
  const after = await admin(flights.estimateFlight, { querystring: ask })
  expect(after).toMatchObject({
    days: 8,
    views: { low: 1_600, high: 2_000 },
    tooMuch: false,
    blackouts: [body],
  })
  expect((await admin(flights.estimateFlight, { querystring: { ...ask, budget: 100_000 } })).tooMuch).toBe(
    true,
  )
  await admin(settings.endBlackout, params(id))
  expect((await admin(settings.listBlackouts)).items).toEqual([])
})

test('prices hold for what is planned later, and only what makes sense is planned', async () => {
  const early = await draft(scene)
  await admin(settings.changeAdSettings, { body: { cpmPrice: 1_000 } })
  const late = await draft(scene)
  expect([early.flights[0]?.units, late.flights[0]?.units]).toEqual([2_000, 1_000])
  const add = (over: object) =>
    admin(flights.addFlight, {
      ...params(late.id),
      body: { placement: 'rail', kind: 'week', from: dayFrom(0), to: dayFrom(6), ...over },
    })
  expect(await add({ to: dayFrom(7) })).toMatchObject({ budget: { amount: 5_000 }, units: 192 })
  await expect(add({ kind: 'free' })).rejects.toMatchObject({ code: 'WRONG_PRICE' })
  await expect(add({ from: '2020-01-01', to: '2020-01-02' })).rejects.toMatchObject({ code: 'PAST_FLIGHT' })
  await expect(add({ to: dayFrom(500) })).rejects.toMatchObject({ code: 'TOO_LONG' })
  await expect(add({ kind: 'cpm', budget: 100 })).rejects.toMatchObject({ code: 'INVALID' })
  await expect(add({ kind: 'cpm', budget: 900, week: Array(7).fill(0) })).rejects.toMatchObject({
    code: 'INVALID',
  })
})

test('what is booked of a month is the month’s, and half of it the school’s', async () => {
  const alone = await makeAdCampus()
  const live = await running(alone, { budget: 2_000 })
  await count(alone.campus, live.flights[0]?.id ?? '', live.creatives[0]?.id ?? '', 1_000)
  await alone.admin(endCampaign, params(live.id))
  const { items } = await alone.admin(contract.listAdShares)
  expect(items).toMatchObject([
    {
      month: dayFrom(0).slice(0, 7),
      spent: { amount: 500 },
      share: { amount: 250 },
      campaigns: 1,
      state: 'running',
    },
  ])
})
