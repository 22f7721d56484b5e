import { balanceOf } from '@banter/billing/ledger'
import { verifyLedger } from '@banter/billing/verify-ledger'
import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../test/campus.ts'
import { beginYear, declineCards, giveCard, payOn, type SchoolYear } from '../../test/school-year.ts'
import { planIn } from '../http/entitlements.ts'
import * as people from '../people/contract.ts'
import * as contract from './contract.ts'

let year: SchoolYear
let admin: Asker
let student: Asker
beforeAll(async () => {
  year = await beginYear()
  admin = await year.admin()
  student = await year.student()
})
afterAll(() => {
  clock.offsetMs = 0
})

const stateNow = async () => (await admin(contract.getSubscription)).state
const write = () => student(people.updateMe, { body: { name: 'Sam Student' } })
const isRefused = (asked: Promise<unknown>) =>
  expect(asked).rejects.toMatchObject({ status: 403, code: 'SCHOOL_READ_ONLY' })

const ledgerLines = () =>
  year.campus.read((ctx) =>
    ctx.sql<{ kind: string; lines: Record<string, number> }>(sql`
      select t.kind, jsonb_object_agg(a.code, e.amount) as lines
        from ledger_txns t
        join ledger_entries e on e.school_id = t.school_id and e.txn_id = t.id
        join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
       group by t.id, t.kind, t.occurred_at order by t.occurred_at, t.kind desc`),
  )

/** 2.9 % and 30 cents. */
const costOf = (amount: number) => Math.round(amount * 0.029) + 30
const paidLines = (amount: number) => [
  { kind: 'subscription_paid', lines: { stripe_balance: amount, subscription_revenue: -amount } },
  { kind: 'processing_cost', lines: { stripe_fees: costOf(amount), stripe_balance: -costOf(amount) } },
]

