import { type empty, sql } from '@banter/tenants/database'

/** What must hold of what the school itself pays. Balances are signed as entries are: debit positive. */
export const subscriptionRules: Record<string, typeof empty> = {
  'an invoice that was paid is in the books once, with what was paid': sql`
    select coalesce(i.id, b.ref) as subject, coalesce(i.amount_paid, 0) as expected, coalesce(b.amount, 0)::bigint as found
      from (select id, amount_paid from subscription_invoices where status = 'paid' and amount_paid > 0) i
      full join (select t.ref, -sum(e.amount) as amount
                   from ledger_txns t
                   join ledger_entries e on e.school_id = t.school_id and e.txn_id = t.id
                   join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id and a.code = 'subscription_revenue'
                  where t.kind = 'subscription_paid' group by t.ref) b on b.ref = i.id
     where coalesce(i.amount_paid, 0) <> coalesce(b.amount, 0)`,
  'the state of a school is the one its last event says': sql`
    select 'state ' || a.state as subject, a.version as expected, count(e.id)::int as found
      from billing_accounts a left join subscription_events e on e.school_id = a.school_id and e.kind = 'state'
     group by a.state, a.version
    having a.version <> count(e.id)
        or a.version > 0 and a.state <> (array_agg(e.to_state order by e.id desc))[1]`,
}
