import { randomUUID } from 'node:crypto'
import { publish } from '@banter/tenants/outbox'
import { expect, test } from 'vitest'
import { buy, expectSoundBooks, payByCard } from '../../../test/money.ts'
import { putInCart } from '../../marketplace/cart/contract.ts'
import { sell } from '../../marketplace/testing.ts'
import {
  accept,
  counter,
  hoursLater,
  makeBargain,
  offer,
  payOffer,
  read,
  withdraw,
} from '../../offers/testing.ts'
import { offerLapses } from '../../offers/topics.ts'
import { cancelCheckout, cancelOrder, checkout, getOrder } from '../contract.ts'

/** Agreed on $45 instead of $60. */
async function makeAgreement(over: Parameters<typeof makeBargain>[0] = {}, quantity = 1) {
  const bargain = await makeBargain({ stock: 5, ...over })
  const { seller, buyer, book } = bargain
  const { id } = await offer(buyer, book.id, 4_000, { quantity })
  await counter(seller, id, 4_500)
  return { ...bargain, made: await accept(buyer, id) }
}

const gone = { status: 409, code: 'OFFER_GONE' }

test('what was agreed on is paid, the fee is of that price, and others pay what it costs', async () => {
  const { campus, seller, buyer, eve, book, made } = await makeAgreement()
  const paid = await payOffer(buyer, made)
  expect(paid.total.amount).toBe(4_500)
  const order = await seller(getOrder, { params: { id: paid.orders[0]!.id } })
  expect(order).toMatchObject({
    state: 'held',
    fee: { amount: 90 },
    sellerNet: { amount: 4_410 },
    items: [{ unitPrice: { amount: 4_500 }, quantity: 1 }],
  })
  expect((await buy(eve, [book], 'wallet')).total.amount).toBe(6_000)
  await campus.runJobs()
  expect(await read(buyer, made.id)).toMatchObject({ state: 'paid', orderId: order.id, may: { pay: false } })
  await expect(payOffer(buyer, made)).rejects.toMatchObject(gone)
  await expectSoundBooks(campus)
})

test('as many are bought as were agreed on, at that price each', async () => {
  const { buyer, book, made } = await makeAgreement({}, 3)
  expect(made.total.amount).toBe(13_500)
  await expect(payOffer(buyer, made, { quantity: 1 })).rejects.toMatchObject(gone)
  const items = [
    { productId: book.id, quantity: 3, offerId: made.id },
    { productId: book.id, quantity: 1 },
  ]
  await expect(
    buyer(checkout, { body: { method: 'wallet', items }, idempotencyKey: randomUUID() }),
  ).rejects.toMatchObject(gone)
  const { orders, total } = await payOffer(buyer, made)
  expect([orders[0]?.itemCount, total.amount]).toEqual([3, 13_500])
})

test('nobody else’s, nothing else’s, no open, taken back or lapsed offer sets a price', async () => {
  const { seller, buyer, eve, book, made } = await makeAgreement()
  const other = await sell(seller, { stock: 5 })
  await expect(payOffer(eve, made)).rejects.toMatchObject(gone)
  await expect(
    payOffer(buyer, { ...made, product: { ...made.product, id: other.id } }),
  ).rejects.toMatchObject(gone)
  const open = await offer(eve, book.id, 4_000)
  await expect(payOffer(eve, open)).rejects.toMatchObject(gone)
  await hoursLater(25, () => expect(payOffer(buyer, made)).rejects.toMatchObject(gone))
  await withdraw(buyer, made.id)
  await expect(payOffer(buyer, made)).rejects.toMatchObject(gone)
})

test('a cart of other things is paid together with it', async () => {
  const { campus, seller, buyer, book, made } = await makeAgreement()
  const lamp = await sell(seller, { title: 'Lamp', price: { amount: 1_000, currency: 'usd' } })
  await buyer(putInCart, { params: { productId: lamp.id }, body: { quantity: 1 } })
  const items = [
    { productId: book.id, quantity: 1, offerId: made.id },
    { productId: lamp.id, quantity: 1 },
  ]
  const total = { amount: 5_500, currency: 'usd' }
  const paid = await buyer(checkout, {
    body: { method: 'wallet', items, total },
    idempotencyKey: randomUUID(),
  })
  expect(paid.total.amount).toBe(5_500)
  await campus.runJobs()
  expect((await read(buyer, made.id)).state).toBe('paid')
})

test('by card: while it is being paid nobody takes it back, given up it can be paid again, and once paid it is over', async () => {
  const { campus, buyer, made } = await makeAgreement()
  const first = await payOffer(buyer, made, { method: 'card' })
  await expect(withdraw(buyer, made.id)).rejects.toMatchObject({ code: 'OFFER_MOVED' })
  await expect(payOffer(buyer, made, { method: 'card' })).rejects.toMatchObject(gone)
  await buyer(cancelCheckout, { params: { id: first.checkoutId } })
  await campus.runJobs()
  expect(await read(buyer, made.id)).toMatchObject({ state: 'accepted', orderId: null, may: { pay: true } })
  const second = await payOffer(buyer, made, { method: 'card' })
  await payByCard(campus, second)
  expect(await read(buyer, made.id)).toMatchObject({ state: 'paid', orderId: second.orders[0]?.id })
  await buyer(cancelOrder, { params: { id: second.orders[0]!.id }, body: {} })
  await campus.runJobs()
  expect((await read(buyer, made.id)).state).toBe('paid')
})

test('a reservation that runs out after the offer would have ends the offer', async () => {
  const { campus, seller, buyer, made } = await makeAgreement()
  const soon = new Date(Date.now() + 5 * 60_000)
  await campus.command(async (ctx) => {
    await ctx.db.offer.updateMany({ where: { id: made.id }, data: { expiresAt: soon } })
    await publish(ctx, offerLapses, { offer_id: made.id }, { at: soon })
  })
  await payOffer(buyer, made, { method: 'card' })
  await hoursLater(0.1, async () => {
    await campus.runJobs()
    expect((await read(seller, made.id)).state).toBe('accepted')
  })
  await hoursLater(0.3, async () => {
    await campus.runJobs()
    expect((await read(seller, made.id)).state).toBe('expired')
  })
})
