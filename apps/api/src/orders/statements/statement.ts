import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { movementNames } from '../money/wallet.ts'
import type { Statement, StatementLine } from './contract.ts'

interface MovementRow {
  id: string
  at: Date
  kind: string
  orderId: string | null
  reference: string | null
  title: string | null
  gross: number
  fee: number
  processing: number
  keptBack: number
  net: number
}

interface Period {
  from: Date
  to: Date
}

const kinds: Readonly<Record<string, StatementLine['kind']>> = {
  settled: 'sale',
  clawed_back: 'sale_refunded',
  paid_from_wallet: 'purchase',
  refunded: 'refund',
  top_up: 'top_up',
  payout: 'pay_out',
  payout_failed: 'pay_out',
}

/** A year of the busiest seller. */
const MOST_LINES = 10_000

export function periodOf(period: string): Period {
  const [year = 0, month] = period.split('-').map(Number)
  return month
    ? { from: new Date(Date.UTC(year, month - 1)), to: new Date(Date.UTC(year, month)) }
    : { from: new Date(Date.UTC(year, 0)), to: new Date(Date.UTC(year + 1, 0)) }
}

/** What moved in the viewer's wallet, or in what they owe, and what of it was price, fee and card processing: as the ledger has it. */
export async function statementOf(ctx: ReadCtx, period: string): Promise<Statement> {
  const { currency } = ctx.school
  const money = (amount: number) => ({ amount, currency })
  const { from, to } = periodOf(period)
  const [opening, rows] = [await balanceBefore(ctx, from), await movements(ctx, { from, to })]
  const lines = rows.map((row) => lineView(row, currency))
  const sold = lines.filter(({ kind }) => kind === 'sale' || kind === 'sale_refunded')
  const total = (field: 'gross' | 'fee' | 'processing' | 'keptBack' | 'net', of = sold) =>
    of.reduce((sum, line) => sum + line[field].amount, 0)
  return {
    period,
    opening: money(opening),
    closing: money(opening + total('net', lines)),
    sales: {
      gross: money(total('gross')),
      fee: money(total('fee')),
      processing: money(total('processing')),
      keptBack: money(total('keptBack')),
      net: money(total('net')),
      count: sold.filter(({ kind }) => kind === 'sale').length,
    },
    lines,
  }
}

/** Months with a movement, newest first. */
export async function statementMonths(ctx: ReadCtx): Promise<{ months: string[] }> {
  const rows = await ctx.sql<{ month: string }>(sql`
    select distinct to_char(t.occurred_at at time zone 'UTC', 'YYYY-MM') as month
      from ledger_accounts a
      join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
      join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
     where ${mine(ctx)} order by month desc limit 120`)
  return { months: rows.map(({ month }) => month) }
}

const mine = (ctx: ReadCtx) =>
  sql`a.code in ('wallet', 'seller_receivable') and a.owner = ${signedIn(ctx).id} and a.currency = ${ctx.school.currency}`

async function balanceBefore(ctx: ReadCtx, from: Date): Promise<number> {
  const [sum] = await ctx.sql<{ balance: number }>(sql`
    select coalesce(-sum(e.amount), 0)::bigint as balance
      from ledger_accounts a
      join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
      join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
     where ${mine(ctx)} and a.code = 'wallet' and t.occurred_at < ${from}`)
  return sum?.balance ?? 0
}

/** Of a sale, the other sides of its transaction say what the price was and what went off it. */
function movements(ctx: ReadCtx, { from, to }: Period): Promise<MovementRow[]> {
  return ctx.sql<MovementRow>(sql`
    with touched as (
      select t.school_id, t.id, t.kind, t.ref, t.occurred_at,
             coalesce(-sum(e.amount) filter (where a.code = 'wallet'), 0)::bigint as net,
             coalesce(-sum(e.amount) filter (where a.code = 'seller_receivable'), 0)::bigint as kept
        from ledger_accounts a
        join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
        join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
       where ${mine(ctx)} and t.occurred_at >= ${from} and t.occurred_at < ${to}
       group by t.school_id, t.id, t.kind, t.ref, t.occurred_at
       order by t.id limit ${MOST_LINES})
    select x.id, x.occurred_at as at, x.kind, o.id as "orderId", o.reference,
           (select i.title || case when count(*) over () > 1 then ' and more' else '' end from order_items i
             where i.school_id = o.school_id and i.order_id = o.id order by i.product_id limit 1) as title,
           case when x.kind in ('settled', 'clawed_back') then s.gross else 0 end as gross,
           case when x.kind in ('settled', 'clawed_back') then s.fee else 0 end as fee,
           case when x.kind in ('settled', 'clawed_back') then s.processing else 0 end as processing,
           x.kept as "keptBack", x.net
      from touched x
      left join orders o on o.school_id = x.school_id and o.id = case when x.ref ~ '^[0-9a-f-]{36}$' then x.ref::uuid end
      cross join lateral (
        select coalesce(sum(e.amount) filter (where a.code = 'order_escrow'), 0)::bigint as gross,
               coalesce(sum(e.amount) filter (where a.code = 'fee_revenue'), 0)::bigint as fee,
               coalesce(sum(e.amount) filter (where a.code = 'stripe_fees'), 0)::bigint as processing
          from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
         where e.school_id = x.school_id and e.txn_id = x.id) s
     order by x.id`)
}

function lineView(row: MovementRow, currency: string): StatementLine {
  const money = (amount: number) => ({ amount, currency })
  const kind = kinds[row.kind] ?? 'other'
  return {
    id: row.id,
    at: row.at.toISOString(),
    kind,
    orderId: row.orderId,
    reference: row.reference,
    title: row.title ?? movementNames[row.kind] ?? 'Correction',
    gross: money(row.gross),
    fee: money(row.fee),
    processing: money(row.processing),
    keptBack: money(-row.keptBack),
    net: money(row.net),
  }
}
