import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  buy,
  control,
  earn,
  expectSoundBooks,
  list,
  makeMarket,
  payByCard,
  postEvent,
  sessionOf,
} from '../../test/money.ts'
import { asking, onboard } from '../../test/payouts.ts'
import * as disputes from '../disputes/contract.ts'
import * as orders from '../orders/contract.ts'
import * as payments from '../payments/contract.ts'
import * as contract from './contract.ts'

test('what a bank or the buyer disputes does not leave for the seller’s own bank; all else does', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await onboard(seller)
  await seller(contract.getPayoutAccount)
  await earn(campus, seller, 1_000)
  const checkout = await buy(buyer, [await list(campus, seller, { price: 5_000 })], 'card')
  await payByCard(campus, checkout)
  const params = { id: checkout.orders[0]?.id ?? '' }
  const { handoffCode } = await buyer(orders.getOrder, { params })
  await seller(orders.handOff, { params, body: { code: handoffCode ?? '' } })
  await campus.runJobs()
  const payable = async () => (await seller(payments.getWallet)).payable.amount
  expect(await payable()).toBe(5_725)

  const { id, charge } = await control('/disputes', { charge: sessionOf(checkout) })
  const told = { object: 'event', type: 'charge.dispute.updated', created: 1_700_000_000, livemode: false }
  const tell = async () => {
    const object = { id, object: 'dispute', charge }
    await postEvent({ ...told, id: `evt_${randomUUID()}`, data: { object } })
    await campus.runJobs()
  }
  await tell()
  expect(await payable()).toBe(1_000)
  await expect(seller(contract.payOut, asking(1_001))).rejects.toMatchObject({ code: 'PAYOUT_TOO_HIGH' })
  expect((await seller(contract.payOut, asking(900))).status).toBe('on_its_way')
  await control(`/disputes/${id}/decide`, { outcome: 'won' })
  await tell()
  expect(await payable()).toBe(4_825)

  const body = { reason: 'other' as const, about: 'A page is missing.', wanted: 500, media: [] }
  await buyer(disputes.openDispute, { params, body })
  expect(await payable()).toBe(100)
  await expectSoundBooks(campus)
})
