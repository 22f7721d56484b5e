import { beforeAll, expect, test } from 'vitest'
import { mailsTo } from '../../../../test/mailbox.ts'
import { deliverDispute } from '../../../../test/money.ts'
import { replyToOffer } from '../../../disputes/contract.ts'
import { appealDecision } from '../../../disputes/decisions/contract.ts'
import {
  answer,
  bankDecides,
  type Court,
  chargeBack,
  decide,
  makeCourt,
  open,
  sold,
} from '../../../disputes/testing.ts'
import { newest, titles } from '../../testing.ts'

let court: Court
beforeAll(async () => {
  court = await makeCourt()
})

test('each step of a dispute is told to whom it concerns, and leads to its page', async () => {
  const { campus, buyer, seller, moderator } = court
  const { id } = await sold(court)
  const made = await open(buyer, id, 2_000)
  await campus.runJobs()
  const href = `/disputes/${made.id}`
  expect(await newest(seller)).toMatchObject({
    title: 'Bob says that something is wrong with “Calculus book”',
    body: expect.stringContaining('They ask for $20.00 back'),
    href,
  })
  const [mail] = await mailsTo(seller.email)
  expect(mail?.text).toContain(`http://${campus.host}${href}`)
  await answer(seller, made.id, { kind: 'offer', amount: 1_000 })
  await campus.runJobs()
  expect(await newest(buyer)).toMatchObject({ title: 'Sue offers you $10.00 back', href })
  await buyer(replyToOffer, { params: { id: made.id }, body: { take: false } })
  await campus.runJobs()
  expect(await newest(moderator)).toMatchObject({
    title: 'A problem with an order waits for your decision',
    href: '/admin/disputes',
  })
  await decide(moderator, made.id, 500)
  await campus.runJobs()
  expect(await newest(buyer)).toMatchObject({ title: 'Your school decided: you get $5.00 back', href })
  expect(await newest(seller)).toMatchObject({ title: 'Your school decided: $5.00 goes back', href })
  await buyer(appealDecision, { params: { id: made.id }, body: { text: 'Please look again.' } })
  await campus.runJobs()
  expect(await titles(seller)).toContain('Bob asked Banter for a second decision')
})

test('a bank’s word is told to the seller, and its evidence to the staff', async () => {
  const { campus, seller, moderator } = court
  const { session, id } = await sold(court, { method: 'card' })
  const bank = await chargeBack(session)
  await deliverDispute(campus, bank)
  expect(await newest(seller)).toMatchObject({
    title: 'Bob’s bank asks for the payment of “Calculus book” back',
    href: `/orders/${id}`,
  })
  expect(await newest(moderator)).toMatchObject({ href: '/admin/chargebacks' })
  await bankDecides(bank, 'lost')
  await deliverDispute(campus, bank)
  expect(await newest(seller)).toMatchObject({ title: 'The bank took the payment of “Calculus book” back' })
})
