import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { buy, expectSoundBooks, fillWallet, list, makeMarket } from '../../../test/money.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'
import { orderById } from '../order-rows.ts'
import { freeze, unfreeze } from './freeze.ts'
import { releaseAfter, startRelease } from './release.ts'

const DAY_MS = 86_400_000
afterEach(() => {
  clock.offsetMs = 0
})

async function held() {
  const market = await makeMarket()
  const product = await list(market.campus, market.seller, { price: 5_000 })
  await fillWallet(market.campus, market.buyer, 5_000)
  const bought = await buy(market.buyer, [product], 'wallet')
  return { ...market, product, id: bought.orders[0]?.id ?? '' }
}

type Scene = Awaited<ReturnType<typeof held>>

const stateOf = async ({ seller, id }: Scene) => (await seller(orders.getOrder, { params: { id } })).state
const gotOf = async ({ seller }: Scene) => (await seller(payments.getWallet)).balance.amount
/** What is due in so many days happens; people's sessions do not last that long, so it is now again afterwards. */
async function after({ campus }: Scene, days: number) {
  clock.offsetMs = days * DAY_MS
  await campus.runJobs()
  clock.offsetMs = 0
}
const enterCode = async ({ buyer, seller, id }: Scene) => {
  const { handoffCode } = await buyer(orders.getOrder, { params: { id } })
  return seller(orders.handOff, { params: { id }, body: { code: handoffCode ?? '' } })
}
const meetAt = ({ campus, id }: Scene, at: Date) =>
  campus.command(async (ctx) => releaseAfter(ctx, await orderById(ctx, id, { lock: true }), at))

test('three days after they met and nobody complained, the money is released', async () => {
  const scene = await held()
  const { campus, seller, buyer, id } = scene
  await meetAt(scene, clock.now())
  await after(scene, 2.99)
  expect(await stateOf(scene)).toBe('held')
  await after(scene, 3.01)
  expect(await stateOf(scene)).toBe('settled')
  expect(await gotOf(scene)).toBe(4_900)
  const { timeline } = await buyer(orders.getOrder, { params: { id } })
  expect(timeline.find(({ state }) => state === 'settling')).toMatchObject({
    text: 'The time for complaints is over, so the money is released.',
    actor: null,
  })
  expect((await seller(orders.getOrder, { params: { id } })).handedOffAt).not.toBeNull()
  await expectSoundBooks(campus)
})

test('of several times that were agreed on only the last one counts', async () => {
  const scene = await held()
  await meetAt(scene, clock.now())
  await meetAt(scene, new Date(clock.now().getTime() + 5 * DAY_MS))
  await after(scene, 4)
  expect(await stateOf(scene)).toBe('held')
  await after(scene, 8.1)
  expect(await stateOf(scene)).toBe('settled')
})

test('while a problem is looked into, neither time nor the code brings the money to the seller', async () => {
  const scene = await held()
  const { campus, id } = scene
  await meetAt(scene, clock.now())
  await campus.command((ctx) => freeze(ctx, id, 'dispute'))
  await campus.command((ctx) => freeze(ctx, id, 'dispute'))
  await after(scene, 4)
  expect(await stateOf(scene)).toBe('held')
  expect(await enterCode(scene)).toMatchObject({ state: 'settling', frozen: 'dispute' })
  await campus.runJobs()
  expect(await gotOf(scene)).toBe(0)
  await expectSoundBooks(campus)
  await campus.command((ctx) => unfreeze(ctx, id, 'dispute'))
  await campus.runJobs()
  expect(await gotOf(scene)).toBe(4_900)
  await expectSoundBooks(campus)
})

test('what lapsed while it was frozen is released when it is not frozen any more', async () => {
  const scene = await held()
  const { campus, id } = scene
  await meetAt(scene, clock.now())
  await campus.command((ctx) => freeze(ctx, id, 'no_show'))
  await after(scene, 4)
  expect(await stateOf(scene)).toBe('held')
  clock.offsetMs = 5 * DAY_MS
  await campus.command((ctx) => unfreeze(ctx, id, 'no_show'))
  await after(scene, 5)
  expect(await gotOf(scene)).toBe(4_900)
})

test('the graver cause stays on the order, and one that is still open takes its place again', async () => {
  const scene = await held()
  const { campus, seller, buyer, id } = scene
  const frozen = async () => (await seller(orders.getOrder, { params: { id } })).frozen
  await campus.command(async (ctx) => {
    await ctx.db.dispute.create({
      data: {
        orderId: id,
        openedById: buyer.viewer.id,
        reason: 'damaged',
        about: '',
        wanted: 100,
        answerBy: ctx.now,
      },
    })
    await freeze(ctx, id, 'dispute')
    await freeze(ctx, id, 'chargeback')
    await freeze(ctx, id, 'no_show')
  })
  expect(await frozen()).toBe('chargeback')
  await campus.command((ctx) => unfreeze(ctx, id, 'chargeback'))
  expect(await frozen()).toBe('dispute')
  await campus.command(async (ctx) => {
    await ctx.sql(sql`update disputes set state = 'closed'`)
    await unfreeze(ctx, id, 'dispute')
  })
  expect(await frozen()).toBeNull()
})

test('the code ends a no-show: they did meet after all', async () => {
  const scene = await held()
  await scene.campus.command((ctx) => freeze(ctx, scene.id, 'no_show'))
  expect(await enterCode(scene)).toMatchObject({ state: 'settling', frozen: null })
  await scene.campus.runJobs()
  expect(await gotOf(scene)).toBe(4_900)
})

test('released twice at once, the money goes once', async () => {
  const scene = await held()
  const { campus, id } = scene
  const release = () =>
    campus.command(async (ctx) => startRelease(ctx, await orderById(ctx, id, { lock: true }), 'buyer'))
  const tries = await Promise.allSettled([release(), release(), enterCode(scene)])
  expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  await campus.runJobs()
  expect(await gotOf(scene)).toBe(4_900)
  await expectSoundBooks(campus)
})
