import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { expectSoundBooks } from '../../../test/money.ts'
import * as creatives from '../creatives/contract.ts'
import * as flights from '../flights/contract.ts'
import * as payment from '../payment/contract.ts'
import * as review from '../review/contract.ts'
import * as settings from '../settings/contract.ts'
import { count, dayFrom, draft, makeAdCampus, params, pay, payKey, running } from '../testing.ts'
import * as contract from './contract.ts'
import { CampaignMovedOn, move, moves } from './states.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const DAY = 86_400_000
const scene = await makeAdCampus()
const { campus, admin } = scene
const see = (id: string) => admin(contract.getCampaign, params(id))

test('from a draft to a running campaign, and what it may do on the way', async () => {
  const begun = await draft(scene)
  expect(begun).toMatchObject({
    state: 'draft',
    missing: [],
    budget: { amount: 1_000, currency: 'usd' },
    flights: [{ price: { amount: 500 }, units: 2_000, counted: 0 }],
    creatives: [{ state: 'draft', landingHost: 'joes.example' }],
    may: { pay: true, submit: false, review: false, delete: true, end: false },
  })
  await expect(admin(contract.submitCampaign, params(begun.id))).rejects.toMatchObject({
    code: 'STILL_TO_PAY',
  })
  await pay(scene, begun.id)
  const waiting = await see(begun.id)
  expect(waiting).toMatchObject({
    state: 'pending',
    paid: { amount: 1_000 },
    left: { amount: 1_000 },
    creatives: [{ state: 'pending' }],
    may: { pay: false, edit: false, review: true, delete: false, end: true },
  })
  const { items } = await admin(contract.listCampaigns, { querystring: { show: 'waiting' } })
  expect(items.map(({ id }) => id)).toContain(begun.id)
  const live = await admin(review.approveCampaign, params(begun.id))
  expect(live).toMatchObject({ state: 'live', creatives: [{ state: 'approved' }], closed: null })
  expect(live.timeline.map(({ kind }) => kind)).toEqual([
    'live',
    'approved',
    'pending',
    'paid',
    'ad_added',
    'flight_added',
    'created',
  ])
  expect(await admin(contract.pauseCampaign, params(begun.id))).toMatchObject({ state: 'paused' })
  expect(await admin(contract.resumeCampaign, params(begun.id))).toMatchObject({ state: 'live' })
  await expectSoundBooks(campus)
})

test('what has begun later is approved now and runs at its first day; at its end what is left goes back', async () => {
  const { id } = await running(scene, { from: 2, to: 3 })
  expect(await see(id)).toMatchObject({ state: 'approved' })
  clock.offsetMs = 3 * DAY
  await campus.runJobs()
  expect(await see(id)).toMatchObject({ state: 'live' })
  clock.offsetMs = 5 * DAY
  await campus.runJobs()
  expect(await see(id)).toMatchObject({
    state: 'ended',
    endReason: 'time',
    refunded: { amount: 1_000 },
    left: { amount: 0 },
    may: { archive: true },
  })
  expect(await admin(contract.archiveCampaign, params(id))).toMatchObject({ state: 'archived' })
  await expectSoundBooks(campus)
})

test('sent back with a reason, changed and handed in again: what was paid stays paid', async () => {
  const { id, creatives: ads } = await draft(scene)
  await pay(scene, id)
  await admin(review.rejectCampaign, { ...params(id), body: { reason: 'Please leave out the price.' } })
  expect(await see(id)).toMatchObject({
    state: 'rejected',
    rejection: 'Please leave out the price.',
    creatives: [{ state: 'rejected', rejection: 'Please leave out the price.' }],
    left: { amount: 1_000 },
    may: { submit: true, editAds: true, end: true },
  })
  const [ad] = ads
  await admin(creatives.changeCreative, { ...params(ad?.id ?? ''), body: { headline: 'Pizza night' } })
  expect(await admin(contract.submitCampaign, params(id))).toMatchObject({
    state: 'pending',
    rejection: '',
    creatives: [{ headline: 'Pizza night', state: 'pending', body: 'Every Tuesday with your student card.' }],
  })
})

