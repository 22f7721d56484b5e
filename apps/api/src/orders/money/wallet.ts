import { balanceOf } from '@banter/billing/ledger'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Wallet, WalletEntry } from '../../payments/contract.ts'
import { disputedSales } from '../../payments/disputed-sales.ts'
import { unspentCardMoney } from '../../payments/unspent-card-money.ts'
import { incomingMoney, orderTitles } from './seller-money.ts'

/** What one has, from the ledger, and what is on its way. */
export async function getWallet(ctx: ReadCtx): Promise<Wallet> {
  const { id } = signedIn(ctx)
  const { currency } = ctx.school
  const money = (amount: number) => ({ amount, currency })
  const [balance, receivable, incoming, disputed, unspent] = await Promise.all([
    balanceOf(ctx, 'wallet', id, currency),
    balanceOf(ctx, 'seller_receivable', id, currency),
    incomingMoney(ctx),
    disputedSales(ctx, id),
    unspentCardMoney(ctx, id, currency),
  ])
  const owed = Math.max(0, receivable)
  const byCard = Math.min(balance, unspent)
  return {
    balance: money(balance),
    incoming: money(incoming),
    owed: money(owed),
    byCard: money(byCard),
    payable: money(Math.max(0, balance - owed - disputed - byCard)),
  }
}

interface EntryRow {
  id: string
  kind: string
  ref: string
  amount: number
  at: Date
}

/** Every movement of one’s wallet, newest first: transactions’ ids are in the order of time. */
export async function listWalletEntries(
  ctx: ReadCtx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0]
  const { id } = signedIn(ctx)
  const { currency } = ctx.school
  const rows = await ctx.sql<EntryRow>(sql`
    select t.id, t.kind, t.ref, -e.amount as amount, t.occurred_at as at
      from ledger_accounts a
      join ledger_entries e on e.school_id = a.school_id and e.account_id = a.id
      join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
     where a.code = 'wallet' and a.owner = ${id} and a.currency = ${currency} ${after ? sql`and e.txn_id < ${after}::uuid` : empty}
     order by e.txn_id desc limit ${rowsFor(limit)}`)
  const titles = await titlesOf(ctx, rows.slice(0, limit))
  return pageOf(
    rows,
    limit,
    (row) => [row.id],
    (row) => entryView(row, currency, titles),
  )
}

const kinds: Readonly<Record<string, WalletEntry['kind']>> = {
  top_up: 'top_up',
  settled: 'sale',
  paid_from_wallet: 'purchase',
  refunded: 'refund',
  clawed_back: 'refund',
  payout: 'pay_out',
  payout_failed: 'pay_out',
}

/** What a movement is called that belongs to no order. */
export const movementNames: Readonly<Record<string, string>> = {
  top_up: 'Top-up by card',
  payout: 'Payout to your bank',
  payout_failed: 'Payout that came back',
  top_up_charged_back: 'Top-up taken back by its bank',
}

async function titlesOf(ctx: ReadCtx, rows: EntryRow[]): Promise<Map<string, string>> {
  const ids = rows.filter(({ kind }) => !(kind in movementNames)).map(({ ref }) => ref)
  return ids.length ? orderTitles(ctx, ids) : new Map()
}

function entryView(
  { id, kind, ref, amount, at }: EntryRow,
  currency: string,
  titles: Map<string, string>,
): WalletEntry {
  const title = titles.get(ref)
  return {
    id,
    kind: kinds[kind] ?? 'other',
    amount: { amount, currency },
    orderId: title === undefined ? null : ref,
    title: title ?? movementNames[kind] ?? 'Correction',
    at: at.toISOString(),
  }
}
