import { testDatabase } from '@banter/prisma/testing'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { listAdPayments } from '../src/ads/payment/contract.ts'
import { makeAdCampus, running } from '../src/ads/testing.ts'
import { schedule } from '../src/billboard/scheduled/contract.ts'
import { begun } from '../src/billboard/testing.ts'
import { makeInviteLink } from '../src/clubs/invite-links/contract.ts'
import { handedOver } from '../src/clubs/testing.ts'
import { openDispute } from '../src/disputes/contract.ts'
import { makeDoorLink } from '../src/events/door-links/contract.ts'
import { go, live, makeClub } from '../src/events/testing.ts'
import { agreedOn } from '../src/handoff/testing.ts'
import { hashToken } from '../src/identity/secrets.ts'
import { askQuestion } from '../src/marketplace/questions/contract.ts'
import { saveSearch } from '../src/marketplace/searches/contract.ts'
import { sell } from '../src/marketplace/testing.ts'
import { photo, uploaded } from '../src/media/testing.ts'
import { offer } from '../src/offers/testing.ts'
import { onSale } from '../src/pictures/testing.ts'
import { askRoute } from './ask-route.ts'
import { app } from './campus.ts'
import { buy, fillWallet, list, makeMarket } from './money.ts'

/** Following an ad is counted, by a token that only who was shown it has: see where it is. */
const counted = '/api/v1/ads/click/:token'
const reads = app.routeTable.filter(
  ({ method, url, config }) => method === 'GET' && config.at !== 'platform' && url !== counted,
)
let host: string
let tokens: string[]
let ids: string[]

/** A campus where something has happened. From then on whatever writes fails, in this file's own database. */
beforeAll(async () => {
  const { campus, seller, buyer } = await makeMarket()
  const [admin, product] = [await campus.admin(), await list(campus, seller, { stock: 2 })]
  const bargain = await sell(seller, { negotiable: true })
  await buyer(askQuestion, { params: { id: bargain.id }, body: { body: 'Is it still there?' } })
  const wish = await sell(buyer, { kind: 'wanted' })
  await buyer(saveSearch, { body: { name: 'Books', q: 'book' } })
  const [search] = await campus.read(({ db }) => db.savedSearch.findMany())
  await fillWallet(campus, buyer, 1_999)
  const [paid, open] = [await buy(buyer, [product], 'wallet'), await buy(buyer, [product], 'card')]
  const post = await campus.command(({ db }) =>
    db.post.create({ data: { authorId: seller.viewer.id, body: 'Hello' } }),
  )
  const picture = await uploaded(seller, await photo(1))
  const original = await onSale(seller)
  const event = await live(seller, { clubId: (await makeClub(campus, [seller])).id })
  await go(buyer, event.id)
  const handover = await handedOver(buyer, seller)
  const link = await seller(makeInviteLink, { params: { id: handover.club.id }, body: { days: 3 } })
  const door = await seller(makeDoorLink, { params: { id: event.id }, body: { name: 'Dora' } })
  const stopKey = await campus.command(async ({ db }) => {
    // With the secret that a sample of a query has.
    await db.doorLink.updateMany({ data: { tokenHash: hashToken('123456') } })
    await db.mediaCaptions.create({ data: { mediaId: picture.id, vtt: 'WEBVTT' } })
    return (await db.mailChoice.create({ data: { userId: buyer.viewer.id } })).stopKey
  })
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
  const waiting = await admin(schedule, { body: { body: 'Soon', publishAt: inAnHour } })
  await agreedOn({ campus, seller, buyer, product, id: paid.orders[0]!.id })
  const disputed = await buyer(openDispute, {
    params: { id: paid.orders[0]!.id },
    body: { reason: 'damaged', about: 'A page is torn out of it.', wanted: 500, media: [] },
  })
  const chargeback = await campus.command(({ db }) =>
    db.chargeback.create({
      data: { checkoutId: open.checkoutId, stripeDispute: 'du_reading', amount: 1_999, currency: 'usd' },
    }),
  )
  const ads = await makeAdCampus(campus)
  const campaign = await running(ads)
  const payments = await ads.admin(listAdPayments, { params: { id: campaign.id } })
  host = campus.host
  tokens = [seller, buyer, admin].map(({ token }) => token)
  ids = [
    buyer.viewer.id,
    product.id,
    picture.id,
    original.productId,
    original.pictureId,
    disputed.id,
    chargeback.id,
    campaign.id,
    ...payments.items.map(({ id }) => id),
    post.id,
    ...(await begun(seller, post.id)),
    event.id,
    event.club?.id ?? '',
    handover.id,
    handover.club.id,
    link.id,
    link.token,
    wish.id,
    door.link.id,
    waiting.id,
    stopKey,
    search?.stopKey ?? '',
    (await offer(buyer, bargain.id, bargain.price.amount - 100)).id,
    new Date().toISOString().slice(0, 7),
    ...[paid, open].flatMap(({ checkoutId, orders }) => [checkoutId, orders[0]!.id]),
  ]
  const { ownerUrl } = await testDatabase()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('revoke insert, update, delete on all tables in schema public from banter_app')
  await owner.end()
})

test('in this file a write fails', async () => {
  const write = app.routeTable.find(({ url }) => url.endsWith('/auth/forgot-password'))
  if (!write) throw new Error('There is no such route.')
  expect((await askRoute(write, { host })).statusCode).toBe(500)
})

test.each(reads.map((route) => [route.url, route] as const))(
  'GET %s changes nothing, whoever asks for whatever is there',
  async (_url, route) => {
    const statuses = new Set<number>()
    for (const token of [undefined, ...tokens])
      for (const id of ids)
        statuses.add((await askRoute(route, { host, id, ...(token ? { token } : {}) })).statusCode)
    expect(statuses).toContain(200)
    expect([...statuses].filter((status) => ![200, 401, 403, 404].includes(status))).toEqual([])
  },
)