test('a new ad of a running campaign waits by itself and takes the place of the old one', async () => {
  const live = await running(scene)
  const [old] = live.creatives
  const body = { headline: 'Now with salad', landingUrl: 'https://joes.example/', replacesId: old?.id ?? '' }
  await admin(creatives.addCreative, { ...params(live.id), body })
  expect(await see(live.id)).toMatchObject({ state: 'live', newAds: 1, may: { review: true } })
  await admin(review.rejectCampaign, { ...params(live.id), body: { reason: 'No salad, please.' } })
  const { creatives: rejected } = await see(live.id)
  expect(rejected.map(({ state }) => state)).toEqual(['approved', 'rejected'])
  const second = rejected[1]?.id ?? ''
  await admin(creatives.changeCreative, { ...params(second), body: { headline: 'Now with soup' } })
  const after = await admin(review.approveCampaign, params(live.id))
  expect(after.creatives.map(({ headline, state }) => [headline, state])).toEqual([
    ['Two pizzas, one price', 'retired'],
    ['Now with soup', 'approved'],
  ])
  await expect(
    admin(creatives.changeCreative, { ...params(second), body: { headline: 'Other words' } }),
  ).rejects.toMatchObject({ code: 'AD_IS_FIXED' })
  await expect(admin(creatives.removeCreative, params(second))).rejects.toMatchObject({ code: 'LAST_AD' })
})

test('what is paid for is not planned otherwise, and a category the school closes is not bought', async () => {
  const paid = await running(scene)
  const flight = paid.flights[0]?.id ?? ''
  await expect(admin(flights.removeFlight, params(flight))).rejects.toMatchObject({ code: 'ALREADY_PAID' })
  await expect(admin(contract.deleteCampaign, params(paid.id))).rejects.toMatchObject({
    code: 'CANNOT_DELETE',
  })
  const later = await draft(scene)
  await admin(settings.changeAdSettings, { body: { categories: ['jobs'] } })
  await expect(admin(payment.payCampaign, { ...params(later.id), ...payKey() })).rejects.toMatchObject({
    code: 'INCOMPLETE',
  })
  expect(await see(paid.id)).toMatchObject({ closed: { why: 'category' } })
  await admin(settings.changeAdSettings, { body: { categories: ['food', 'jobs'] } })
  await admin(contract.deleteCampaign, params(later.id))
  await expect(see(later.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the database itself keeps what was delivered, stops at what was bought, and holds on to the agreed share', async () => {
  const live = await running(scene)
  const [flight, ad] = [live.flights[0]?.id ?? '', live.creatives[0]?.id ?? '']
  await count(campus, flight, ad, 10)
  const attempt = (statement: ReturnType<typeof sql>) => campus.command((ctx) => ctx.sql(statement))
  await expect(attempt(sql`delete from campaigns where id = ${live.id}::uuid`)).rejects.toThrow()
  await expect(attempt(sql`delete from flights where id = ${flight}::uuid`)).rejects.toThrow(
    /delivered is kept/,
  )
  await expect(
    attempt(sql`update flights set counted = bought + 1 where id = ${flight}::uuid`),
  ).rejects.toThrow(/flights_counted_check/)
  await expect(attempt(sql`update campaigns set share_bps = 1 where id = ${live.id}::uuid`)).rejects.toThrow(
    /share was agreed/,
  )
})

test('the school’s own campaign costs nothing, needs no card, and may lead to a page of the campus', async () => {
  const { id } = await draft(scene, { kind: 'school', placement: 'rail' })
  await expect(admin(payment.payCampaign, { ...params(id), ...payKey() })).rejects.toMatchObject({
    code: 'NOTHING_TO_PAY',
  })
  const body = { headline: 'Open day', landingUrl: '/events' }
  expect(await admin(creatives.addCreative, { ...params(id), body })).toMatchObject({ landingUrl: '/events' })
  await admin(contract.submitCampaign, params(id))
  expect(await admin(review.approveCampaign, params(id))).toMatchObject({
    state: 'live',
    paid: { amount: 0 },
  })
  await admin(contract.endCampaign, params(id))
  const again = await admin(contract.duplicateCampaign, params(id))
  expect(again).toMatchObject({ state: 'draft', kind: 'school', creatives: [{}, { headline: 'Open day' }] })
  expect(again.flights).toMatchObject([{ from: dayFrom(0), to: dayFrom(6), placement: 'rail' }])
})

test('every move that is not in the table is refused', async () => {
  const { id, state } = await draft(scene)
  const states = Object.keys(moves) as (keyof typeof moves)[]
  for (const to of states.filter((one) => !moves[state].includes(one)))
    await expect(campus.command((ctx) => move(ctx, { id, state }, to, { by: null }))).rejects.toBeInstanceOf(
      CampaignMovedOn,
    )
})

test('students neither plan nor read, and another school’s admin finds nothing', async () => {
  const { id } = await draft(scene)
  const student = await campus.student()
  await expect(student(contract.getCampaign, params(id))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const elsewhere = await makeAdCampus()
  await expect(elsewhere.admin(contract.getCampaign, params(id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(elsewhere.admin(payment.payCampaign, { ...params(id), ...payKey() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  const { items } = await elsewhere.admin(contract.listCampaigns, { querystring: {} })
  expect(items).toEqual([])
})
