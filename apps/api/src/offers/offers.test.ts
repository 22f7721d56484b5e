import { publish } from '@banter/tenants/outbox'
import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { buy } from '../../test/money.ts'
import { newId } from '../http/contract.ts'
import { deleteProduct } from '../marketplace/contract.ts'
import { pauseProduct } from '../marketplace/listing/contract.ts'
import { sell } from '../marketplace/testing.ts'
import { block } from '../people/contract.ts'
import { accountClosed } from '../people/topics.ts'
import { listMyOffers, listProductOffers } from './contract.ts'
import { accept, counter, decline, hoursLater, makeBargain, offer, read, withdraw } from './testing.ts'

const none = { accept: false, decline: false, counter: false, withdraw: false, pay: false }

test('offer, counter, accept: each side sees whose turn it is, and what is in it for them', async () => {
  const { seller, buyer, book } = await makeBargain()
  const made = await offer(buyer, book.id, 4_000, { note: 'Could pick it up today.' })
  expect(made).toMatchObject({ state: 'open', turn: 'seller', role: 'buyer', sellerGets: null })
  expect(made.may).toEqual({ ...none, withdraw: true })
  expect(await read(seller, made.id)).toMatchObject({
    role: 'seller',
    other: { name: 'Bob Buyer' },
    sellerGets: { amount: 3_774 },
    may: { ...none, accept: true, decline: true, counter: true },
  })
  const asked = await counter(seller, made.id, 5_000)
  expect(asked).toMatchObject({ state: 'open', turn: 'buyer', amount: { amount: 5_000 } })
  expect(asked.may).toEqual({ ...none, withdraw: true })
  const agreed = await accept(buyer, made.id)
  expect(agreed).toMatchObject({ state: 'accepted', amount: { amount: 5_000 }, total: { amount: 5_000 } })
  expect(agreed.may).toEqual({ ...none, withdraw: true, pay: true })
  expect(agreed.moves.map(({ move, by, amount }) => [move, by, amount.amount])).toEqual([
    ['offer', 'buyer', 4_000],
    ['counter', 'seller', 5_000],
    ['accept', 'buyer', 5_000],
  ])
  expect((await read(seller, made.id)).may).toEqual(none)
})

test('an offer sent twice is one, and so is every answer', async () => {
  const { seller, buyer, book } = await makeBargain()
  const id = newId()
  const twice = await Promise.all([
    offer(buyer, book.id, 4_000, { id }),
    offer(buyer, book.id, 4_000, { id }),
  ])
  expect(twice.map((one) => one.id)).toEqual([id, id])
  await expect(offer(buyer, book.id, 4_100, { id })).rejects.toMatchObject({ status: 409, code: 'ID_TAKEN' })
  await counter(seller, id, 5_000)
  await counter(seller, id, 5_000)
  await accept(buyer, id)
  expect((await accept(buyer, id)).moves).toHaveLength(3)
})

test('what the seller does not want to look at is refused at once, with the least they look at', async () => {
  const { seller, buyer, book } = await makeBargain({ leastOfferPct: 60 })
  await expect(offer(buyer, book.id, 3_599)).rejects.toMatchObject({
    status: 422,
    code: 'OFFER_TOO_LOW',
    message: 'The seller looks at offers from $36.00 on.',
  })
  expect((await seller(listMyOffers, { querystring: { role: 'seller' } })).items).toEqual([])
  const made = await offer(buyer, book.id, 3_600)
  await counter(seller, made.id, 5_500)
  await expect(counter(buyer, made.id, 3_000)).rejects.toMatchObject({ code: 'OFFER_TOO_LOW' })
  await expect(counter(buyer, made.id, 5_500)).rejects.toMatchObject({ code: 'NO_COUNTER' })
  const again = await counter(buyer, made.id, 5_000)
  expect(again.turn).toBe('seller')
  for (const amount of [4_000, 5_000])
    await expect(counter(seller, made.id, amount)).rejects.toMatchObject({ code: 'NO_COUNTER' })
  await expect(counter(seller, made.id, 6_001)).rejects.toMatchObject({ code: 'OFFER_TOO_HIGH' })
})

test('offers are for what takes offers, is there, and is somebody else’s', async () => {
  const { seller, buyer, book } = await makeBargain()
  const firm = await sell(seller, { negotiable: false })
  await expect(offer(buyer, firm.id, 4_000)).rejects.toMatchObject({ status: 422, code: 'NO_OFFERS' })
  const gift = await sell(seller, { kind: 'free', price: { amount: 0, currency: 'usd' }, negotiable: true })
  await expect(offer(buyer, gift.id, 4_000)).rejects.toMatchObject({ code: 'NO_OFFERS' })
  await expect(offer(seller, book.id, 4_000)).rejects.toMatchObject({ status: 422, code: 'OWN_PRODUCT' })
  await expect(offer(buyer, book.id, 6_000)).rejects.toMatchObject({ code: 'OFFER_TOO_HIGH' })
  await expect(offer(buyer, book.id, 4_000, { quantity: 2 })).rejects.toMatchObject({
    status: 409,
    code: 'NOT_AVAILABLE',
  })
  await seller(pauseProduct, { params: { id: book.id } })
  await expect(offer(buyer, book.id, 4_000)).rejects.toMatchObject({ status: 404 })
})

