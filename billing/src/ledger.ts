import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** The chart of accounts; which side makes each grow is in the database. */
export type AccountCode =
  | 'stripe_balance'
  | 'bank'
  | 'seller_receivable'
  | 'dispute_pending'
  | 'order_escrow'
  | 'wallet'
  | 'payout_pending'
  | 'ads_deferred'
  | 'school_share_payable'
  | 'fee_revenue'
  | 'subscription_revenue'
  | 'ads_revenue'
  | 'stripe_fees'
  | 'dispute_loss'
  | 'goodwill'

/** One side of a fact in minor units: debit positive, credit negative. */
export interface Line {
  code: AccountCode
  /** The person, order or campaign whose pot it is; left out for the platform's own. */
  owner?: string
  amount: number
}

/** Something that moved money, once. Its key says which one: the same key again moves nothing. */
export interface Fact {
  kind: string
  key: string
  /** The id of the order, checkout or top-up it is about. */
  ref: string
  currency: string
  lines: Line[]
  balanceTxn?: string | null
}

export interface Posted {
  key: string
  /** False when this fact had been posted before. */
  posted: boolean
}

/** Posts facts in their order. @throws when one does not balance, overdraws a pot, or has the key of another */
export async function post(ctx: Ctx, ...facts: Fact[]): Promise<Posted[]> {
  const body = JSON.stringify(facts.map((fact) => ({ ...fact, balance_txn: fact.balanceTxn ?? null })))
  return ctx.sql<Posted>(sql`
    select fact.key, result.posted
      from jsonb_to_recordset(${body}::jsonb)
           as fact(kind text, key text, ref text, currency text, lines jsonb, balance_txn text),
           app.ledger_post(fact.kind, fact.key, fact.ref, fact.currency, fact.lines, fact.balance_txn) as result`)
}

/** What is in a pot, counted the way it grows: a wallet with money in it is positive. */
export async function balanceOf(
  ctx: ReadCtx,
  code: AccountCode,
  owner = '',
  currency = 'usd',
): Promise<number> {
  const [account] = await ctx.sql<{ balance: number }>(sql`
    select normal * coalesce(balance, (select sum(amount) from ledger_entries e
                                        where e.school_id = a.school_id and e.account_id = a.id), 0)::bigint as balance
      from ledger_accounts a where code = ${code} and owner = ${owner} and currency = ${currency}`)
  return account?.balance ?? 0
}

/** What is in a wallet, which nobody else can change before this transaction ends. */
export async function lockWallet(ctx: Ctx, owner: string, currency: string): Promise<number> {
  const [account] = await ctx.sql<{ balance: number }>(sql`
    select -balance as balance from ledger_accounts
     where code = 'wallet' and owner = ${owner} and currency = ${currency} for no key update`)
  return account?.balance ?? 0
}
