import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  buy,
  control,
  deliverWebhooks,
  earn,
  expectSoundBooks,
  fillWallet,
  list,
  makeMarket,
} from '../../test/money.ts'
import { asking, onboard } from '../../test/payouts.ts'
import * as orders from '../orders/contract.ts'
import * as payments from '../payments/contract.ts'
import * as contract from './contract.ts'

async function scene() {
  const { campus, seller, buyer: sue } = await makeMarket()
  await onboard(sue)
  await sue(contract.getPayoutAccount)
  const holds = async () => {
    const { balance, byCard, payable } = await sue(payments.getWallet)
    return [balance.amount, byCard.amount, payable.amount]
  }
  const spend = async (price: number) => {
    const bought = await buy(sue, [await list(campus, seller, { price })], 'wallet')
    const params = { id: bought.orders[0]?.id ?? '' }
    return () => seller(orders.refundOrder, { params, body: {}, idempotencyKey: randomUUID() })
  }
  const refused = (amount: number) =>
    expect(sue(contract.payOut, asking(amount))).rejects.toMatchObject({ code: 'PAYOUT_TOO_HIGH' })
  return { campus, sue, holds, spend, refused }
}

test('what a card put in is spent here first, and never leaves for a bank', async () => {
  const { campus, sue, holds, spend, refused } = await scene()
  const { redirectUrl } = await sue(payments.topUp, asking(3_000))
  await control('/pay', { session: redirectUrl.split('/').at(-1) })
  await deliverWebhooks(campus)
  await campus.runJobs()
  expect(await holds()).toEqual([3_000, 3_000, 0])
  await refused(100)
  await earn(campus, sue, 2_000)
  expect(await holds()).toEqual([5_000, 3_000, 2_000])
  await refused(2_001)
  const giveBack = await spend(1_000)
  expect(await holds()).toEqual([4_000, 2_000, 2_000])
  await giveBack()
  expect(await holds(), 'buying from a friend and calling it off changes nothing').toEqual([
    5_000, 3_000, 2_000,
  ])
  expect((await sue(contract.payOut, asking(2_000))).status).toBe('on_its_way')
  expect(await holds()).toEqual([3_000, 3_000, 0])
  await expectSoundBooks(campus)
})

test('earnings that were spent are no credit for the next card, and come back as earnings', async () => {
  const { campus, sue, holds, spend, refused } = await scene()
  await earn(campus, sue, 2_000)
  const giveBack = await spend(2_000)
  await fillWallet(campus, sue, 1_500)
  expect(await holds()).toEqual([1_500, 1_500, 0])
  await refused(100)
  await giveBack()
  expect(await holds()).toEqual([3_500, 1_500, 2_000])
  await spend(3_000)
  expect(await holds()).toEqual([500, 0, 500])
  await expectSoundBooks(campus)
})
