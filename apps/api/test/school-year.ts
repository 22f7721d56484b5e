import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import Stripe from 'stripe'
import { expect } from 'vitest'
import { openAccount } from '../src/subscriptions/account.ts'
import { keepCustomer } from '../src/subscriptions/customer.ts'
import { refresh } from '../src/subscriptions/follow.ts'
import { type Asker, directory, makeCampus, services, stripeUrl, type TestCampus } from './campus.ts'
import { control, postEvent } from './money.ts'

const { hostname, port } = new URL(stripeUrl)
export const stripeApi = new Stripe('sk_test_simulator', {
  host: hostname,
  port: Number(port),
  protocol: 'http',
})

const DAY = 86_400
/** However little is to come, the school hears so often of Stripe. */
const STEP = 7 * DAY
/** Always the same day, so that months are as long as they were when this was written. */
const START = Date.parse('2027-01-04T09:00:00Z') / 1000

export type SchoolYear = Awaited<ReturnType<typeof beginYear>>

/** A school whose time passes on a test clock at Stripe, and here with it. */
export async function beginYear() {
  clock.offsetMs = START * 1000 - Date.now()
  const campus = await makeCampus()
  const { id: testClock } = await stripeApi.testHelpers.testClocks.create({ frozen_time: START })
  const customer = await stripeApi.customers.create({ name: 'Test School', test_clock: testClock })
  await campus.command(async (ctx) => {
    await openAccount(ctx)
    await keepCustomer(ctx, customer.id)
  })
  await campus.runJobs()
  const told = new Set<string>()
  let at = START

  /** Everything Stripe has told so far of this school, the newest first and twice: the order must not matter. */
  async function hear() {
    const { data } = await stripeApi.events.list({ limit: 100 })
    const news = data.filter((event) => !told.has(event.id) && JSON.stringify(event).includes(customer.id))
    for (const event of [...news, ...news]) expect((await postEvent(event)).statusCode).toBe(200)
    for (const { id } of news) told.add(id)
    await campus.runJobs()
    directory.forget(campus.school.slug)
  }

  /** When the school is to be looked at again. */
  const wakeAt = () =>
    campus.read(async (ctx) => {
      const [row] = await ctx.sql<{ at: Date }>(
        sql`select subscription_wake_at as at from schools where id = ${campus.school.id}::uuid`,
      )
      return Math.ceil((row?.at.getTime() ?? 0) / 1000)
    })

  async function stepTo(next: number) {
    await stripeApi.testHelpers.testClocks.advance(testClock, { frozen_time: next })
    clock.offsetMs = next * 1000 - Date.now()
    at = next
    await hear()
    if ((await wakeAt()) > at) return
    await refresh(campus, services.payments)
    await campus.runJobs()
    directory.forget(campus.school.slug)
  }

  return {
    campus,
    customer: customer.id,
    hear,
    /** Goes to a day of the school's life, through all that happens on the way. */
    async goTo(day: number) {
      const goal = START + day * DAY
      while (at < goal) {
        const wake = await wakeAt()
        await stepTo(Math.min(goal, at + STEP, wake > at ? wake : goal))
      }
    },
    /** As other processes do when they are told that a school has changed. */
    forget: () => directory.forget(campus.school.slug),
    school: async () => (await directory.byId(campus.school.id)) ?? campus.school,
    /** What the school's mails and events are dated by. */
    dayOf: (moment: Date) => Math.floor((moment.getTime() / 1000 - START) / DAY),
    admin: async () => lasting(campus, await campus.admin()),
    student: async () => lasting(campus, await campus.student()),
  }
}

/** Stays signed in for years. */
async function lasting(campus: TestCampus, person: Asker): Promise<Asker> {
  const { id } = person.viewer
  await campus.command((ctx) =>
    ctx.sql(sql`update sessions set expires_at = '2029-01-01' where user_id = ${id}::uuid`),
  )
  return person
}

/** Fills in a page that was opened for paying. */
export async function payOn(url: string | null, card = '4242424242424242') {
  const { outcome } = await control('/pay', { session: url?.split('/').at(-1), card })
  expect(outcome.kind).toBe('paid')
}

/** The bank says no to every card of a customer from now on. */
export async function declineCards(customer: string) {
  const { data } = await stripeApi.paymentMethods.list({ customer })
  for (const { id } of data) await control(`/payment_methods/${id}`, { decline: 'insufficient_funds' })
}

/** Another card, as on Stripe's own page. */
export async function giveCard(customer: string) {
  const method = await stripeApi.paymentMethods.attach('pm_card_mastercard', { customer })
  await stripeApi.customers.update(customer, { invoice_settings: { default_payment_method: method.id } })
  const { data } = await stripeApi.subscriptions.list({ customer })
  for (const { id } of data) await stripeApi.subscriptions.update(id, { default_payment_method: method.id })
}