test('one negotiation for each person and listing, a few tries a day, and ten open ones', async () => {
  const { seller, buyer, book } = await makeBargain({ stock: 5 })
  for (let tries = 1; tries <= 3; tries++) {
    const made = await offer(buyer, book.id, 4_000)
    if (tries < 3)
      await expect(offer(buyer, book.id, 4_100)).rejects.toMatchObject({ status: 409, code: 'OFFER_OPEN' })
    await decline(seller, made.id)
  }
  await expect(offer(buyer, book.id, 4_000)).rejects.toMatchObject({ status: 409, code: 'TRIED_ENOUGH' })
  const others = await Promise.all(Array.from({ length: 11 }, () => sell(seller, { negotiable: true })))
  const tries = await Promise.allSettled(others.map(({ id }) => offer(buyer, id, 4_000)))
  const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(refused).toEqual(['TOO_MANY_OFFERS'])
  await hoursLater(25, () => offer(buyer, book.id, 4_000))
})

test('nobody but the two sees a negotiation, and a block ends it for both', async () => {
  const { seller, buyer, eve, book } = await makeBargain()
  const made = await offer(buyer, book.id, 4_000)
  const stranger = await (await makeCampus()).student()
  for (const person of [eve, stranger])
    for (const ask of [read, accept, decline, withdraw])
      await expect(ask(person, made.id)).rejects.toMatchObject({ status: 404 })
  expect((await eve(listProductOffers, { params: { id: book.id } })).items).toEqual([])
  expect((await buyer(listProductOffers, { params: { id: book.id } })).items).toHaveLength(1)
  await offer(eve, book.id, 4_500)
  expect((await seller(listProductOffers, { params: { id: book.id } })).items).toHaveLength(2)
  await seller(block, { params: { id: buyer.viewer.id } })
  for (const person of [seller, buyer])
    await expect(read(person, made.id)).rejects.toMatchObject({ status: 404 })
  expect((await buyer(listMyOffers, {})).items).toEqual([])
  expect((await seller(listProductOffers, { params: { id: book.id } })).items).toHaveLength(1)
  await expect(offer(buyer, book.id, 4_000)).rejects.toMatchObject({ status: 404 })
})

test('after a day without an answer it is over, also before anybody has noted it; a counter gives a new day', async () => {
  const { campus, seller, buyer, book } = await makeBargain()
  const made = await offer(buyer, book.id, 4_000)
  await hoursLater(20, () => counter(seller, made.id, 5_000))
  await hoursLater(30, async () => {
    await campus.runJobs()
    expect((await read(buyer, made.id)).state).toBe('open')
  })
  await hoursLater(45, async () => {
    expect(await read(buyer, made.id)).toMatchObject({ state: 'expired', may: none })
    await expect(accept(buyer, made.id)).rejects.toMatchObject({ status: 409, code: 'OFFER_MOVED' })
    await campus.runJobs()
    await campus.runJobs()
    const { state, moves } = await read(seller, made.id)
    expect([state, moves.map(({ move }) => move)]).toEqual(['expired', ['offer', 'counter', 'expire']])
    const mine = async (state: 'live' | 'over' | 'expired' | 'open') =>
      (await buyer(listMyOffers, { querystring: { state } })).items.length
    expect([await mine('live'), await mine('over'), await mine('expired'), await mine('open')]).toEqual([
      0, 1, 1, 0,
    ])
  })
})

test('when the last one is sold, the offers of the others end and they are told', async () => {
  const { campus, seller, buyer, eve, book } = await makeBargain()
  const mine = await offer(buyer, book.id, 4_000)
  await accept(seller, mine.id)
  await buy(eve, [book], 'wallet')
  expect((await read(buyer, mine.id)).may).toMatchObject({ pay: false, withdraw: true })
  await campus.runJobs()
  const { state, moves } = await read(buyer, mine.id)
  expect([state, moves.at(-1)?.move, moves.at(-1)?.by]).toEqual(['declined', 'decline', null])
})

test('a listing taken down and an account closed end their offers', async () => {
  const { campus, seller, buyer, eve, book } = await makeBargain()
  const [bobs, eves] = [await offer(buyer, book.id, 4_000), await offer(eve, book.id, 4_100)]
  await seller(deleteProduct, { params: { id: book.id } })
  await campus.runJobs()
  expect([(await read(buyer, bobs.id)).state, (await read(eve, eves.id)).state]).toEqual([
    'declined',
    'declined',
  ])
  const other = await sell(seller, { negotiable: true })
  const late = await campus.student('Lea Leaver')
  const left = await offer(late, other.id, 4_000)
  const closed = { user_id: late.viewer.id, school_id: campus.school.id }
  await campus.command((ctx) => publish(ctx, accountClosed, closed))
  await campus.runJobs()
  expect((await read(seller, left.id)).state).toBe('withdrawn')
})
