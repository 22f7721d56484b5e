import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { buy, fillWallet, list, makeMarket } from '../../../test/money.ts'
import { newId } from '../../http/contract.ts'
import { createReport, listReports } from '../../moderation/contract.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { accept, counter, makeBargain, offer } from '../../offers/testing.ts'
import { block } from '../../people/contract.ts'
import { cancelOrder, checkout } from '../contract.ts'
import { listOrderMessages, sendOrderMessage } from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function bought() {
  const market = await makeMarket()
  await fillWallet(market.campus, market.buyer, 5_000)
  const { orders } = await buy(market.buyer, [await list(market.campus, market.seller)], 'wallet')
  return { ...market, params: { id: orders[0]!.id } }
}

test('the two of an order write to each other, page by page, and nobody else reads it', async () => {
  const { campus, buyer, seller, params } = await bought()
  const say = (who: typeof buyer, body: string) => who(sendOrderMessage, { params, body: { body } })
  await say(buyer, 'Is noon at the library all right?')
  await say(seller, 'It is.')
  await say(buyer, '  Good.\nSee you.  ')
  const { items, nextCursor, closed } = await seller(listOrderMessages, { params, querystring: { limit: 2 } })
  expect(items.map(({ body, mine }) => [body, mine])).toEqual([
    ['Good.\nSee you.', false],
    ['It is.', true],
  ])
  expect(closed).toBeNull()
  const rest = await seller(listOrderMessages, { params, querystring: { cursor: nextCursor! } })
  expect(rest.items.map(({ body }) => body)).toEqual(['Is noon at the library all right?'])
  for (const stranger of [await campus.student('Eve'), await campus.moderator(), await campus.admin()]) {
    await expect(stranger(listOrderMessages, { params })).rejects.toMatchObject({ status: 404 })
    await expect(say(stranger, 'Hello')).rejects.toMatchObject({ status: 404 })
  }
})

test('sent twice it is said once, and another’s id says nothing', async () => {
  const { buyer, seller, params } = await bought()
  const body = { id: newId(clock.now().getTime()), body: 'On my way.' }
  await Promise.all([buyer(sendOrderMessage, { params, body }), buyer(sendOrderMessage, { params, body })])
  expect((await buyer(listOrderMessages, { params })).items).toHaveLength(1)
  for (const who of [seller, buyer])
    await expect(who(sendOrderMessage, { params, body: { ...body, body: 'Not me.' } })).rejects.toMatchObject(
      { status: 409 },
    )
  const ahead = { id: newId(clock.now().getTime() + 3_600_000), body: 'From tomorrow.' }
  await expect(buyer(sendOrderMessage, { params, body: ahead })).rejects.toMatchObject({ status: 422 })
})

test('a message stands where it came, however long ago its page was opened', async () => {
  const { buyer, seller, params } = await bought()
  const early = newId(clock.now().getTime() - 3_600_000)
  for (const body of ['One', 'Two']) {
    await seller(sendOrderMessage, { params, body: { body } })
    clock.offsetMs += 1_000
  }
  await buyer(sendOrderMessage, { params, body: { id: early, body: 'Three' } })
  const latest = await seller(listOrderMessages, { params, querystring: { limit: 2 } })
  expect(latest.items.map(({ body }) => body)).toEqual(['Three', 'Two'])
  const rest = await seller(listOrderMessages, {
    params,
    querystring: { limit: 2, cursor: latest.nextCursor! },
  })
  expect(rest).toMatchObject({ items: [{ body: 'One' }], nextCursor: null })
})

test('lines may end as browsers end them, and something is to be seen', async () => {
  const { buyer, params } = await bought()
  const say = (body: string) => buyer(sendOrderMessage, { params, body: { body } })
  const long = `${'a\r\n'.repeat(499)}bb`
  expect((await say(long)).body).toBe(long.replaceAll('\r\n', '\n'))
  expect((await say('\u05e9\u05dc\u05d5\u05dd\u200f!')).body).toBe('\u05e9\u05dc\u05d5\u05dd\u200f!')
  for (const nothing of ['', ' \r\n ', '\u200b\u202e\u2060'])
    await expect(say(nothing)).rejects.toMatchObject({ status: 422, fields: { body: expect.any(String) } })
})

