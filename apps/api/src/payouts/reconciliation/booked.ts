import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { newId } from '../../http/contract.ts'

/** What our books say that one movement at the payment service was, its fee taken off. */
export interface Booked {
  balanceTxn: string
  ref: string
  net: number
}

/** What one school has booked of these movements, and whatever else it booked since. Its ids are in the order of time. */
export function bookedIn(ctx: ReadCtx, since: Date, movements: string[]): Promise<Booked[]> {
  return ctx.sql<Booked>(sql`
    select t.stripe_balance_txn as "balanceTxn", t.ref, sum(e.amount)::bigint as net
      from ledger_txns t
      left join ledger_txns f on f.school_id = t.school_id and f.idem_key = 'fee:' || t.stripe_balance_txn
      join ledger_entries e on e.school_id = t.school_id and e.txn_id in (t.id, f.id)
      join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id and a.code = 'stripe_balance'
     where t.stripe_balance_txn is not null
       and (t.id >= ${newId(since.getTime())}::uuid or t.stripe_balance_txn = any(${movements}::text[]))
     group by t.id, t.stripe_balance_txn, t.ref`)
}

/** What touched the payment service's balance without naming a movement there: nobody can say what it was. */
export function unnamedIn(ctx: ReadCtx, since: Date): Promise<{ key: string; ref: string; net: number }[]> {
  return ctx.sql(sql`
    select t.idem_key as key, t.ref, sum(e.amount)::bigint as net
      from ledger_txns t
      join ledger_entries e on e.school_id = t.school_id and e.txn_id = t.id
      join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id and a.code = 'stripe_balance'
     where t.stripe_balance_txn is null and t.idem_key not like 'fee:%' and t.id >= ${newId(since.getTime())}::uuid
     group by t.id, t.idem_key, t.ref`)
}

/** What this school's books say that the payment service holds for it, by currency. */
export function heldFor(ctx: ReadCtx): Promise<{ currency: string; amount: number }[]> {
  return ctx.sql(sql`
    select a.currency, sum(e.amount)::bigint as amount
      from ledger_accounts a join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
     where a.code = 'stripe_balance' group by a.currency`)
}
