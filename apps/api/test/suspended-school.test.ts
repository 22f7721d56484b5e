import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import * as disputes from '../src/disputes/contract.ts'
import * as decisions from '../src/disputes/decisions/contract.ts'
import * as meetings from '../src/handoff/meetings/contract.ts'
import * as noShows from '../src/handoff/no-shows/contract.ts'
import { agreedOn, goTo, type HeldOrder, heldOrder } from '../src/handoff/testing.ts'
import * as orders from '../src/orders/contract.ts'
import * as talk from '../src/orders/talk/contract.ts'
import * as payouts from '../src/payouts/contract.ts'
import { directory } from './campus.ts'
import { buy, expectSoundBooks, fillWallet, list } from './money.ts'
import { asking, onboard, walletOf } from './payouts.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function suspend({ campus }: HeldOrder) {
  const { id, slug } = campus.school
  await campus.command((ctx) => ctx.sql(sql`update schools set status = 'suspended' where id = ${id}::uuid`))
  directory.forget(slug)
}

test('nothing new is bought at a suspended school, and what was paid for is handed over and paid out', async () => {
  const scene = await heldOrder()
  const { campus, seller, buyer, id } = scene
  await onboard(seller)
  await seller(payouts.getPayoutAccount)
  await fillWallet(campus, buyer, 5_000)
  const lamp = await list(campus, seller, { title: 'Lamp' })
  await suspend(scene)
  await expect(buy(buyer, [lamp], 'wallet')).rejects.toMatchObject({ code: 'SCHOOL_READ_ONLY' })
  const { handoffCode } = await buyer(orders.getOrder, { params: { id } })
  await seller(orders.handOff, { params: { id }, body: { code: handoffCode ?? '' } })
  await campus.runJobs()
  expect((await seller(payouts.payOut, asking(4_900))).status).toBe('on_its_way')
  expect(await walletOf(seller)).toBe(0)
  await expectSoundBooks(campus)
})

test('whoever is said not to have come can answer before time decides against them', async () => {
  const scene = await heldOrder()
  const { campus, seller, buyer } = scene
  const { startsAt } = await agreedOn(scene)
  goTo(startsAt, 20)
  const params = { id: scene.id }
  const { id } = await buyer(noShows.sayNoShow, { params, body: { statement: 'Nobody came.' } })
  await suspend(scene)
  const said = { accept: false, answer: 'I was there.' }
  expect(await seller(noShows.answerNoShow, { params: { id }, body: said })).toMatchObject({
    state: 'contested',
  })
  clock.offsetMs += 25 * 3_600_000
  await campus.runJobs()
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ state: 'held' })
  await (await campus.moderator())(noShows.decideNoShow, { params: { id }, body: { decision: 'dismissed' } })
  expect(await buyer(orders.getOrder, { params })).toMatchObject({ frozen: null })
})

test('a problem that was reported is answered, decided and contested; nobody is late for being kept from it', async () => {
  const scene = await heldOrder()
  const { campus, seller, buyer } = scene
  const moderator = await campus.moderator()
  const order = { id: scene.id }
  await suspend(scene)
  const about = 'The cover is torn off.'
  const { id } = await buyer(disputes.openDispute, {
    params: order,
    body: { reason: 'damaged', about, wanted: 2_000, media: [] },
  })
  const params = { id }
  const offer = { kind: 'offer' as const, amount: 500, answer: 'It was like that.', media: [] }
  await seller(disputes.answerDispute, { params, body: offer })
  await buyer(disputes.replyToOffer, { params, body: { take: false } })
  const body = { amount: 1_000, reason: 'A fair part of the price.' }
  await moderator(decisions.decideDispute, { params, body })
  await buyer(decisions.agreeToDecision, { params })
  const appeal = { text: 'The pictures in the listing show it.' }
  expect(await seller(decisions.appealDecision, { params, body: appeal })).toMatchObject({
    state: 'appealed',
  })
})

test('a report is taken back, the two write to each other, and meet another time', async () => {
  const scene = await heldOrder()
  const { seller, buyer } = scene
  const params = { id: scene.id }
  const { meetingId } = await agreedOn(scene, 1)
  await suspend(scene)
  await seller(meetings.sayLate, { params: { id: meetingId }, body: { minutes: 10 } })
  await buyer(meetings.cancel, { params: { id: meetingId } })
  await agreedOn(scene, 5)
  const hello = await buyer(talk.sendOrderMessage, { params, body: { body: 'Is the fountain fine?' } })
  expect(hello).toMatchObject({ mine: true })
  const said = { reason: 'other' as const, about: 'A page is missing.', wanted: 500, media: [] }
  const { id } = await buyer(disputes.openDispute, { params, body: said })
  expect(await buyer(disputes.withdrawDispute, { params: { id } })).toMatchObject({ state: 'withdrawn' })
})
