import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface Order {
  buyer: string
  product: string
}

const FEE_CAP = 500

/** Stock, order, ledger, outbox and idempotency key in the caller's transaction. */
export async function placeOrder(client: pg.PoolClient, key: string, { buyer, product }: Order) {
  const ids = { checkout: randomUUID(), order: randomUUID() }
  const claimed = await client.query({
    name: 'claim',
    text: `insert into idempotency_keys (user_id, key, body_hash, subject_id) values ($1, $2, $3, $4) on conflict do nothing`,
    values: [buyer, key, product, ids.checkout],
  })
  if (!claimed.rowCount) return { sold: false, ...ids }
  const { rows } = await client.query<Bought>({
    name: 'take',
    text: `update products set stock = stock - 1, reserved = reserved + 1 where id = $1 and status = 'active' and stock >= 1
           returning seller_id, title, category, price_amount`,
    values: [product],
  })
  const [bought] = rows
  if (!bought) return { sold: false, ...ids }
  await client.query(insertion(ids, buyer, product, bought))
  await client.query(posting(ids.order, buyer, bought.price_amount))
  return { sold: true, ...ids }
}

interface Bought {
  seller_id: string
  title: string
  category: string
  price_amount: number
}

interface Ids {
  checkout: string
  order: string
}

function insertion({ checkout, order }: Ids, buyer: string, product: string, bought: Bought): pg.QueryConfig {
  const { seller_id, title, category, price_amount: price } = bought
  const fee = Math.min(FEE_CAP, Math.floor((price * 200 + 5_000) / 10_000))
  const fact = { order_id: order, checkout_id: checkout, buyer_id: buyer, seller_id, subtotal: price, fee }
  return {
    name: 'order',
    text: `with checkout as (
             insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until)
             values ($1, $3, 'wallet', 'paid', $4, 'usd', now())
           ), made as (
             insert into orders (id, reference, checkout_id, buyer_id, seller_id, state, method, currency, subtotal, fee, fee_rate_bps,
                                 fee_cap, processing, reserved_until)
             values ($2, $5, $1, $3, $6, 'held', 'wallet', 'usd', $4, $7, 200, $8, 0, now())
           ), item as (
             insert into order_items (order_id, product_id, title, category, unit_amount, quantity)
             values ($2, $9, $10, $11::"ProductCategory", $4, 1)
           ), event as (
             insert into order_events (order_id, state, actor_id) values ($2, 'held', $3)
           )
           insert into outbox (id, topic, producer, payload) values ($2, 'order_created', 'floor', $12), ($1, 'order_paid', 'floor', $12)`,
    values: [
      checkout,
      order,
      buyer,
      price,
      randomBytes(6).toString('hex'),
      seller_id,
      fee,
      FEE_CAP,
      product,
      title,
      category,
      JSON.stringify(fact),
    ],
  }
}

function posting(order: string, buyer: string, price: number): pg.QueryConfig {
  const lines = [
    { code: 'wallet', owner: buyer, amount: price },
    { code: 'order_escrow', owner: order, amount: -price },
  ]
  return {
    name: 'post',
    text: `select app.ledger_post('paid_from_wallet', $1, $2, 'usd', $3)`,
    values: [`pay:${order}`, order, JSON.stringify(lines)],
  }
}
