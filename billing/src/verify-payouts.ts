import { type empty, sql } from '@banter/tenants/database'

/** What must hold of money on its way to somebody's bank. Balances are signed as entries are: debit positive. */
export const payoutRules: Record<string, typeof empty> = {
  'what left wallets for a bank and is not there is what payouts wait for': sql`
    select coalesce(p.id::text, a.owner) as subject, coalesce(p.amount, 0) as expected, coalesce(-a.balance, 0) as found
      from (select id, amount from payouts where state = 'started') p
      full join (select owner, balance from ledger_accounts where code = 'payout_pending') a on a.owner = p.id::text
     where coalesce(p.amount, 0) <> coalesce(-a.balance, 0)`,
  'a payout left once, if it was sent, and never otherwise': sql`
    select p.id::text as subject, (p.state = 'sent')::int as expected, count(t.id)::int as found
      from payouts p left join ledger_txns t on t.school_id = p.school_id and t.ref = p.id::text and t.kind = 'payout_sent'
     group by p.id, p.state having count(t.id) <> (p.state = 'sent')::int`,
  'no bank gives back more than it took': sql`
    select t.ref as subject, 0 as expected, sum(e.amount)::bigint as found
      from ledger_accounts a
      join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
      join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
     where a.code = 'dispute_pending' group by t.ref having sum(e.amount) < 0`,
}
