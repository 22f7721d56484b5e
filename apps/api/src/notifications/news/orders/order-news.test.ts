import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Asker } from '../../../../test/campus.ts'
import { mailsTo } from '../../../../test/mailbox.ts'
import { fillWallet, list, makeMarket } from '../../../../test/money.ts'
import * as orders from '../../../orders/contract.ts'
import { newest, subjects } from '../../testing.ts'

async function bought(method: 'wallet' | 'in_person' = 'wallet', price = 6_000) {
  const market = await makeMarket()
  const { campus, seller, buyer } = market
  await fillWallet(campus, buyer, 10_000)
  const book = await list(campus, seller, { price })
  const made = await buyer(orders.checkout, {
    body: { method, items: [{ productId: book.id, quantity: 1 }] },
    idempotencyKey: randomUUID(),
  })
  await campus.runJobs()
  return { ...market, params: { id: made.orders[0]?.id ?? '' } }
}

const giveBack = (person: Asker, params: { id: string }, amount: number) =>
  person(orders.refundOrder, {
    params,
    body: { amount, reason: 'A page is torn.' },
    idempotencyKey: randomUUID(),
  })

test('each part that is given back is told of, with its share of the fee to the seller', async () => {
  const { campus, seller, buyer, params } = await bought()
  await buyer(orders.confirmReceived, { params })
  await campus.runJobs()
  await giveBack(seller, params, 1_500)
  await campus.runJobs()
  expect(await newest(buyer)).toMatchObject({
    title: '$15.00 is back in your wallet',
    body: 'Sue Seller decided it: “A page is torn.” It is a part of the price of “Calculus book”.',
  })
  expect(await newest(seller)).toMatchObject({
    title: 'Bob got $15.00 back',
    body: expect.stringContaining('Of the fee, $0.30 came back to you with it.'),
  })
  await giveBack(seller, params, 500)
  await campus.runJobs()
  expect(await newest(buyer)).toMatchObject({ title: '$5.00 is back in your wallet' })
  expect((await subjects(buyer)).slice(0, 2)).toEqual([
    '$5.00 is back in your wallet',
    '$15.00 is back in your wallet',
  ])
})

test('the mail of a completed sale leads to its receipt', async () => {
  const { campus, seller, buyer, params } = await bought()
  await buyer(orders.confirmReceived, { params })
  await campus.runJobs()
  for (const { email } of [seller, buyer])
    expect((await mailsTo(email))[0]?.text).toContain(`http://${campus.host}/orders/${params.id}/receipt`)
})

test('what is paid in person is told without a word of held money, and calling it off tells both', async () => {
  const { campus, seller, buyer, params } = await bought('in_person')
  expect(await newest(buyer)).toMatchObject({ title: '“Calculus book” is kept for you' })
  expect((await newest(seller))?.body).toContain('You get $60.00 in person, without any fee.')
  await buyer(orders.cancelOrder, { params, body: { because: 'cannot_meet' } })
  await campus.runJobs()
  expect(await newest(seller)).toMatchObject({
    title: 'The order of your “Calculus book” was called off',
    body: expect.stringContaining('nothing to pay'),
  })
})
