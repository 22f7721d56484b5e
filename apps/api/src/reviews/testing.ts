import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { v7 } from 'uuid'
import type { Asker, TestCampus } from '../../test/campus.ts'
import { buy, fillWallet, list, makeMarket } from '../../test/money.ts'
import * as orders from '../orders/contract.ts'
import * as contract from './contract.ts'

export const DAY = 86_400_000

/** Two people who have traded, whose sessions last as long as a test looks ahead. */
export async function makeTraders() {
  const market = await makeMarket()
  await market.campus.command((ctx) =>
    ctx.sql(sql`update sessions set expires_at = expires_at + interval '90 days'`),
  )
  const { campus, seller, buyer } = market
  /** A sale that came to its end. @returns the order's id */
  const completed = async () => {
    const product = await list(campus, seller, { price: 1_000 })
    await fillWallet(campus, buyer, 1_000)
    const bought = await buy(buyer, [product], 'wallet')
    const id = bought.orders[0]?.id ?? ''
    await buyer(orders.confirmReceived, { params: { id } })
    await campus.runJobs()
    return id
  }
  return { ...market, completed }
}

type Said = Parameters<typeof saying>[1]

const saying = (id: string, body: { stars: number; body?: string; tags?: contract.Tag[] }) => ({
  params: { id },
  body,
})

export const rate = (person: Asker, id: string, said: Said) => person(contract.rateOrder, saying(id, said))
export const seen = (person: Asker, id: string) => person(contract.getOrderReviews, { params: { id } })
export const reviewsOf = (
  viewer: Asker,
  person: Asker,
  querystring: { cursor?: string; limit?: number } = {},
) => viewer(contract.listReviews, { params: { id: person.viewer.id }, querystring })

/** So much later, with all that falls due until then. */
export async function later(campus: TestCampus, ms: number) {
  clock.offsetMs += ms
  await campus.runJobs()
}

interface Written {
  author: string
  subject: string
  body?: string
  reply?: string
  shownAt?: Date
}

/** A review of a sale as if all of that had happened, shown by default. @returns its id */
export async function written(
  campus: TestCampus,
  { author, subject, body = '', reply = '', shownAt = clock.now() }: Written,
): Promise<string> {
  const [checkout, order, review] = [v7(), v7(), v7()]
  await campus.command(async (ctx) => {
    await ctx.sql(sql`
      insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until)
      values (${checkout}::uuid, ${author}::uuid, 'in_person', 'paid', 100, 'usd', now())`)
    await ctx.sql(sql`
      insert into orders (id, reference, checkout_id, buyer_id, seller_id, state, method, currency, subtotal, fee, fee_rate_bps, fee_cap,
                          processing, reserved_until, updated_at)
      values (${order}::uuid, ${order.slice(-8)}, ${checkout}::uuid, ${author}::uuid, ${subject}::uuid, 'settled', 'in_person', 'usd', 100, 0,
              200, 500, 0, now(), now())`)
    await ctx.sql(sql`
      insert into reviews (id, order_id, author_id, subject_id, stars, body, reply, replied_at, shown_at)
      values (${review}::uuid, ${order}::uuid, ${author}::uuid, ${subject}::uuid, 4, ${body}, ${reply},
              ${reply ? shownAt : null}::timestamptz, ${shownAt})`)
    await ctx.sql(sql`
      insert into standings (user_id, stars, ratings) values (${subject}::uuid, 4, 1)
      on conflict (school_id, user_id) do update set stars = standings.stars + 4, ratings = standings.ratings + 1`)
  })
  return review
}
