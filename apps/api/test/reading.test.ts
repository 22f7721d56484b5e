import { testDatabase } from '@banter/prisma/testing'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { begun } from '../src/billboard/testing.ts'
import { makeInviteLink } from '../src/clubs/invite-links/contract.ts'
import { handedOver } from '../src/clubs/testing.ts'
import { go, live, makeClub } from '../src/events/testing.ts'
import { sell } from '../src/marketplace/testing.ts'
import { photo, uploaded } from '../src/media/testing.ts'
import { offer } from '../src/offers/testing.ts'
import { askRoute } from './ask-route.ts'
import { app } from './campus.ts'
import { buy, fillWallet, list, makeMarket } from './money.ts'

const reads = app.routeTable.filter(({ method, config }) => method === 'GET' && config.at !== 'platform')
let host: string
let tokens: string[]
let ids: string[]

/** A campus where something has happened. From then on whatever writes fails, in this file's own database. */
beforeAll(async () => {
  const { campus, seller, buyer } = await makeMarket()
  const [admin, product] = [await campus.admin(), await list(campus, seller, { stock: 2 })]
  const bargain = await sell(seller, { negotiable: true })
  await fillWallet(campus, buyer, 1_999)
  const [paid, open] = [await buy(buyer, [product], 'wallet'), await buy(buyer, [product], 'card')]
  const post = await campus.command(({ db }) =>
    db.post.create({ data: { authorId: seller.viewer.id, body: 'Hello' } }),
  )
  const picture = await uploaded(seller, await photo(1))
  const event = await live(seller, { clubId: (await makeClub(campus, [seller])).id })
  await go(buyer, event.id)
  const handover = await handedOver(buyer, seller)
  const link = await seller(makeInviteLink, { params: { id: handover.club.id }, body: { days: 3 } })
  host = campus.host
  tokens = [seller, buyer, admin].map(({ token }) => token)
  ids = [
    buyer.viewer.id,
    product.id,
    picture.id,
    post.id,
    ...(await begun(seller, post.id)),
    event.id,
    event.club?.id ?? '',
    handover.id,
    handover.club.id,
    link.id,
    link.token,
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
