import { sql } from '@banter/tenants/database'

/** What has gone back of each order: `done` is with the buyer, `started` is on its way. */
const refundsOf = sql`
  select school_id, order_id, coalesce(sum(amount + surcharge) filter (where state = 'done'), 0)::bigint as done,
         coalesce(sum(amount + surcharge) filter (where state = 'started'), 0)::bigint as started,
         sum(amount) as amount, sum(fee) as fee
    from refunds where state <> 'failed' group by school_id, order_id`

/** What the orders of one school and its books must agree on. Each answers with the rows that break it. */
export const orderRules = {
  'money is held for an order exactly while it is paid and not handed over': sql`
    with expected as (
      select o.id::text as id, case
               when o.method = 'in_person' then 0
               when o.state in ('held', 'settling') then o.subtotal + o.surcharge - coalesce(r.done, 0)
               when late.checkout_id is not null and back.checkout_id is null then o.subtotal + o.surcharge
               else coalesce(r.started, 0) end as held
        from orders o
        left join (${refundsOf}) r on r.school_id = o.school_id and r.order_id = o.id
        left join checkout_steps late on late.school_id = o.school_id and late.checkout_id = o.checkout_id and late.step = 'paid_late'
        left join checkout_steps back on back.school_id = o.school_id and back.checkout_id = o.checkout_id and back.step = 'paid_back')
    select coalesce(x.id, a.owner) as subject, coalesce(x.held, 0) as expected, coalesce(-a.balance, 0) as found
      from expected x full join (select owner, balance from ledger_accounts where code = 'order_escrow') a on a.owner = x.id
     where coalesce(x.held, 0) <> coalesce(-a.balance, 0)`,
  'the fees earned are those of the settled orders, less what refunds gave back': sql`
    with due as (
      select coalesce(sum(o.fee - o.fee_refunded), 0)::bigint as fees from orders o
        join order_events e on e.school_id = o.school_id and e.order_id = o.id and e.state = 'settled'
       where o.method <> 'in_person'),
    earned as (
      select coalesce(-sum(e.amount), 0)::bigint as fees from ledger_entries e
        join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id where a.code = 'fee_revenue')
    select 'fee_revenue' as subject, due.fees as expected, earned.fees as found from due, earned where due.fees <> earned.fees`,
  'an order is settled exactly once, if at all': sql`
    select o.id::text as subject, (e.state is not null)::int as expected, count(t.id)::int as found
      from orders o
      left join order_events e on e.school_id = o.school_id and e.order_id = o.id and e.state = 'settled'
      left join ledger_txns t on t.school_id = o.school_id and t.ref = o.id::text and t.kind = 'settled'
     where o.method <> 'in_person' and o.subtotal > 0
     group by o.id, e.state having count(t.id) <> (e.state is not null)::int`,
  'what an order gave back is what its refunds say': sql`
    select o.id::text as subject, coalesce(r.amount, 0)::bigint as expected, o.refunded as found
      from orders o left join (${refundsOf}) r on r.school_id = o.school_id and r.order_id = o.id
     where o.refunded <> coalesce(r.amount, 0) or o.fee_refunded <> coalesce(r.fee, 0)`,
  'a refunded order was paid back in full': sql`
    select o.id::text as subject, o.subtotal as expected, o.refunded as found
      from orders o left join (${refundsOf}) r on r.school_id = o.school_id and r.order_id = o.id
     where (o.state in ('refunding', 'refunded')) <> (o.refunded = o.subtotal and o.subtotal > 0)
        or (o.state = 'refunded' and coalesce(r.started, 0) > 0) or (o.state = 'refunding' and coalesce(r.started, 0) = 0)`,
  'nobody is kept back more than they owe': sql`
    select a.owner as subject, 0 as expected, sum(e.amount)::bigint as found
      from ledger_accounts a join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
     where a.code = 'seller_receivable' group by a.owner having sum(e.amount) < 0`,
  'what is reserved is what open orders wait for': sql`
    select p.id::text as subject, coalesce(sum(i.quantity), 0)::int as expected, p.reserved as found
      from products p
      left join (select i.school_id, i.product_id, i.quantity from order_items i
                   join orders o on o.school_id = i.school_id and o.id = i.order_id
                  where o.state in ('awaiting_payment', 'held', 'settling')
                     or (o.state = 'refunding' and not exists (
                           select from order_events e where e.school_id = o.school_id and e.order_id = o.id and e.state = 'settled'))) i
        on i.school_id = p.school_id and i.product_id = p.id
     group by p.id, p.reserved having p.reserved <> coalesce(sum(i.quantity), 0)`,
}
