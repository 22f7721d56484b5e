import { randomUUID } from 'node:crypto'
import { balanceOf } from '@banter/billing/ledger'
import { database } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { directory } from '../../test/campus.ts'
import { lastMailTo } from '../../test/mailbox.ts'
import { control, deliverWebhooks, expectSoundBooks, postEvent } from '../../test/money.ts'
import {
  asking,
  fundPlatform,
  objectsOf,
  paidOutSeller,
  pass,
  transfersOf,
  turnBack,
  walletOf,
} from '../../test/payouts.ts'
import * as payments from '../payments/contract.ts'
import * as contract from './contract.ts'
import { resumePayouts } from './resume.ts'

const HOUR = 3_600
afterEach(turnBack)

test('money leaves the wallet at once and the payment service a moment later, once', async () => {
  const { campus, sue } = await paidOutSeller()
  await fundPlatform(campus)
  const asked = await sue(contract.payOut, asking(3_000, 'one'))
  expect(asked).toMatchObject({ amount: { amount: 3_000 }, status: 'on_its_way' })
  expect(await walletOf(sue)).toBe(2_000)
  expect(await sue(contract.payOut, asking(3_000, 'one'))).toEqual(asked)
  await campus.runJobs()
  const { items } = await sue(contract.listPayouts, { querystring: {} })
  expect(items).toMatchObject([{ id: asked.id, status: 'sent' }])
  const mail = await lastMailTo(sue.email)
  expect([mail.subject, mail.text]).toEqual([
    '$30.00 is on its way to your bank',
    expect.stringContaining('/wallet'),
  ])
  const calls = await transfersOf(campus)
  expect(calls).toMatchObject([
    {
      idempotencyKey: `payout:${asked.id}`,
      params: { amount: '3000', transfer_group: `payout:${asked.id}` },
      metadata: { kind: 'payout', payout_id: asked.id, seller_id: sue.viewer.id, env: 'test' },
    },
  ])
  const { items: entries } = await sue(payments.listWalletEntries, { querystring: {} })
  expect(entries[0]).toMatchObject({
    kind: 'pay_out',
    amount: { amount: -3_000 },
    title: 'Payout to your bank',
  })
  await deliverWebhooks(campus)
  await campus.runJobs()
  await expectSoundBooks(campus)
})

