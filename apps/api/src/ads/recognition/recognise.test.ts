import { balanceOf } from '@banter/billing/ledger'
import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestCampus } from '../../../test/campus.ts'
import { endCampaign } from '../campaigns/contract.ts'
import { approveCampaign } from '../review/contract.ts'
import { type AdCampus, count, dayFrom, draft, makeAdCampus, params, pay, running } from '../testing.ts'
import { recogniseSchool } from './schedules.ts'

afterAll(() => {
  clock.offsetMs = 0
})

const DAY_MS = 86_400_000

/** What is deferred, earned, and owed to the school. */
const books = (campus: TestCampus, campaignId: string) =>
  campus.read(async (ctx) => ({
    deferred: await balanceOf(ctx, 'ads_deferred', campaignId),
    earned: await balanceOf(ctx, 'ads_revenue'),
    share: await balanceOf(ctx, 'school_share_payable', campus.school.id),
  }))

let byViews: AdCampus
let byWeek: AdCampus
let views: Awaited<ReturnType<typeof running>>
let weekId: string

// Both are paid for today: Stripe’s pages know no time but the real one.
beforeAll(async () => {
  ;[byViews, byWeek] = await Promise.all([makeAdCampus(), makeAdCampus()])
  views = await running(byViews, { budget: 1_001, to: 9 })
  weekId = (await draft(byWeek, { sold: 'week', from: 1, to: 7 })).id
  await pay(byWeek, weekId)
  await byWeek.admin(approveCampaign, params(weekId))
})

/** Jobs run in their time, not all at once in the end. */
async function passDays(days: number) {
  for (let day = 0; day < days; day++) {
    clock.offsetMs += DAY_MS
    await Promise.all([byViews.campus.runJobs(), byWeek.campus.runJobs()])
  }
}

const daily = (campus: TestCampus) => recogniseSchool(database, campus.school)

test('each day is booked once after its end, and what is left when the campaign ends; together it is what was counted', async () => {
  const { campus } = byViews
  const campaign = views
  const [flight] = campaign.flights
  const [creative] = campaign.creatives
  const view = (units: number) => count(campus, flight?.id ?? '', creative?.id ?? '', units)
  await view(7)
  await daily(campus)
  expect(await books(campus, campaign.id)).toEqual({ deferred: 1_001, earned: 0, share: 0 })
  await passDays(1)
  await Promise.all([daily(campus), daily(campus)])
  await daily(campus)
  // Three and a half cents are three, and the school's half of three is one.
  expect(await books(campus, campaign.id)).toEqual({ deferred: 998, earned: 2, share: 1 })
  await view(5)
  await passDays(2)
  await daily(campus)
  expect(await books(campus, campaign.id)).toEqual({ deferred: 995, earned: 3, share: 3 })
  await view(4)
  const admin = await campus.admin()
  await admin(endCampaign, params(campaign.id))
  const [kept] = await campus.read(({ db }) => db.flight.findMany({ where: { campaignId: campaign.id } }))
  expect([kept?.recognised, Number(kept?.counted)]).toEqual([8, 16])
  expect(await books(campus, campaign.id)).toMatchObject({ earned: 4, share: 4 })
  const keys = await campus.read((ctx) =>
    ctx.sql<{ key: string }>(sql`select idem_key as key from ledger_txns where kind = 'ad_spent'`),
  )
  expect(keys.every(({ key }) => key.startsWith(`adspend:${flight?.id}:20`))).toBe(true)
  expect(new Set(keys.map(({ key }) => key)).size).toBe(3)
})

test('a week is booked by the hours in which it was live', async () => {
  const [{ campus }, id] = [byWeek, weekId]
  await daily(campus)
  const [flight] = await campus.read(({ db }) => db.flight.findMany({ where: { campaignId: id } }))
  const hours = Number(flight?.counted)
  expect(hours).toBeGreaterThan(0)
  expect(hours).toBeLessThan(72)
  expect(flight?.recognised).toBe(Math.floor(((flight?.budget ?? 0) * hours) / 168))
  await passDays(6)
  const [over] = await campus.read(({ db }) =>
    db.campaign.findMany({ where: { id }, include: { flights: true } }),
  )
  expect(over?.state).toBe('ended')
  const { deferred, earned, share } = await books(campus, id)
  expect(earned + share).toBe(over?.flights[0]?.recognised)
  // What was not delivered is back with the card.
  expect([deferred, over?.refunded]).toEqual([0, (over?.paid ?? 0) - earned - share])
})

test('a month that is over has one statement, of what was booked in it and not said before', async () => {
  const { campus } = byViews
  const statements = () =>
    campus.read((ctx) =>
      ctx.sql<{ month: string; spent: number; share: number }>(
        sql`select month::text, spent, share, state, paid_by as "paidBy" from ad_share_statements order by month`,
      ),
    )
  const [booked] = await campus.read((ctx) =>
    ctx.sql<{ spent: number; share: number }>(
      sql`select sum(cents)::int as spent, sum(share)::int as share from ad_recognitions`,
    ),
  )
  clock.offsetMs += 35 * DAY_MS
  // On the first of a month its last day may not be booked yet.
  if (dayFrom(0).endsWith('-01')) clock.offsetMs += DAY_MS
  await Promise.all([daily(campus), daily(campus)])
  await daily(campus)
  const said = await statements()
  expect(said.reduce((sum, { spent }) => sum + spent, 0)).toBe(booked?.spent)
  expect(said.reduce((sum, { share }) => sum + share, 0)).toBe(booked?.share)
  expect(said.at(-1)).toMatchObject({ state: 'open', paidBy: 'invoice' })
  expect(said.at(-1)?.month.slice(0, 7)).not.toBe(clock.now().toISOString().slice(0, 7))
})

test('a campus that moves its clock back after a day was booked ends its campaigns all the same', async () => {
  clock.offsetMs = 0
  const { campus, ...scene } = await makeAdCampus()
  const { id, flights, creatives } = await running({ campus, ...scene })
  const view = (units: number) => count(campus, flights[0]?.id ?? '', creatives[0]?.id ?? '', units)
  await view(10)
  const tomorrow = DateTime.fromJSDate(clock.now(), { zone: 'America/Chicago' }).plus({ days: 1 })
  clock.offsetMs = tomorrow.startOf('day').plus({ minutes: 30 }).toMillis() - Date.now()
  await daily(campus)
  await campus.command((ctx) =>
    ctx.sql(sql`insert into calendar_settings (time_zone) values ('Pacific/Honolulu')`),
  )
  await view(10)
  const admin = await campus.admin()
  expect(await admin(endCampaign, params(id))).toMatchObject({ state: 'ended', spent: { amount: 10 } })
  const days = await campus.read((ctx) =>
    ctx.sql<{ units: number }>(sql`select units from ad_recognitions order by day`),
  )
  expect(days.map(({ units }) => Number(units))).toEqual([10, 10])
})
