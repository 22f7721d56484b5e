import type pg from 'pg'

/**
 * Orders whose goods have changed hands and whose money waits for the order-fee job: bought from wallets, at every school in turn, as
 * checkout and handoff would leave them. As the owner, in bulk. @returns their ids
 */
export async function makeHandedOff(client: pg.Client, wanted: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select id from schools where slug like 'campus-%'`)
  const made: string[] = []
  for (const { id } of rows) {
    await client.query('begin')
    await client.query(`select set_config('app.school_id', $1, true)`, [id])
    await client.query('drop table if exists sale')
    await client.query(`create temporary table sale as ${sales(Math.ceil(wanted / rows.length))}`)
    for (const statement of [checkouts, orders, items, events, holdings]) await client.query(statement)
    const sold = await client.query<{ id: string }>('select order_id as id from sale')
    await client.query('commit')
    made.push(...sold.rows.map((order) => order.id))
  }
  return made
}

/** Says that they were handed off, in one commit. */
export async function announceHandOffs(client: pg.Client, orderIds: string[]): Promise<void> {
  await client.query(
    `insert into outbox (school_id, id, topic, producer, payload)
     select school_id, uuidv7(), 'order_handed_off', 'orders',
            jsonb_build_object('order_id', id, 'checkout_id', checkout_id, 'buyer_id', buyer_id, 'seller_id', seller_id,
                               'subtotal', subtotal, 'currency', currency, 'method', method)
       from orders where id = any($1::uuid[])`,
    [orderIds],
  )
}

const sales = (count: number) => `
  select p.id as product_id, p.seller_id, p.title, p.category, p.price_amount, b.id as buyer_id,
         uuidv7() as checkout_id, uuidv7() as order_id
    from generate_series(1, ${count}) i
    cross join (select count(*) as products from products where school_id = app.school_id()) many
    join (select *, row_number() over (order by id) as n from products where school_id = app.school_id()) p
      on p.n = 1 + i % many.products
    cross join lateral (select id from users where school_id = app.school_id() and id <> p.seller_id
                         order by id offset i % 40 limit 1) b`

const checkouts = `
  insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until)
  select checkout_id, buyer_id, 'wallet', 'paid', price_amount, 'usd', now() from sale`

const orders = `
  insert into orders (id, reference, checkout_id, buyer_id, seller_id, state, method, currency, subtotal, fee, fee_rate_bps, fee_cap,
                      processing, reserved_until)
  select order_id, upper(left(md5(order_id::text), 8)) || row_number() over (), checkout_id, buyer_id, seller_id, 'settling', 'wallet',
         'usd', price_amount, least(500, (price_amount * 200 + 5000) / 10000), 200, 500, 0, now()
    from sale`

const items = `
  with sold as (
    insert into order_items (order_id, product_id, title, category, unit_amount, quantity)
    select order_id, product_id, title, category, price_amount, 1 from sale returning product_id, quantity
  )
  update products p set stock = p.stock - s.quantity, reserved = p.reserved + s.quantity
    from (select product_id, sum(quantity) as quantity from sold group by product_id) s
   where p.school_id = app.school_id() and p.id = s.product_id`

const events = `
  insert into order_events (order_id, state, actor_id)
  select order_id, state::"OrderState", buyer_id from sale, unnest(array['awaiting_payment', 'held', 'settling']) as state`

const holdings = `
  select app.ledger_post('paid_from_wallet', 'pay:' || order_id, order_id::text, 'usd', jsonb_build_array(
           jsonb_build_object('code', 'wallet', 'owner', buyer_id, 'amount', price_amount),
           jsonb_build_object('code', 'order_escrow', 'owner', order_id, 'amount', -price_amount)))
    from sale`
