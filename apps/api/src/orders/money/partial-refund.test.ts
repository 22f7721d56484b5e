import { randomUUID } from 'node:crypto'
import { balanceOf, post } from '@banter/billing/ledger'
import { toppedUp } from '@banter/billing/ledger-facts'
import { verifyLedger } from '@banter/billing/verify-ledger'
import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import type { Asker, TestCampus } from '../../../test/campus.ts'
import {
  buy,
  control,
  expectSoundBooks,
  fillWallet,
  list,
  makeMarket,
  payByCard,
  stripeCalls,
} from '../../../test/money.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'
import { settle } from './settlement.ts'

async function held(method: 'card' | 'wallet', price = 5_000) {
  const market = await makeMarket()
  const { campus, seller, buyer } = market
  const product = await list(campus, seller, { price })
  if (method === 'wallet') await fillWallet(campus, buyer, price)
  const bought = await buy(buyer, [product], method)
  if (method === 'card') await payByCard(campus, bought)
  return { ...market, product, id: bought.orders[0]?.id ?? '' }
}

type Scene = Awaited<ReturnType<typeof held>>

const refund = ({ id }: Scene, person: Asker, amount?: number, more: { restock?: boolean } = {}) =>
  person(orders.refundOrder, {
    params: { id },
    body: { ...(amount === undefined ? {} : { amount }), reason: 'A page is torn.', ...more },
    idempotencyKey: randomUUID(),
  })

async function handOver({ campus, seller, buyer, id }: Scene, settle = true) {
  const { handoffCode } = await buyer(orders.getOrder, { params: { id } })
  await seller(orders.handOff, { params: { id }, body: { code: handoffCode ?? '' } })
  if (settle) await campus.runJobs()
}

const walletOf = async (person: Asker) => (await person(payments.getWallet)).balance.amount
const owed = ({ campus, seller }: Scene) =>
  campus.read((ctx) => balanceOf(ctx, 'seller_receivable', seller.viewer.id))
/** Money leaves a wallet for where it is not seen here. */
const spend = (campus: TestCampus, person: Asker, amount: number) =>
  campus.command(async (ctx) => {
    const out = {
      id: randomUUID(),
      chargeId: '',
      amount: -amount,
      currency: 'usd',
      cost: 0,
      balanceTxn: randomUUID(),
    }
    await post(ctx, toppedUp(randomUUID(), person.viewer.id, out))
  })

test('a part given back before the handoff takes its share of the fee with it; the rest is settled', async () => {
  const scene = await held('wallet')
  const { campus, seller, buyer, id } = scene
  expect(await refund(scene, seller, 1_250)).toMatchObject({
    state: 'held',
    refunded: { amount: 1_250 },
    feeRefunded: { amount: 25 },
    sellerNet: { amount: 5_000 - 1_250 - 75 },
  })
  expect(await walletOf(buyer)).toBe(1_250)
  await expectSoundBooks(campus)
  const { timeline } = await buyer(orders.getOrder, { params: { id } })
  expect(timeline.at(-1)).toMatchObject({
    kind: 'partial_refund',
    text: 'Sue Seller gave $12.50 of the price back.',
    reason: 'A page is torn.',
  })
  await handOver(scene)
  expect(await walletOf(seller)).toBe(3_675)
  expect(await campus.read((ctx) => balanceOf(ctx, 'fee_revenue'))).toBe(75)
  await expectSoundBooks(campus)
})

test('parts that add up to the whole end the order, and not a cent more goes back', async () => {
  const scene = await held('wallet', 999)
  const { campus, seller, buyer, product } = scene
  for (const amount of [333, 333])
    expect(await refund(scene, seller, amount)).toMatchObject({ state: 'held' })
  await expect(refund(scene, seller, 334)).rejects.toMatchObject({ status: 422, code: 'TOO_MUCH_BACK' })
  expect(await refund(scene, seller, 333)).toMatchObject({
    state: 'refunded',
    refunded: { amount: 999 },
    feeRefunded: { amount: 20 },
  })
  expect(await walletOf(buyer)).toBe(999)
  const shelf = await campus.read(({ db }) => db.product.findFirst({ where: { id: product.id } }))
  expect([shelf?.stock, shelf?.reserved]).toEqual([1, 0])
  await expectSoundBooks(campus)
})

test('after the settlement the seller’s wallet pays back, and the platform its share of the fee', async () => {
  const scene = await held('wallet')
  const { campus, seller, buyer, product } = scene
  await handOver(scene)
  await refund(scene, seller, 2_500)
  expect([await walletOf(seller), await walletOf(buyer)]).toEqual([4_900 - 2_450, 2_500])
  expect(await campus.read((ctx) => balanceOf(ctx, 'fee_revenue'))).toBe(50)
  await expectSoundBooks(campus)
  expect(await refund(scene, seller, undefined, { restock: true })).toMatchObject({ state: 'refunded' })
  expect([await walletOf(seller), await walletOf(buyer)]).toEqual([0, 5_000])
  expect(await campus.read((ctx) => balanceOf(ctx, 'fee_revenue'))).toBe(0)
  const shelf = await campus.read(({ db }) => db.product.findFirst({ where: { id: product.id } }))
  expect([shelf?.stock, shelf?.reserved]).toEqual([1, 0])
  await expectSoundBooks(campus)
})