test('a connection cut after the effect, again and again, moves the money once', async () => {
  const { campus, sue } = await paidOutSeller()
  await fundPlatform(campus)
  const match = { method: 'POST', path: '/v1/transfers' }
  await control('/faults', { match, kind: 'timeout_after_effect', times: 3 })
  const { id } = await sue(contract.payOut, asking(3_000))
  await expect(campus.runJobs()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
  expect(await campus.read((ctx) => balanceOf(ctx, 'payout_pending', id))).toBe(3_000)
  // A day later its key is forgotten, and what it made is found by its group.
  await pass(2 * 86_400)
  await campus.runJobs()
  expect(await objectsOf(campus)).toHaveLength(1)
  const [{ id: transfer }] = await objectsOf(campus)
  const row = await campus.read(({ db }) => db.payout.findFirstOrThrow())
  expect(row).toMatchObject({ state: 'sent', stripeTransfer: transfer })
  expect(await campus.read((ctx) => balanceOf(ctx, 'payout_pending', id))).toBe(0)
  await expectSoundBooks(campus)
})

test('what the payment service refuses is in the wallet again, with words', async () => {
  const { campus, sue } = await paidOutSeller()
  await fundPlatform(campus)
  const account = await campus.read(({ db }) => db.payoutAccount.findFirstOrThrow())
  await control(`/accounts/${account.stripeAccount}/restrict`, { due: ['identity.individual.address'] })
  await sue(contract.payOut, asking(3_000))
  await campus.runJobs()
  await campus.runJobs()
  const { items } = await sue(contract.listPayouts, { querystring: {} })
  expect(items).toMatchObject([{ status: 'failed', failure: expect.stringContaining('Look at your payout') }])
  const mail = await lastMailTo(sue.email)
  expect(mail.subject).toContain('came back to your wallet')
  expect(mail.text).toContain('Look at your payout set-up')
  expect(await walletOf(sue)).toBe(5_000)
  expect(await objectsOf(campus)).toEqual([])
  await expectSoundBooks(campus)
})

test('card money that has not arrived yet is waited for, and asked again under the next key', async () => {
  const { campus, sue } = await paidOutSeller(9_000_000)
  const { id } = await sue(contract.payOut, asking(900_000))
  await campus.runJobs()
  const statusNow = async () => (await sue(contract.listPayouts, { querystring: {} })).items[0]?.status
  expect(await statusNow()).toBe('waiting')
  expect(await walletOf(sue)).toBe(8_100_000)
  await fundPlatform(campus, 1_000_000)
  await campus.runJobs()
  expect(await statusNow()).toBe('waiting')
  await pass(6 * HOUR)
  await campus.runJobs()
  expect(await statusNow()).toBe('sent')
  const keys = (await transfersOf(campus)).map(({ idempotencyKey }) => idempotencyKey)
  expect(keys).toEqual([`payout:${id}`, `payout:${id}:again-1`])
  await expectSoundBooks(campus)
})

test('a payout whose job was lost is said again', async () => {
  const { campus, sue } = await paidOutSeller()
  await fundPlatform(campus)
  const { id } = await sue(contract.payOut, asking(1_000))
  expect(await resumePayouts({ database, directory })).toBe(0)
  await pass(3 * HOUR)
  expect(await resumePayouts({ database, directory })).toBeGreaterThan(0)
  await campus.runJobs()
  expect(await campus.read(({ db }) => db.payout.findFirst({ where: { id } }))).toMatchObject({
    state: 'sent',
  })
  expect(await objectsOf(campus)).toHaveLength(1)
})

test('nobody pays out more than they have, owe, or share with others', async () => {
  const { campus, sue } = await paidOutSeller(2_000)
  await expect(sue(contract.payOut, asking(2_001))).rejects.toMatchObject({ code: 'PAYOUT_TOO_HIGH' })
  for (const amount of [99, 1.5, -100])
    await expect(sue(contract.payOut, asking(amount))).rejects.toMatchObject({ status: 422 })
  const race = await Promise.allSettled(Array.from({ length: 6 }, () => sue(contract.payOut, asking(1_500))))
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await walletOf(sue)).toBe(500)
  const bob = await campus.student('Bob')
  expect((await bob(contract.listPayouts, { querystring: {} })).items).toEqual([])
  await expect(bob(contract.payOut, asking(100))).rejects.toMatchObject({ code: 'PAYOUT_ACCOUNT_NOT_READY' })
  await expectSoundBooks(campus)
})

test('while a bank disputes a top-up nothing is paid out', async () => {
  const { campus, sue } = await paidOutSeller()
  const asked = await sue(payments.topUp, asking(2_500))
  const session = asked.redirectUrl.split('/').at(-1)
  await control('/pay', { session })
  await deliverWebhooks(campus)
  await campus.runJobs()
  const { id, payment_intent } = await control('/disputes', { charge: session })
  const tell = async () => {
    const object = { id, object: 'dispute', payment_intent }
    await postEvent({
      id: `evt_${randomUUID()}`,
      object: 'event',
      type: 'charge.dispute.updated',
      created: 1_700_000_000,
      livemode: false,
      data: { object },
    })
    await campus.runJobs()
  }
  await tell()
  await expect(sue(contract.payOut, asking(1_000))).rejects.toMatchObject({ code: 'PAYOUT_HELD' })
  await control(`/disputes/${id}/decide`, { outcome: 'won' })
  await tell()
  expect((await sue(contract.payOut, asking(1_000))).status).toBe('on_its_way')
})
