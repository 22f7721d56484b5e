import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import type { Asker } from '../../../test/campus.ts'
import { buy, expectSoundBooks, fillWallet, list, makeMarket } from '../../../test/money.ts'
import { listNotifications } from '../../notifications/contract.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'
import { freeze, unfreeze } from '../money/freeze.ts'
import { releaseAfter } from '../money/release.ts'
import { orderById } from '../order-rows.ts'
import { shipOrder } from './contract.ts'

const DAY_MS = 86_400_000
afterEach(() => {
  clock.offsetMs = 0
})

async function held(delivery: 'pickup' | 'ship' = 'pickup') {
  const market = await makeMarket()
  const { campus, seller, buyer } = market
  const product = await list(campus, seller, { price: 5_000 })
  await fillWallet(campus, buyer, 5_000)
  const bought = await buy(buyer, [product], 'wallet')
  const id = bought.orders[0]?.id ?? ''
  if (delivery !== 'pickup')
    await campus.command((ctx) => ctx.sql(sql`update orders set delivery = ${delivery}`))
  /** What is due in so many days happens; people's sessions do not last that long, so it is now again afterwards. */
  const after = async (days: number) => {
    clock.offsetMs = days * DAY_MS
    await campus.runJobs()
    clock.offsetMs = 0
  }
  const seen = (person: Asker) => person(orders.getOrder, { params: { id } })
  return { ...market, id, after, seen, params: { id } }
}

const kinds = async (person: Asker) => (await person(listNotifications)).items.map(({ kind }) => kind)
const balance = async (person: Asker) => (await person(payments.getWallet)).balance.amount

test('nobody meets: both are reminded after three and ten days, after fourteen the money is back', async () => {
  const { campus, seller, buyer, after, seen } = await held()
  const reminders = async () => (await kinds(buyer)).filter((kind) => kind === 'order_handover').length
  await after(2.9)
  expect(await reminders()).toBe(0)
  await after(3.1)
  expect([await reminders(), (await kinds(seller)).includes('order_handover')]).toEqual([1, true])
  await after(10.1)
  expect(await reminders()).toBe(2)
  await after(13.9)
  expect((await seen(buyer)).state).toBe('held')
  await after(14.1)
  expect(await seen(buyer)).toMatchObject({ state: 'refunded', refunded: { amount: 5_000 } })
  expect([await balance(buyer), await balance(seller)]).toEqual([5_000, 0])
  const { timeline } = await seen(seller)
  expect(timeline.find(({ state }) => state === 'refunding')).toMatchObject({
    actor: null,
    reason: 'Nobody handed it over in time.',
  })
  await expectSoundBooks(campus)
})

test('an order is not called off while it is looked into, or while a time is agreed on', async () => {
  const { campus, id, after, seen, seller } = await held()
  await campus.command((ctx) => freeze(ctx, id, 'no_show'))
  await after(15)
  expect((await seen(seller)).state).toBe('held')
  await campus.command((ctx) => unfreeze(ctx, id, 'no_show'))
  await campus.command(async (ctx) =>
    releaseAfter(ctx, await orderById(ctx, id, { lock: true }), new Date(ctx.now.getTime() + 15 * DAY_MS)),
  )
  await after(17)
  expect((await seen(seller)).state).toBe('held')
  await after(18.1)
  expect((await seen(seller)).state).toBe('settled')
  await expectSoundBooks(campus)
})

test('the buyer says that it is there: the money is released once, and by nobody else', async () => {
  const { campus, seller, buyer, params } = await held()
  for (const person of [seller, await campus.moderator()])
    await expect(person(orders.confirmReceived, { params })).rejects.toMatchObject({ status: 403 })
  expect(await buyer(orders.confirmReceived, { params })).toMatchObject({ state: 'settling' })
  expect(await buyer(orders.confirmReceived, { params })).toMatchObject({ state: 'settling' })
  await campus.runJobs()
  expect(await balance(seller)).toBe(4_900)
  const { timeline } = await buyer(orders.getOrder, { params })
  expect(timeline.find(({ state }) => state === 'settling')?.text).toBe('Bob Buyer said that it is there.')
  await expectSoundBooks(campus)
})

test('what is sent by post is released two weeks after it was sent, or when the buyer has it', async () => {
  const { campus, seller, buyer, params, after, seen } = await held('ship')
  await expect(buyer(orders.confirmReceived, { params })).rejects.toMatchObject({ status: 409 })
  await expect(buyer(shipOrder, { params, body: { tracking: '1Z' } })).rejects.toMatchObject({
    status: 403,
  })
  const sent = await seller(shipOrder, { params, body: { tracking: '1Z 999' } })
  expect(sent).toMatchObject({ state: 'held', tracking: '1Z 999', may: { ship: false, handOff: false } })
  expect(Date.parse(sent.releaseAt ?? '') - Date.parse(sent.shippedAt ?? '')).toBe(14 * DAY_MS)
  await seller(shipOrder, { params, body: { tracking: 'again' } })
  await campus.runJobs()
  expect(await kinds(buyer)).toContain('order_shipped')
  expect(await seen(buyer)).toMatchObject({
    tracking: '1Z 999',
    handoffCode: null,
    may: { receive: true, cancel: false },
  })
  await after(13.5)
  expect((await seen(buyer)).state).toBe('held')
  expect(await kinds(buyer)).toContain('order_release')
  await after(14.1)
  expect((await seen(buyer)).state).toBe('settled')
  expect(await balance(seller)).toBe(4_900)
  await expectSoundBooks(campus)
})

test('who bought and sold is reminded to rate the other one, and who has not paid to pay', async () => {
  const { campus, seller, buyer, params, after } = await held()
  await buyer(orders.confirmReceived, { params })
  await campus.runJobs()
  await campus.command(({ db }) =>
    db.review.create({
      data: { orderId: params.id, authorId: buyer.viewer.id, subjectId: seller.viewer.id, stars: 5 },
    }),
  )
  await after(3.1)
  expect(await kinds(seller)).toContain('order_rating')
  expect(await kinds(buyer)).not.toContain('order_rating')
  const lamp = await list(campus, seller, { price: 900 })
  await buy(buyer, [lamp], 'card')
  await after(2 / 1440)
  await after(11 / 1440)
  expect(await kinds(buyer)).toContain('order_payment')
})