test('what was given up unpaid is no way to write to its seller; what was called off after it was paid is', async () => {
  const { campus, buyer, seller, params } = await bought()
  const unpaid = { id: (await buy(buyer, [await list(campus, seller)], 'card')).orders[0]!.id }
  await buyer(cancelOrder, { params: unpaid, body: {} })
  const hello = { body: { body: 'Hello.' } }
  await expect(buyer(sendOrderMessage, { params: unpaid, ...hello })).rejects.toMatchObject({ status: 409 })
  expect((await buyer(listOrderMessages, { params: unpaid })).closed).toBe('not_paid')
  const inPerson = { id: (await buy(buyer, [await list(campus, seller)], 'in_person')).orders[0]!.id }
  for (const called of [params, inPerson]) {
    await seller(cancelOrder, { params: called, body: { because: 'sold_elsewhere' } })
    await campus.runJobs()
    await buyer(sendOrderMessage, { params: called, ...hello })
  }
})

test('twenty a minute each, also at one address', async () => {
  const { buyer, seller, params } = await bought()
  const say = (who: typeof buyer, n: number) => who(sendOrderMessage, { params, body: { body: `No. ${n}` } })
  for (let n = 1; n <= 20; n++) await say(buyer, n)
  await expect(say(buyer, 21)).rejects.toMatchObject({ status: 429, code: 'TOO_MANY_MESSAGES' })
  for (let n = 1; n <= 3; n++) await say(seller, n)
  clock.offsetMs += 61_000
  await say(buyer, 21)
  expect((await buyer(listOrderMessages, { params, querystring: { limit: 100 } })).items).toHaveLength(24)
})

test('the staff read a message when one of the two reports it, and only that one', async () => {
  const { campus, buyer, seller, params } = await bought()
  await seller(sendOrderMessage, { params, body: { body: 'At noon.' } })
  const { id } = await seller(sendOrderMessage, { params, body: { body: 'Pay me in gift cards.' } })
  const mo = await campus.moderator()
  const body = { subjectType: 'order_message' as const, subjectId: id, category: 'scam' as const }
  for (const stranger of [await campus.student('Eve'), mo])
    await expect(stranger(createReport, { body })).rejects.toMatchObject({ status: 404 })
  await buyer(block, { params: { id: seller.viewer.id } })
  await buyer(createReport, { body })
  const { items } = await mo(listReports)
  expect(items).toMatchObject([
    { evidence: { text: 'Pay me in gift cards.', author: { id: seller.viewer.id } } },
  ])
  expect(JSON.stringify(items)).not.toContain('At noon.')
})

test('the other hears of it in one line for each order, which does not say what was written', async () => {
  const { campus, buyer, seller, params } = await bought()
  const lines = async () =>
    (await seller(listNotifications)).items.filter(({ kind }) => kind === 'order_message')
  await buyer(sendOrderMessage, { params, body: { body: 'A secret.' } })
  await buyer(sendOrderMessage, { params, body: { body: 'Another.' } })
  await campus.runJobs()
  expect(await lines()).toMatchObject([{ href: `/orders/${params.id}#messages` }])
  expect(JSON.stringify(await lines())).not.toContain('secret')
  expect((await buyer(listNotifications)).items.filter(({ kind }) => kind === 'order_message')).toEqual([])
})

