import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { NotFound } from '../http/errors.ts'
import type { Payout } from './contract.ts'

export interface PayoutRow {
  id: string
  userId: string
  amount: number
  currency: string
  state: 'started' | 'sent' | 'failed'
  stripeTransfer: string | null
  failure: string
  attempts: number
  createdAt: Date
  sentAt: Date | null
}

const selectPayouts = sql`
  select id, user_id as "userId", amount, currency, state, stripe_transfer as "stripeTransfer", failure, attempts,
         created_at as "createdAt", sent_at as "sentAt" from payouts`

/** Any payout of this school, for jobs. @throws NotFound */
export async function payoutById(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<PayoutRow> {
  const [row] = await ctx.sql<PayoutRow>(
    sql`${selectPayouts} where id = ${id}::uuid ${lock ? sql`for no key update` : empty}`,
  )
  if (!row) throw new NotFound()
  return row
}

/** One's own payouts, newest first. */
export async function listPayouts(
  ctx: ReadCtx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0]
  const { id } = signedIn(ctx)
  const rows = await ctx.sql<PayoutRow>(sql`
    ${selectPayouts} where user_id = ${id}::uuid ${after ? sql`and id < ${after}::uuid` : empty}
     order by id desc limit ${rowsFor(limit)}`)
  return pageOf(rows, limit, (row) => [row.id], payoutView)
}

export function payoutView({
  id,
  amount,
  currency,
  state,
  failure,
  attempts,
  createdAt,
  sentAt,
}: PayoutRow): Payout {
  const open = attempts > 0 ? 'waiting' : 'on_its_way'
  return {
    id,
    amount: { amount, currency },
    status: state === 'started' ? open : state,
    failure,
    at: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }
}
