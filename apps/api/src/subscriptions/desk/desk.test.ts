import type { InvoiceAsSeen, SubscriptionAsSeen } from '@banter/billing/subscriptions/calls'
import { owedSince } from '@banter/billing/subscriptions/states'
import { verifyLedger } from '@banter/billing/verify-ledger'
import { sql } from '@banter/tenants/database'
import { afterAll, describe, expect, test } from 'vitest'
import { directory, services, site } from '../../../test/campus.ts'
import { control } from '../../../test/money.ts'
import { payOn, stripeApi } from '../../../test/school-year.ts'
import * as identity from '../../identity/contract.ts'
import { lockAccount } from '../account.ts'
import * as contract from '../contract.ts'
import { refresh } from '../follow.ts'
import { keepLook, type Look } from '../seen-rows.ts'
import { account, endTrial, large, school, small, subscribe } from '../testing.ts'
import { openCheckout } from './checkout.ts'

afterAll(() => control('/faults/clear', {}))

describe('the billing desk', () => {
  test('shows what can be chosen, and which plan is for a school of this size', async () => {
    const { admin } = await school()
    await admin(contract.putBillingDetails, {
      body: { enrolment: 20_000, poNumber: '', taxId: '', netDays: 0 },
    })
    const { items } = await admin(contract.listPlans)
    expect(items.map(({ key, fits }) => [key, fits])).toEqual([
      ['starter', false],
      ['campus', false],
      ['university', true],
    ])
  })

  test('takes a purchase order: an invoice with its number, paid by transfer within its days', async () => {
    const { campus, admin } = await school()
    await endTrial(campus)
    const details = { enrolment: 9_000, poNumber: 'PO-4711', taxId: '12-3456789', netDays: 60 } as const
    await admin(contract.putBillingDetails, { body: details })
    const body = { ...small, payBy: 'invoice' } as const
    await expect(admin(contract.openCheckout, { body })).rejects.toMatchObject({ code: 'NOT_ON_PLAN' })
    expect(await admin(contract.openCheckout, { body: { ...large, payBy: 'invoice' } })).toEqual({
      redirectUrl: null,
    })
    expect(await admin(contract.getSubscription)).toMatchObject({
      ...details,
      state: 'active',
      payBy: 'invoice',
    })
    const customer = (await account(campus))?.stripeCustomer ?? ''
    const [draft] = (await stripeApi.invoices.list({ customer })).data
    await stripeApi.invoices.finalizeInvoice(draft?.id ?? '')
    await stripeApi.invoices.pay(draft?.id ?? '', { paid_out_of_band: true })
    await refresh(campus, services.payments)
    const { items } = await admin(contract.listInvoices)
    expect(items).toMatchObject([{ status: 'paid', total: { amount: 499_000 } }])
    const [paid] = (await stripeApi.invoices.list({ customer })).data
    expect(paid?.custom_fields).toEqual([{ name: 'PO number', value: 'PO-4711' }])
    expect(await campus.read(verifyLedger)).toEqual([])
  })

  test('takes a code, and refuses one that is none', async () => {
    const scene = await school()
    expect(await subscribe(scene)).toMatchObject({ state: 'active', discount: '' })
    const coupon = await stripeApi.coupons.create({ percent_off: 20, duration: 'forever' })
    const code = `CAMPUS${scene.campus.school.slug.slice(1, 9).toUpperCase()}`
    await stripeApi.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code })
    expect(await scene.admin(contract.redeemCode, { body: { code } })).toMatchObject({ discount: '20% off' })
    await expect(scene.admin(contract.redeemCode, { body: { code: 'NONE' } })).rejects.toMatchObject({
      code: 'NO_SUCH_CODE',
    })
  })

  test('changes nothing for a preview that is old, a plan that is too small, or a card that is declined', async () => {
    const scene = await school()
    const { campus, admin } = scene
    await subscribe(scene)
    const stale = new Date(Date.now() - 2 * 3_600_000).toISOString()
    await expect(admin(contract.changePlan, { body: { ...large, at: stale } })).rejects.toMatchObject({
      code: 'PREVIEW_IS_OLD',
    })
    const { at } = await admin(contract.previewChange, { body: large })
    const customer = (await account(campus))?.stripeCustomer ?? ''
    for (const { id } of (await stripeApi.paymentMethods.list({ customer })).data)
      await control(`/payment_methods/${id}`, { decline: 'insufficient_funds' })
    await expect(admin(contract.changePlan, { body: { ...large, at } })).rejects.toMatchObject({
      code: 'CARD_DECLINED',
    })
    expect(await admin(contract.getSubscription)).toMatchObject({ ...small, state: 'active', owed: null })
    await campus.command((ctx) =>
      ctx.sql(sql`
        insert into users (id, email, name, role)
        select app.uuid_v7(), 'm' || n || '@' || ${campus.domain}, 'M', 'moderator' from generate_series(1, 26) n`),
    )
    expect((await admin(contract.listPlans)).items.map(({ over }) => over.length)).toEqual([1, 1, 0])
  })

  test('lets nobody pay for two: of two admins at once one page stays', async () => {
    const { campus, admin } = await school()
    const asked = await Promise.allSettled(
      [admin, await campus.admin()].map((each) =>
        each(contract.openCheckout, { body: { ...small, payBy: 'card' } }),
      ),
    )
    const customer = (await account(campus))?.stripeCustomer ?? ''
    const { data } = await stripeApi.checkout.sessions.list({ limit: 100 })
    const open = data.filter((session) => session.customer === customer && session.status === 'open')
    expect(open.length).toBe(1)
    expect(asked.some(({ status }) => status === 'fulfilled')).toBe(true)
  })

  test('nor for two that are billed: two who start invoices at once start one subscription', async () => {
    const { campus, admin } = await school()
    const body = { ...large, payBy: 'invoice' } as const
    await Promise.allSettled(
      [admin, await campus.admin()].map((each) => each(contract.openCheckout, { body })),
    )
    const customer = (await account(campus))?.stripeCustomer ?? ''
    expect((await stripeApi.subscriptions.list({ customer, status: 'all' })).data.length).toBe(1)
  })

  test('ends the page before, also when the payment service did not answer the first time', async () => {
    const { campus, admin } = await school()
    const body = { ...small, payBy: 'card' } as const
    const first = await admin(contract.openCheckout, { body })
    const away = { ...services.payments, expireSession: () => Promise.reject(new Error('away')) }
    await expect(openCheckout(campus, body, { payments: away, site })).rejects.toThrow('away')
    await admin(contract.openCheckout, { body })
    await expect(payOn(first.redirectUrl)).rejects.toThrow()
  })

  test('ends the page before also where news of a subscription that is over comes in between', async () => {
    const scene = await school()
    const { campus, admin } = scene
    await subscribe(scene)
    const customer = (await account(campus))?.stripeCustomer ?? ''
    for (const { id } of (await stripeApi.subscriptions.list({ customer })).data)
      await stripeApi.subscriptions.cancel(id)
    await refresh(campus, services.payments)
    const body = { ...small, payBy: 'card' } as const
    const first = await admin(contract.openCheckout, { body })
    await refresh(campus, services.payments)
    await admin(contract.openCheckout, { body })
    await expect(payOn(first.redirectUrl)).rejects.toThrow()
  })

  test('leaves a change that was booked as it was when the card for another one is declined', async () => {
    const { campus, admin } = await school()
    await endTrial(campus)
    const middle = { plan: 'campus', interval: 'month' } as const
    const { redirectUrl } = await admin(contract.openCheckout, { body: { ...middle, payBy: 'card' } })
    await payOn(redirectUrl)
    await admin(contract.getSubscription)
    const less = await admin(contract.previewChange, { body: small })
    await admin(contract.changePlan, { body: { ...small, at: less.at } })
    const customer = (await account(campus))?.stripeCustomer ?? ''
    for (const { id } of (await stripeApi.paymentMethods.list({ customer })).data)
      await control(`/payment_methods/${id}`, { decline: 'insufficient_funds' })
    const more = { plan: 'university', interval: 'month' } as const
    const { at } = await admin(contract.previewChange, { body: more })
    await expect(admin(contract.changePlan, { body: { ...more, at } })).rejects.toMatchObject({
      code: 'CARD_DECLINED',
    })
    await refresh(campus, services.payments)
    expect(await admin(contract.getSubscription)).toMatchObject({ ...middle, next: small })
  })

  test('goes on knowing what is owed when there is news of a subscription that is over', async () => {
    const { campus } = await school()
    const day = (n: number) => new Date(Date.UTC(2026, 0, n))
    const newer: SubscriptionAsSeen = {
      id: 'sub_new',
      seenAt: day(40),
      createdAt: day(5),
      status: 'past_due',
      price: 'campus_month_usd',
      periodStart: day(5),
      periodEnd: day(36),
      trialEndsAt: null,
      cancelAt: null,
      endedAt: null,
      collectionPaused: false,
      payable: true,
      itemId: 'si_new',
      netDays: 30,
      schedule: null,
      next: null,
      discount: '',
      card: '',
    }
    const owed: InvoiceAsSeen = {
      id: 'in_new',
      subscriptionId: newer.id,
      seenAt: day(40),
      createdAt: day(5),
      status: 'open',
      finalizedAt: day(5),
      dueAt: day(35),
      attempts: 0,
      paidAt: null,
      amountDue: 49_900,
      number: 'N-1',
      currency: 'usd',
      total: 49_900,
      amountPaid: 0,
      nextAttemptAt: null,
      periodStart: day(5),
      periodEnd: day(36),
      title: 'Campus',
      pageUrl: '',
      pdfUrl: '',
    }
    const older = { ...newer, id: 'sub_old', createdAt: day(1), status: 'canceled', endedAt: day(4) } as const
    const keep = (look: Look) => campus.command(async (ctx) => keepLook(ctx, await lockAccount(ctx), look))
    await keep({ subscription: newer, invoices: [{ invoice: owed, payment: null, elsewhere: 0 }] })
    const facts = await keep({ subscription: older, invoices: [] })
    expect(facts.subscription?.id).toBe(newer.id)
    // From the day it was due, and not from the beginning of its period: that would close the school at once.
    expect(owedSince(facts)).toEqual(day(35))
  })

  test('is for the school’s admins, and nobody signs up when the plan is full', async () => {
    const { campus } = await school()
    for (const person of [await campus.student(), await campus.moderator()])
      await expect(person(contract.getSubscription)).rejects.toMatchObject({ status: 403 })
    await campus.command((ctx) =>
      ctx.sql(sql`update schools set plan = 'starter-monthly' where id = ${campus.school.id}::uuid`),
    )
    await campus.command((ctx) =>
      ctx.sql(sql`
        insert into users (id, email, name)
        select app.uuid_v7(), 'm' || n || '@' || ${campus.domain}, 'M' from generate_series(1, 4000) n`),
    )
    directory.forget(campus.school.slug)
    const body = {
      email: `new@${campus.domain}`,
      name: 'New',
      password: 'correct horse battery',
      verifier: 'v'.repeat(43),
    }
    await expect(campus.anyone(identity.signUp, { body })).rejects.toMatchObject({ code: 'PLAN_IS_FULL' })
  })
})