test('what a seller’s wallet lacks is owed, and kept back from the next sale', async () => {
  const scene = await held('wallet')
  const { campus, seller, buyer } = scene
  await handOver(scene)
  await spend(campus, seller, 4_000)
  expect(await refund(scene, await campus.moderator())).toMatchObject({ state: 'refunded' })
  expect([await walletOf(seller), await owed(scene), await walletOf(buyer)]).toEqual([0, 4_000, 5_000])
  await fillWallet(campus, seller, 5_500)
  const usd = (amount: number) => ({ amount, currency: 'usd' })
  const shown = { balance: usd(5_500), owed: usd(4_000), byCard: usd(5_500), payable: usd(0) }
  expect(await seller(payments.getWallet)).toMatchObject(shown)
  await spend(campus, seller, 5_500)
  await expectSoundBooks(campus)
  const sales = [await list(campus, seller, { price: 3_000 }), await list(campus, seller, { price: 2_000 })]
  const bought = [await buy(buyer, [sales[0]!], 'wallet'), await buy(buyer, [sales[1]!], 'wallet')]
  for (const { orders: made } of bought) await handOver({ ...scene, id: made[0]?.id ?? '' }, false)
  await campus.runJobs()
  expect(await owed(scene)).toBe(0)
  expect(await walletOf(seller)).toBe(3_000 - 60 + 2_000 - 40 - 4_000)
  await expectSoundBooks(campus)
})

test('parts go back to a card each under its own key, and once, though the connection is cut', async () => {
  const scene = await held('card')
  const { campus, seller } = scene
  await refund(scene, seller, 1_000)
  await refund(scene, seller, 1_000)
  await expectSoundBooks(campus)
  await control('/faults', {
    match: { method: 'POST', path: '/v1/refunds' },
    kind: 'timeout_after_effect',
    times: 3,
  })
  await expect(campus.runJobs()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  await campus.runJobs()
  const calls = (await stripeCalls(campus)).filter(
    ({ path, method }) => method === 'POST' && path === '/v1/refunds',
  )
  expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2)
  expect(calls.filter(({ replayed }) => !replayed)).toHaveLength(2)
  // 5000 − 145 − 30 paid, 2000 given back: and what is left for the seller bears three fifths of the processing.
  expect(await campus.read((ctx) => balanceOf(ctx, 'stripe_balance'))).toBe(5_000 - 175 - 2_000)
  await handOver(scene)
  expect(await walletOf(seller)).toBe(3_000 - 60 - 105)
  await expectSoundBooks(campus)
})

test('a sale is not settled while a part of it is on its way back to a card', async () => {
  const scene = await held('card')
  const { campus, seller, id } = scene
  await refund(scene, seller, 1_000)
  await handOver(scene, false)
  await campus.command((ctx) => settle(ctx, id))
  expect(await seller(orders.getOrder, { params: { id } })).toMatchObject({ state: 'settling' })
  expect(await walletOf(seller)).toBe(0)
  await expectSoundBooks(campus)
  await campus.runJobs()
  expect(await seller(orders.getOrder, { params: { id } })).toMatchObject({ state: 'settled' })
  expect(await walletOf(seller)).toBe(4_000 - 80 - 140)
  await expectSoundBooks(campus)
})

test('a settled card sale goes back to the card from the seller’s wallet; its processing stays spent', async () => {
  const scene = await held('card')
  const { campus, seller } = scene
  await handOver(scene)
  expect(await walletOf(seller)).toBe(4_725)
  expect(await refund(scene, seller)).toMatchObject({ state: 'refunding' })
  expect([await walletOf(seller), await owed(scene)]).toEqual([0, 175])
  await expectSoundBooks(campus)
  await campus.runJobs()
  expect(await seller(orders.getOrder, { params: { id: scene.id } })).toMatchObject({ state: 'refunded' })
  expect(await campus.read((ctx) => balanceOf(ctx, 'fee_revenue'))).toBe(0)
  await expectSoundBooks(campus)
})

test('a refund, a part and the settlement at once: the books hold, whoever is first', async () => {
  const scene = await held('wallet')
  const { campus, seller, buyer } = scene
  await handOver(scene, false)
  await Promise.allSettled([
    refund(scene, seller, 2_000),
    refund(scene, seller, 2_000),
    refund(scene, await campus.moderator(), 2_000),
    campus.runJobs(),
  ])
  await campus.runJobs()
  expect([await walletOf(buyer), await walletOf(seller)]).toEqual([4_000, 1_000 - 20])
  await expectSoundBooks(campus)
})

test('what was taken from the books is seen: a refund that its order does not know', async () => {
  const scene = await held('wallet')
  const { campus, seller } = scene
  await refund(scene, seller, 1_000)
  await campus.command((ctx) => ctx.sql(sql`update orders set refunded = 900`))
  expect((await campus.read(verifyLedger)).map(({ rule }) => rule)).toEqual([
    'what an order gave back is what its refunds say',
  ])
})