/** The days are asked one after the other: each test goes on where the one before stopped. */
describe('a year of a school', () => {
  test('begins with thirty days without a card, on everything that the plan has', async () => {
    expect(await admin(contract.getSubscription)).toMatchObject({
      state: 'trial',
      subscribed: false,
      plan: 'campus',
      card: '',
      owed: null,
    })
    await year.goTo(24)
    expect(await mailsSent()).toEqual(['23 trial_ends'])
    await write()
    expect(await ledgerLines()).toEqual([])
  })

  test('is paid from the end of the trial, which is not cut short', async () => {
    const body = { plan: 'starter', interval: 'month', payBy: 'card' } as const
    const first = await admin(contract.openCheckout, { body })
    const second = await admin(contract.openCheckout, { body })
    // Of two pages only the one opened last can be paid.
    await expect(payOn(first.redirectUrl)).rejects.toThrow()
    await payOn(second.redirectUrl)
    // Before any news of it has come.
    expect(await admin(contract.getSubscription)).toMatchObject({ state: 'trial', subscribed: true })
    await year.hear()
    await expect(admin(contract.openCheckout, { body })).rejects.toMatchObject({ code: 'ALREADY_SUBSCRIBED' })
    await year.goTo(32)
    expect(await statesSeen()).toEqual(['30 active'])
    expect(await ledgerLines()).toEqual(paidLines(14_900))
  })

  test('goes on from month to month by itself', async () => {
    await year.goTo(200)
    expect(await statesSeen()).toEqual(['30 active'])
    const { items } = await admin(contract.listInvoices)
    expect(items.map(({ status, total }) => [status, total.amount])).toEqual(Array(6).fill(['paid', 14_900]))
    expect(items[0]).toMatchObject({
      number: expect.stringMatching(/-0007$/),
      pdfUrl: expect.stringContaining('/pdf'),
    })
    expect(await ledgerLines()).toEqual(Array(6).fill(paidLines(14_900)).flat())
  })

  test('owes when the card fails, and nothing is taken from anybody for two weeks and more', async () => {
    await declineCards(year.customer)
    await year.goTo(213)
    expect(await stateNow()).toBe('past_due')
    expect(await admin(contract.getSubscription)).toMatchObject({ owed: { amount: { amount: 14_900 } } })
    await expect(admin(contract.payNow)).rejects.toMatchObject({ code: 'CARD_DECLINED' })
    await year.goTo(222)
    expect(await stateNow()).toBe('grace')
    await write()
  })

  test('is read-only after that: what is there is seen and taken out, the bill can be paid, nothing new is said', async () => {
    await year.goTo(235)
    expect(await stateNow()).toBe('read_only')
    await isRefused(write())
    await student(people.getMe)
    await admin(contract.listInvoices)
    const { redirectUrl } = await admin(contract.openPortal)
    expect(redirectUrl).toContain('/p/session/')
  })

  test('is open again the moment it pays', async () => {
    await giveCard(year.customer)
    expect(await admin(contract.payNow)).toMatchObject({ state: 'active', owed: null })
    year.forget()
    await write()
    await year.hear()
    expect(await statesSeen()).toEqual([
      '30 active',
      '212 past_due',
      '218 grace',
      '232 read_only',
      '235 active',
    ])
    expect((await ledgerLines()).length).toBe(14)
  })

  test('has more at once, for what was shown to the cent', async () => {
    await year.goTo(250)
    const wanted = { plan: 'campus', interval: 'month' } as const
    const shown = await admin(contract.previewChange, { body: wanted })
    expect(shown).toMatchObject({ kind: 'upgrade', over: [], lines: [expect.anything(), expect.anything()] })
    const before = (await admin(contract.listInvoices)).items.length
    const body = { ...wanted, at: shown.at }
    expect(await admin(contract.changePlan, { body })).toMatchObject({ plan: 'campus', state: 'active' })
    const { items } = await admin(contract.listInvoices)
    expect(items.length).toBe(before + 1)
    expect(items[0]).toMatchObject({ status: 'paid', total: shown.total })
    expect((await ledgerLines()).slice(-2)).toEqual(paidLines(shown.total.amount))
    await year.hear()
    expect((await ledgerLines()).length).toBe(18)
    expect(planIn(await year.school()).features).toContain('purchase_orders')
  })

  test('has less when the period ends, unless it changes its mind', async () => {
    const wanted = { plan: 'starter', interval: 'month' } as const
    const { at, kind, due } = await admin(contract.previewChange, { body: wanted })
    expect([kind, due.amount]).toEqual(['downgrade', 0])
    const booked = await admin(contract.changePlan, { body: { ...wanted, at } })
    expect(booked).toMatchObject({ plan: 'campus', next: { plan: 'starter' } })
    expect(await admin(contract.resumeSubscription)).toMatchObject({ plan: 'campus', next: null })
    await admin(contract.changePlan, { body: { ...wanted, at } })
    await year.goTo(280)
    expect(await admin(contract.getSubscription)).toMatchObject({
      plan: 'starter',
      next: null,
      state: 'active',
    })
    expect((await admin(contract.listInvoices)).items[0]).toMatchObject({ total: { amount: 14_900 } })
    expect(planIn(await year.school()).features).not.toContain('purchase_orders')
  })

  test('ends when it is cancelled and the period is over, and is suspended a month later', async () => {
    const ending = await admin(contract.cancelSubscription)
    expect(ending).toMatchObject({ state: 'cancelling', cancelAt: ending.periodEnd })
    expect(await admin(contract.resumeSubscription)).toMatchObject({ state: 'active', cancelAt: null })
    await admin(contract.cancelSubscription)
    await write()
    await year.goTo(310)
    expect(await stateNow()).toBe('read_only')
    await isRefused(write())
    await year.goTo(342)
    expect(await stateNow()).toBe('suspended')
    await student(people.getMe)
    expect(await statesSeen()).toEqual([
      '30 active',
      '212 past_due',
      '218 grace',
      '232 read_only',
      '235 active',
      '280 cancelling',
      '280 active',
      '280 cancelling',
      '303 read_only',
      '333 suspended',
    ])
  })

  test('has told its admins each thing once', async () => {
    await year.goTo(366)
    expect(await mailsSent()).toEqual([
      '23 trial_ends',
      '30 subscription_started',
      '212 payment_failed',
      '214 payment_still_open',
      '216 payment_still_open',
      '218 grace_started',
      '225 grace_ends',
      '229 grace_ends',
      '231 grace_ends',
      '232 read_only_started',
      '235 subscription_restored',
      '280 cancellation_booked',
      '280 cancellation_withdrawn',
      '280 cancellation_booked',
      '296 subscription_ends',
      '302 subscription_ends',
      '303 read_only_started',
      '319 suspension_nears',
      '330 suspension_nears',
      '333 suspended',
    ])
  })

  test('is in the books to the cent', async () => {
    expect(await year.campus.read(verifyLedger)).toEqual([])
    const paid = (await admin(contract.listInvoices, { querystring: { limit: 100 } })).items
      .filter(({ status }) => status === 'paid')
      .reduce((sum, { total }) => sum + total.amount, 0)
    expect(await year.campus.read((ctx) => balanceOf(ctx, 'subscription_revenue'))).toBe(paid)
  })
})

function statesSeen() {
  return year.campus.read(async (ctx) => {
    const rows = await ctx.sql<{ to: string; at: Date }>(
      sql`select to_state as "to", at from subscription_events where kind = 'state' order by id`,
    )
    return rows.map(({ to, at }) => `${year.dayOf(at)} ${to}`)
  })
}

/** What really went out to the one admin there is, by the day it was due. */
function mailsSent() {
  return year.campus.read(async (ctx) => {
    const rows = await ctx.sql<{ mail: string; at: Date; sent: boolean }>(sql`
      select d.mail, d.at, m.sent_at is not null as sent
        from dunning_mails d left join mails m on m.school_id = d.school_id and m.about = 'billing:' || d.key || ':' || ${admin.viewer.id}
       order by d.at, d.key`)
    return rows.map(({ mail, at, sent }) => `${year.dayOf(at)} ${mail}${sent ? '' : ' not sent'}`)
  })
}
