import { randomUUID } from 'node:crypto'
import { sql } from '@banter/tenants/database'
import type { Message } from '@banter/tenants/outbox'
import { clock, database } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { directory, makeCampus, services, type TestCampus } from '../../test/campus.ts'
import { mailsTo } from '../../test/mailbox.ts'
import { buy, fillWallet } from '../../test/money.ts'
import { sell } from '../marketplace/testing.ts'
import { cancelCheckout, cancelOrder, getOrder, handOff, refundOrder } from '../orders/contract.ts'
import { runJob } from '../run-job.ts'
import { notificationJobs } from './jobs.ts'
import { bell, subjects, titles } from './testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function bought(method: 'wallet' | 'card' = 'wallet') {
  const campus = await makeCampus()
  const [leo, maya] = await Promise.all([campus.student('Leo Nguyen'), campus.student('Maya Torres')])
  const book = await sell(leo)
  await fillWallet(campus, maya, 10_000)
  const { orders, checkoutId } = await buy(maya, [book], method)
  await campus.runJobs()
  return { campus, leo, maya, checkoutId, params: { id: orders[0]!.id } }
}

test('a purchase rings both bells and writes both a mail that leads to the order', async () => {
  const { campus, leo, maya, params } = await bought()
  const href = `/orders/${params.id}`
  expect(await bell(leo)).toMatchObject([
    {
      kind: 'order_paid',
      title: 'Maya bought your “Calculus book”',
      body: 'Meet and ask for the 6-digit code: it brings $58.80 into your wallet.',
      href,
      read: false,
    },
  ])
  expect(await bell(maya)).toMatchObject([{ title: 'You bought “Calculus book”', href }])
  const [toSeller] = await mailsTo(leo.email)
  expect(toSeller).toMatchObject({ subject: 'Maya bought your “Calculus book”' })
  expect(toSeller?.text).toContain(`http://${campus.host}${href}`)
  const [toBuyer] = await mailsTo(maya.email)
  expect(toBuyer).toMatchObject({ subject: 'You bought “Calculus book”' })
  const { handoffCode } = await maya(getOrder, { params })
  expect(handoffCode).toMatch(/^\d{6}$/)
  for (const mail of [toSeller, toBuyer]) expect(mail?.text).not.toContain(handoffCode)
})

test('another school’s people hear nothing', async () => {
  const stranger = await (await makeCampus()).student()
  await bought()
  expect(await bell(stranger)).toEqual([])
})

test('after the handoff the buyer may enjoy it and the seller has the money', async () => {
  const { campus, leo, maya, params } = await bought()
  const { handoffCode } = await maya(getOrder, { params })
  await leo(handOff, { params, body: { code: handoffCode! } })
  await campus.runJobs()
  const { reference } = await maya(getOrder, { params })
  expect((await titles(maya)).slice(0, 2).sort()).toEqual([
    'Enjoy “Calculus book”!',
    `Your order ${reference} is complete`,
  ])
  expect((await bell(leo))[0]).toMatchObject({
    kind: 'order_completed',
    title: '$58.80 is in your wallet',
    body: 'You sold “Calculus book” to Maya Torres for $60.00. The Banter fee was $1.20.',
  })
  expect((await subjects(leo)).sort()).toEqual([
    '$58.80 is in your wallet',
    'Maya bought your “Calculus book”',
  ])
  expect(await subjects(maya)).toContain(`Your order ${reference} is complete`)
})

test('an order that the buyer calls off tells both who did and where the money is', async () => {
  const { campus, leo, maya, params } = await bought()
  await maya(cancelOrder, { params, body: { reason: 'Found one in the library.' } })
  await campus.runJobs()
  expect((await bell(leo))[0]).toMatchObject({
    kind: 'order_refunded',
    title: 'The order of your “Calculus book” was called off',
    body: expect.stringContaining('Maya called it off: “Found one in the library.”'),
  })
  expect((await bell(maya))[0]).toMatchObject({ title: '$60.00 is back in your wallet' })
  expect((await subjects(leo))[0]).toBe('The order of your “Calculus book” was called off')
  expect((await subjects(maya))[0]).toBe('$60.00 is back in your wallet')
})

test('a refund by the school’s staff does not put words into anyone’s mouth', async () => {
  const { campus, leo, maya, params } = await bought()
  const moderator = await campus.moderator()
  await moderator(refundOrder, { params, body: {}, idempotencyKey: randomUUID() })
  await campus.runJobs()
  for (const person of [leo, maya])
    expect((await bell(person))[0]?.body).toMatch(/^The school called it off\. /)
  expect(await bell(moderator)).toEqual([])
})

test('a reservation that ran out tells the buyer alone; one given up tells nobody', async () => {
  const lapsed = await bought('card')
  expect(await bell(lapsed.leo)).toEqual([])
  clock.offsetMs = 16 * 60_000
  await lapsed.campus.runJobs()
  expect(await titles(lapsed.maya)).toEqual(['Your reservation of “Calculus book” has ended'])
  clock.offsetMs = 0

  const given = await bought('card')
  await given.maya(cancelCheckout, { params: { id: given.checkoutId } })
  await given.campus.runJobs()
  expect(await bell(given.maya)).toEqual([])
  for (const { leo } of [lapsed, given]) expect([await bell(leo), await subjects(leo)]).toEqual([[], []])
})

test('a message delivered twice, or said twice, tells once', async () => {
  const { campus, leo, maya } = await bought()
  for (const message of await messages(campus)) {
    const saidAgain = { ...message, meta: { ...message.meta, id: randomUUID() } }
    for (const job of notificationJobs.filter(({ follows }) => follows.name === message.topic))
      for (const each of [message, message, saidAgain])
        await runJob(job, each, { database, directory, services })
  }
  await campus.runJobs()
  for (const person of [leo, maya])
    expect([(await bell(person)).length, (await subjects(person)).length]).toEqual([1, 1])
})

test('an order that is not there is nobody’s news', async () => {
  const { campus } = await bought()
  const stranger = await makeCampus()
  const said = await messages(campus)
  expect(said.map(({ topic }) => topic)).toContain('order_paid')
  for (const message of said) {
    const elsewhere = { ...message, meta: { ...message.meta, schoolId: stranger.school.id } }
    for (const job of notificationJobs.filter(({ follows }) => follows.name === message.topic))
      await runJob(job, elsewhere, { database, directory, services })
  }
  expect(await stranger.read(({ db }) => db.notification.count())).toBe(0)
})

function messages(campus: TestCampus): Promise<Message[]> {
  return campus.read((ctx) =>
    ctx.sql<Message>(sql`
      select topic, payload, json_build_object('id', id, 'version', version, 'schoolId', school_id, 'occurredAt', occurred_at,
             'producer', producer) as meta from outbox where topic like 'order_%'`),
  )
}
