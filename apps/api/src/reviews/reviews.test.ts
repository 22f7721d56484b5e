import { clock } from '@banter/tenants/testing'
import { afterEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../test/campus.ts'
import { buy, fillWallet, list } from '../../test/money.ts'
import { getProduct, listProducts } from '../marketplace/contract.ts'
import { listNotifications } from '../notifications/contract.ts'
import * as orders from '../orders/contract.ts'
import { getOrderOverview } from '../orders/overview/contract.ts'
import { getProfile } from '../people/contract.ts'
import { replyToReview } from './contract.ts'
import { DAY, later, makeTraders, rate, reviewsOf, seen } from './testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const told = async (person: Asker) =>
  (await person(listNotifications)).items.filter(({ kind }) => kind.startsWith('review'))

const todos = async (person: Asker, role: 'buyer' | 'seller') =>
  (await person(getOrderOverview, { querystring: { role } })).todos.map(({ kind }) => kind)

test('both are shown and count when both have written', async () => {
  const { campus, seller, buyer, completed } = await makeTraders()
  const [id, lamp] = [await completed(), await list(campus, seller)]
  expect([await todos(buyer, 'buyer'), await todos(seller, 'seller')]).toEqual([['rate'], ['rate']])
  const first = await rate(buyer, id, {
    stars: 4,
    tags: ['on_time', 'as_described'],
    body: 'Just as in the photo.',
  })
  expect(first).toMatchObject({
    mine: { stars: 4, shownAt: null, role: 'buyer' },
    theirs: null,
    mayRate: true,
  })
  expect(await todos(buyer, 'buyer')).toEqual([])
  const second = await rate(seller, id, { stars: 5 })
  expect(second).toMatchObject({
    mine: { stars: 5 },
    theirs: { stars: 4, tags: ['as_described', 'on_time'], author: { name: 'Bob Buyer' } },
    mayRate: false,
  })
  await campus.runJobs()
  expect(await told(seller)).toMatchObject([
    { title: 'Bob Buyer gave you 4 of 5 stars', body: '“Just as in the photo.”', href: `/orders/${id}` },
  ])
  expect(await told(buyer)).toMatchObject([{ title: 'Sue Seller gave you 5 of 5 stars' }])
  const of4 = { stars: 4, count: 1 }
  const { seller: card } = await buyer(getProduct, { params: { id: lamp.id } })
  expect(card).toMatchObject({ rating: of4, showsReviews: true })
  const { items } = await buyer(listProducts)
  expect(items.find((one) => one.id === lamp.id)).toMatchObject({ sellerRating: of4 })
  expect(await buyer(getProfile, { params: { id: seller.viewer.id } })).toMatchObject({ rating: of4 })
  expect(await reviewsOf(buyer, seller)).toMatchObject({
    rating: of4,
    subject: { name: 'Sue Seller' },
    items: [{ body: 'Just as in the photo.', mine: true, mayReply: false }],
  })
})

test('what only one wrote is shown when the week is over, and the other one is too late', async () => {
  const { campus, seller, buyer, completed } = await makeTraders()
  const id = await completed()
  await rate(buyer, id, { stars: 2 })
  await later(campus, 7 * DAY - 60_000)
  expect(await seen(seller, id)).toMatchObject({ theirs: null, mayRate: true })
  await later(campus, 3 * 60_000)
  expect(await seen(seller, id)).toMatchObject({ theirs: { stars: 2 }, mayRate: false })
  await expect(rate(seller, id, { stars: 1 })).rejects.toMatchObject({ status: 409, code: 'NOT_RATEABLE' })
  expect(await todos(seller, 'seller')).toEqual([])
  await later(campus, 7 * DAY)
  expect(await reviewsOf(buyer, seller)).toMatchObject({ rating: { stars: 2, count: 1 } })
  expect(await told(seller)).toHaveLength(1)
})

test('it can be changed until it is shown, and is one however often it is sent', async () => {
  const { campus, seller, buyer, completed } = await makeTraders()
  const id = await completed()
  const said = { stars: 3, body: 'So so.' }
  await Promise.all([rate(buyer, id, said), rate(buyer, id, said)])
  // A browser without script ends lines with two characters each.
  const long = await rate(buyer, id, { stars: 3, body: 'a\r\n'.repeat(500) })
  expect(long.mine?.body).toHaveLength(999)
  await rate(buyer, id, { stars: 1, body: 'It broke.' })
  await rate(seller, id, { stars: 5 })
  expect((await rate(buyer, id, { stars: 1, body: 'It broke.' })).mine).toMatchObject({ stars: 1 })
  await expect(rate(buyer, id, { stars: 5 })).rejects.toMatchObject({ status: 409, code: 'SHOWN_ALREADY' })
  await later(campus, 8 * DAY)
  expect((await reviewsOf(buyer, seller)).rating).toEqual({ stars: 1, count: 1 })
})

test('of two who write at once both are shown, and each counts once', async () => {
  const { campus, seller, buyer, completed } = await makeTraders()
  for (let n = 1; n <= 3; n++) {
    const id = await completed()
    await Promise.all([rate(buyer, id, { stars: n }), rate(seller, id, { stars: 5 })])
    expect(await seen(buyer, id)).toMatchObject({ mine: { stars: n }, theirs: { stars: 5 } })
  }
  await later(campus, 8 * DAY)
  expect((await reviewsOf(buyer, seller)).rating).toEqual({ stars: 2, count: 3 })
  expect((await reviewsOf(buyer, buyer)).rating).toEqual({ stars: 5, count: 3 })
})

describe('nothing is rated', () => {
  test('before it is complete, by strangers and staff, or of what is not one’s to say', async () => {
    const { campus, seller, buyer, completed } = await makeTraders()
    await fillWallet(campus, buyer, 1_000)
    const held = await buy(buyer, [await list(campus, seller, { price: 500 })], 'wallet')
    const notYet = { status: 409, code: 'NOT_RATEABLE' }
    await expect(rate(buyer, held.orders[0]!.id, { stars: 5 })).rejects.toMatchObject(notYet)
    const id = await completed()
    const [eve, mo] = [await campus.student('Eve'), await campus.moderator()]
    await expect(rate(eve, id, { stars: 5 })).rejects.toMatchObject({ status: 404 })
    await expect(seen(eve, id)).rejects.toMatchObject({ status: 404 })
    await expect(rate(mo, id, { stars: 5 })).rejects.toMatchObject({ status: 403 })
    await expect(rate(seller, id, { stars: 5, tags: ['as_described'] })).rejects.toMatchObject({
      status: 422,
    })
    for (const stars of [0, 6, 2.5])
      await expect(rate(buyer, id, { stars })).rejects.toMatchObject({ status: 422 })
  })

  test('that was called off or went back whole, and what was written then is never shown', async () => {
    const { campus, seller, buyer, completed } = await makeTraders()
    await fillWallet(campus, buyer, 1_000)
    const called = await buy(buyer, [await list(campus, seller, { price: 500 })], 'wallet')
    await seller(orders.cancelOrder, {
      params: { id: called.orders[0]!.id },
      body: { because: 'sold_elsewhere' },
    })
    await campus.runJobs()
    await expect(rate(buyer, called.orders[0]!.id, { stars: 1 })).rejects.toMatchObject({ status: 409 })
    const id = await completed()
    await rate(buyer, id, { stars: 1, body: 'Bad.' })
    await seller(orders.refundOrder, { params: { id }, body: {}, idempotencyKey: crypto.randomUUID() })
    await campus.runJobs()
    await expect(rate(seller, id, { stars: 5 })).rejects.toMatchObject({ status: 409 })
    await later(campus, 8 * DAY)
    expect(await reviewsOf(buyer, seller)).toMatchObject({ items: [], rating: null })
    expect(await seen(buyer, id)).toMatchObject({ mine: null, theirs: null, mayRate: false })
  })

  test('but a part that goes back changes nothing', async () => {
    const { campus, seller, buyer, completed } = await makeTraders()
    const id = await completed()
    await rate(buyer, id, { stars: 4 })
    const body = { amount: 100 }
    await seller(orders.refundOrder, { params: { id }, body, idempotencyKey: crypto.randomUUID() })
    await campus.runJobs()
    await rate(seller, id, { stars: 4 })
    expect(await seen(seller, id)).toMatchObject({ theirs: { stars: 4 } })
  })
})

test('a reply is one, by whom it is about, once it is shown', async () => {
  const { campus, seller, buyer, completed } = await makeTraders()
  const id = await completed()
  const review = (await rate(buyer, id, { stars: 2, body: 'Late.' })).mine
  const params = { id: review?.id ?? '' }
  const reply = (person: Asker, text: string) => person(replyToReview, { params, body: { reply: text } })
  for (const person of [seller, buyer])
    await expect(reply(person, 'Sorry!')).rejects.toMatchObject({ status: 404 })
  await rate(seller, id, { stars: 5 })
  await expect(reply(buyer, 'Me again')).rejects.toMatchObject({ status: 404 })
  await expect(reply(seller, '\u200b\u200b')).rejects.toMatchObject({ status: 422 })
  expect(await reply(seller, 'The bus was late.')).toMatchObject({
    reply: 'The bus was late.',
    mayReply: false,
  })
  await reply(seller, 'The bus was late.')
  await expect(reply(seller, 'No, really.')).rejects.toMatchObject({ status: 409, code: 'ANSWERED_ALREADY' })
  await campus.runJobs()
  expect((await told(buyer)).map(({ title }) => title)).toContain('Sue Seller replied to what you wrote')
  expect((await reviewsOf(await campus.student(), seller)).items).toMatchObject([
    { reply: 'The bus was late.' },
  ])
})
