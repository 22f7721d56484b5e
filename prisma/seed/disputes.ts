import type pg from 'pg'
import { userId } from './demo-rows.ts'
import type { DemoSchool } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (from: Date, ms: number) => new Date(from.getTime() + ms).toISOString()

interface Problem {
  buyer: string
  listing: string
  reference: string
  about: string
  answer: string
  wanted: number
  offered: number
  /** What the buyer wrote before they met, and the seller then. */
  talk: [string, string]
}

/** What somebody is not content with in the demo, and waits for the staff's decision about. */
const problems: Record<string, Problem> = {
  uta: {
    buyer: 'ava.johnson',
    listing: 'UTA Mavericks hoodie, orange and blue',
    reference: 'HDQR2WQ7',
    about: 'The seam under the left arm is open, about two inches. The listing says that it was never worn.',
    answer:
      'It came like that out of the box, I had not seen it. I can give five dollars back, it is quickly sewn.',
    wanted: 1_000,
    offered: 500,
    talk: [
      'Hi! Would noon at the library steps work for you tomorrow?',
      'Noon is good. I am the one with the orange bag.',
    ],
  },
}

interface Sold {
  id: string
  sellerId: string
  category: string
  price: number
}

export async function layOutDisputes(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const problem = problems[school.slug]
  if (!problem) return
  const bought = new Date(now.getTime() - 4 * DAY)
  const { rows } = await client.query<Sold>(
    `update products set stock = stock - 1, reserved = reserved + 1 where title = $1 and stock > 0
     returning id, seller_id as "sellerId", category, price_amount as price`,
    [problem.listing],
  )
  const [product] = rows
  if (!product) throw new Error(`Nobody sells “${problem.listing}” at ${school.slug}.`)
  const id = (kind: string) => seededId(bought, school.slug, kind, problem.reference)
  const ids = { checkout: id('checkout'), order: id('order'), dispute: id('dispute') }
  const buyerId = userId(school, problem.buyer)
  await insertPurchase(client, { ...problem, ...ids, buyerId, product, bought })
  await pay(client, ids.order, buyerId, product.price)
  await insertTalk(client, { ...problem, ...ids, buyerId, product, bought })
  await insertDispute(client, { ...problem, ...ids, buyerId, product, bought })
}

type Purchase = Problem & {
  checkout: string
  order: string
  dispute: string
  buyerId: string
  product: Sold
  bought: Date
}

async function insertPurchase(client: pg.Client, { product, bought, ...order }: Purchase) {
  const { price } = product
  const reservedUntil = at(bought, 15 * 60_000)
  await client.query(
    `insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until, created_at)
     values ($1, $2, 'wallet', 'paid', $3, 'usd', $4, $5)`,
    [order.checkout, order.buyerId, price, reservedUntil, bought],
  )
  await client.query(
    `insert into checkout_steps (checkout_id, step, result, at) values ($1, 'reserved', '', $2), ($1, 'paid', 'wallet', $2)`,
    [order.checkout, bought],
  )
  await client.query(
    `insert into orders (id, reference, checkout_id, buyer_id, seller_id, state, method, currency, subtotal, fee, fee_rate_bps, fee_cap,
            processing, frozen, reserved_until, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'held', 'wallet', 'usd', $6::int, least(500, floor(($6::int * 200 + 5000) / 10000.0))::int, 200, 500, 0,
             'dispute', $7, $8, $8)`,
    [
      order.order,
      order.reference,
      order.checkout,
      order.buyerId,
      product.sellerId,
      price,
      reservedUntil,
      bought,
    ],
  )
  await client.query(
    `insert into order_items (order_id, product_id, title, category, unit_amount, quantity) values ($1, $2, $3, $4, $5, 1)`,
    [order.order, product.id, order.listing, product.category, price],
  )
  await client.query(
    `insert into order_events (order_id, state, actor_id, at) values ($1, 'awaiting_payment', $2, $3), ($1, 'held', $2, $4)`,
    [order.order, order.buyerId, bought, at(bought, 2_000)],
  )
}

async function insertTalk(client: pg.Client, { order, talk, buyerId, product, bought }: Purchase) {
  for (const [n, author] of [buyerId, product.sellerId].entries()) {
    const sent = new Date(bought.getTime() + (n + 1) * HOUR)
    await client.query(
      `insert into order_messages (id, order_id, author_id, body, created_at) values ($1, $2, $3, $4, $5)`,
      [seededId(sent, order, 'message', String(n)), order, author, talk[n], sent],
    )
  }
}

/** The demo's money is a present of the platform: no bank and no payment service knows of it. */
async function pay(client: pg.Client, orderId: string, buyerId: string, price: number) {
  const post = (kind: string, key: string, lines: { code: string; owner?: string; amount: number }[]) =>
    client.query('select app.ledger_post($1, $2, $3, $4, $5)', [
      kind,
      key,
      orderId,
      'usd',
      JSON.stringify(lines),
    ])
  await post('present', `present:${orderId}`, [
    { code: 'goodwill', amount: price },
    { code: 'wallet', owner: buyerId, amount: -price },
  ])
  await post('paid_from_wallet', `pay:${orderId}`, [
    { code: 'wallet', owner: buyerId, amount: price },
    { code: 'order_escrow', owner: orderId, amount: -price },
  ])
}

async function insertDispute(client: pg.Client, { product, bought, ...problem }: Purchase) {
  const said = at(bought, DAY)
  const answered = at(bought, 2 * DAY)
  const left = at(bought, 3 * DAY)
  await client.query(
    `insert into disputes (id, order_id, opened_by_id, reason, about, wanted, state, answer_by, answer, offered, answered_at, created_at)
     values ($1, $2, $3, 'damaged', $4, $5, 'decision', $6, $7, $8, $9, $10)`,
    [
      problem.dispute,
      problem.order,
      problem.buyerId,
      problem.about,
      problem.wanted,
      at(bought, 5 * DAY),
      problem.answer,
      problem.offered,
      answered,
      said,
    ],
  )
  const lines = [
    { kind: 'dispute_opened', actor: problem.buyerId, facts: { reason: problem.about }, at: said },
    { kind: 'money_frozen', actor: problem.buyerId, facts: { why: 'dispute' }, at: said },
    {
      kind: 'dispute_offered',
      actor: product.sellerId,
      facts: { amount: problem.offered, reason: problem.answer },
      at: answered,
    },
  ]
  for (const [n, line] of lines.entries())
    await client.query(
      `insert into order_notes (id, order_id, kind, actor_id, facts, at) values ($1, $2, $3, $4, $5, $6)`,
      [
        seededId(new Date(line.at), problem.order, 'note', String(n)),
        problem.order,
        line.kind,
        line.actor,
        JSON.stringify(line.facts),
        line.at,
      ],
    )
  await client.query(
    `insert into outbox (id, topic, version, producer, payload, occurred_at, available_at)
     values (app.uuid_v7(), 'dispute_overdue', 1, 'disputes', jsonb_build_object('dispute_id', $1::text), $3, $4),
            (app.uuid_v7(), 'handover_awaited', 1, 'orders', jsonb_build_object('order_id', $2::text, 'days', 10), $3, $5)`,
    [problem.dispute, problem.order, left, at(bought, 61 * DAY), at(bought, 10 * DAY)],
  )
}
