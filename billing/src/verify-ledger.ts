import type { ReadCtx } from '@banter/tenants/context'
import { type empty, sql } from '@banter/tenants/database'
import { adRules } from './verify-ads.ts'
import { orderRules } from './verify-orders.ts'
import { payoutRules } from './verify-payouts.ts'
import { subscriptionRules } from './verify-subscriptions.ts'

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
  ...orderRules,
  ...payoutRules,
  ...adRules,
  ...subscriptionRules,
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