test('among the messages stands what happened to the order, each step on one page', async () => {
  const { buyer, seller, params } = await bought()
  const page = (querystring: { limit?: number; cursor?: string }) =>
    buyer(listOrderMessages, { params, querystring })
  const steps = ({ happened }: Awaited<ReturnType<typeof page>>) => happened.map(({ text }) => text)
  const paid = steps(await page({}))
  expect(paid.at(-1)).toContain('is held until the handoff')
  for (const body of ['One', 'Two', 'Three']) {
    clock.offsetMs += 1_000
    await seller(sendOrderMessage, { params, body: { body } })
  }
  clock.offsetMs += 1_000
  await seller(cancelOrder, { params, body: { because: 'sold_elsewhere' } })
  const latest = await page({ limit: 2 })
  expect(steps(latest)).toEqual([
    expect.stringContaining('gave the money back'),
    'The buyer has the money back.',
  ])
  expect(latest.happened[0]!.at > latest.items[0]!.at).toBe(true)
  const earlier = await page({ limit: 2, cursor: latest.nextCursor! })
  expect([earlier.items.map(({ body }) => body), steps(earlier)]).toEqual([['One'], paid])
})

test('what the two bargained for is shown with its moves, and what is open between them on the latest page', async () => {
  const { campus, seller, buyer, eve, book } = await makeBargain({ stock: 3 })
  const { id } = await offer(buyer, book.id, 4_000)
  await counter(seller, id, 4_500)
  await accept(buyer, id)
  await fillWallet(campus, buyer, 10_000)
  const items = [{ productId: book.id, quantity: 1, offerId: id }]
  const made = await buyer(checkout, { body: { items, method: 'wallet' }, idempotencyKey: newId() })
  await campus.runJobs()
  const params = { id: made.orders[0]!.id }
  await offer(eve, book.id, 4_800)
  const [told] = (await seller(listOrderMessages, { params })).offers
  expect(told).toMatchObject({ id, role: 'seller', state: 'paid', amount: { amount: 4_500 } })
  expect(told!.moves.map(({ move, by }) => [move, by])).toEqual([
    ['offer', 'buyer'],
    ['counter', 'seller'],
    ['accept', 'buyer'],
  ])
  const again = await offer(buyer, book.id, 4_100)
  for (const body of ['One', 'Two', 'Three']) {
    clock.offsetMs += 1_000
    await seller(sendOrderMessage, { params, body: { body } })
  }
  const page = (who: typeof buyer, querystring: { limit?: number; cursor?: string }) =>
    who(listOrderMessages, { params, querystring })
  const latest = await page(seller, { limit: 2 })
  expect(latest.offers).toMatchObject([{ id: again.id, turn: 'seller', may: { accept: true } }])
  const earlier = await page(buyer, { limit: 2, cursor: latest.nextCursor! })
  expect(earlier.offers).toMatchObject([{ id, role: 'buyer', sellerGets: null }])
  clock.offsetMs += 25 * 3_600_000
  expect((await page(buyer, {})).offers.map((one) => one.id)).toEqual([id])
})

test('nobody writes before it is paid, to somebody they have blocked, or long after', async () => {
  const { campus, buyer, seller, params } = await bought()
  const unpaid = await buy(buyer, [await list(campus, seller)], 'card')
  const closed = async (who: typeof buyer, id: string) =>
    (await who(listOrderMessages, { params: { id } })).closed
  const refused = (who: typeof buyer, id: string) =>
    expect(who(sendOrderMessage, { params: { id }, body: { body: 'Hello?' } })).rejects.toMatchObject({
      status: 409,
    })
  expect(await closed(buyer, unpaid.orders[0]!.id)).toBe('not_paid')
  await refused(buyer, unpaid.orders[0]!.id)
  await buyer(sendOrderMessage, { params, body: { body: 'Hello.' } })
  await seller(block, { params: { id: buyer.viewer.id } })
  for (const who of [buyer, seller]) {
    expect(await closed(who, params.id)).toBe('unavailable')
    await refused(who, params.id)
  }
  const later = await bought()
  clock.offsetMs = 61 * 24 * 60 * 60_000
  expect(await closed(later.buyer, later.params.id)).toBe('long_over')
  await refused(later.buyer, later.params.id)
})
