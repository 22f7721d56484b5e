import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as disputes from '../src/disputes/contract.ts'
import * as orders from '../src/orders/contract.ts'
import { type Asker, makeCampus } from './campus.ts'
import { buy, expectSoundBooks, fillWallet, list } from './money.ts'
import { walletOf } from './payouts.ts'

/** Two friends, one of whom has been paid by the other and has nothing left of it. */
async function spentSale() {
  const campus = await makeCampus()
  const [sam, bea, shop] = [
    await campus.student('Sam'),
    await campus.student('Bea'),
    await campus.student('Shop'),
  ]
  await fillWallet(campus, bea, 10_000)
  const bought = await buy(bea, [await list(campus, sam, { price: 10_000 })], 'wallet')
  const params = { id: bought.orders[0]?.id ?? '' }
  const { handoffCode } = await bea(orders.getOrder, { params })
  await sam(orders.handOff, { params, body: { code: handoffCode ?? '' } })
  await campus.runJobs()
  await buy(sam, [await list(campus, shop, { price: 9_800 })], 'wallet')
  expect([await walletOf(sam), await walletOf(bea)]).toEqual([0, 0])
  const refund = (who: Asker, amount?: number) =>
    who(orders.refundOrder, { params, body: amount ? { amount } : {}, idempotencyKey: randomUUID() })
  return { campus, sam, bea, params, refund }
}

const refused = { status: 409, code: 'NOT_COVERED' }

test('a seller gives back what they have: nobody makes money of an emptied wallet and a friend', async () => {
  const { campus, sam, bea, refund } = await spentSale()
  for (const amount of [undefined, 1_000, 1]) await expect(refund(sam, amount)).rejects.toMatchObject(refused)
  await fillWallet(campus, sam, 980)
  await expect(refund(sam, 1_001)).rejects.toMatchObject(refused)
  await refund(sam, 1_000)
  expect([await walletOf(sam), await walletOf(bea)]).toEqual([0, 1_000])
  await expectSoundBooks(campus)
  await refund(await campus.moderator(), 500)
  expect([await walletOf(sam), await walletOf(bea)]).toEqual([0, 1_500])
  await expectSoundBooks(campus)
})

test('nor by way of a reported problem that the two agree on: then the staff decide', async () => {
  const { campus, sam, bea, params } = await spentSale()
  const { id } = await bea(disputes.openDispute, {
    params,
    body: { reason: 'other', about: 'It is not what I thought.', wanted: 10_000, media: [] },
  })
  const answer = (kind: 'accept' | 'contest') =>
    sam(disputes.answerDispute, { params: { id }, body: { kind, answer: 'So be it.', media: [] } })
  await expect(answer('accept')).rejects.toMatchObject(refused)
  expect([await walletOf(sam), await walletOf(bea)]).toEqual([0, 0])
  expect(await answer('contest')).toMatchObject({ state: 'decision' })
  await expectSoundBooks(campus)
})
