import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/**
 * What somebody put into the wallet by card and has not spent here. It does not leave for a bank: the platform would bear what the card
 * cost, and a stolen card would become cash. Purchases take it first. What went back of a purchase counts as never spent, from the day of
 * that purchase, and what a bank took back of a top-up as never put in; spending more than came by card is no credit for the next card.
 */
export async function unspentCardMoney(ctx: ReadCtx, userId: string, currency: string): Promise<number> {
  const [found] = await ctx.sql<{ unspent: number }>(sql`
    with moved as (
      select min(e.txn_id::text) as since, sum(-e.amount) as amount
        from ledger_accounts a
        join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
        join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
       where a.code = 'wallet' and a.owner = ${userId} and a.currency = ${currency}
         and t.kind in ('top_up', 'top_up_charged_back', 'paid_from_wallet', 'refunded')
       group by t.ref),
    running as (select since, sum(amount) over (order by since) as total from moved)
    select coalesce((select total from running order by since desc limit 1) - least(0, min(total)), 0)::bigint as unspent from running`)
  return found?.unspent ?? 0
}
