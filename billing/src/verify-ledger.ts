import type { ReadCtx } from '@banter/tenants/context'
import { type empty, sql } from '@banter/tenants/database'

/** Something the books of one school say that cannot be. */
export interface Violation {
  rule: string
  subject: string
  expected: number
  found: number
}

type Query = typeof empty

/** Each answers with the rows that break it. Balances are signed as entries are: debit positive. */
const rules: Record<string, Query> = {
  'all balances sum to zero': sql`
    select a.currency as subject, 0 as expected, sum(e.amount)::bigint as found
      from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
     group by a.currency having sum(e.amount) <> 0`,
  'every transaction is balanced': sql`
    select t.idem_key as subject, 0 as expected, coalesce(sum(e.amount), 0)::bigint as found
      from ledger_txns t left join ledger_entries e on e.school_id = t.school_id and e.txn_id = t.id
     group by t.id, t.idem_key having coalesce(sum(e.amount), 0) <> 0 or count(e.line) < 2`,
  'a kept balance is the sum of its entries': sql`
    select a.code || ' ' || a.owner as subject, coalesce(sum(e.amount), 0)::bigint as expected, a.balance as found
      from ledger_accounts a left join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
     where a.balance is not null
     group by a.id, a.code, a.owner, a.balance having a.balance <> coalesce(sum(e.amount), 0)`,
  'money is held for an order exactly while it is paid and not handed over': sql`
    with expected as (
      select o.id::text as id, case
               when o.state in ('held', 'settling', 'refunding') then o.subtotal
               when late.checkout_id is not null and back.checkout_id is null then o.subtotal
               else 0 end as held
        from orders o
        left join checkout_steps late on late.school_id = o.school_id and late.checkout_id = o.checkout_id and late.step = 'paid_late'
        left join checkout_steps back on back.school_id = o.school_id and back.checkout_id = o.checkout_id and back.step = 'paid_back')
    select coalesce(x.id, a.owner) as subject, coalesce(x.held, 0) as expected, coalesce(-a.balance, 0) as found
      from expected x full join (select owner, balance from ledger_accounts where code = 'order_escrow') a on a.owner = x.id
     where coalesce(x.held, 0) <> coalesce(-a.balance, 0)`,
  'the fees earned are those of the settled orders': sql`
    select 'fee_revenue' as subject, (select coalesce(sum(fee), 0) from orders where state = 'settled')::bigint as expected,
           coalesce(-sum(e.amount), 0)::bigint as found
      from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
     where a.code = 'fee_revenue'
    having coalesce(-sum(e.amount), 0) <> (select coalesce(sum(fee), 0) from orders where state = 'settled')`,
  'an order is settled exactly once, if at all': sql`
    select o.id::text as subject, (o.state = 'settled')::int as expected, count(t.id)::int as found
      from orders o left join ledger_txns t on t.school_id = o.school_id and t.ref = o.id::text and t.kind = 'settled'
     group by o.id, o.state having count(t.id) <> (o.state = 'settled')::int`,
  'a refunded order was paid back in full': sql`
    select o.id::text as subject, o.subtotal as expected, o.refunded as found from orders o
     where o.refunded <> case when o.state = 'refunded' then o.subtotal else 0 end`,
  'what is reserved is what open orders wait for': sql`
    select p.id::text as subject, coalesce(sum(i.quantity), 0)::int as expected, p.reserved as found
      from products p
      left join (select i.school_id, i.product_id, i.quantity from order_items i
                   join orders o on o.school_id = i.school_id and o.id = i.order_id
                  where o.state in ('awaiting_payment', 'held', 'settling', 'refunding')) i
        on i.school_id = p.school_id and i.product_id = p.id
     group by p.id, p.reserved having p.reserved <> coalesce(sum(i.quantity), 0)`,
}

/** Asks the books of one school everything that must hold at any moment; no answer is the good answer. */
export async function verifyLedger(ctx: ReadCtx): Promise<Violation[]> {
  const found: Violation[] = []
  for (const [rule, query] of Object.entries(rules)) {
    const rows = await ctx.sql<Omit<Violation, 'rule'>>(query)
    found.push(...rows.map((row) => ({ rule, ...row })))
  }
  return found
}
