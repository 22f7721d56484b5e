import type { Chargeback } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import type { z } from 'zod'
import type { chargebackOpened } from '../../payments/topics.ts'
import type { ChargebackState } from './contract.ts'

export type Told = z.output<typeof chargebackOpened.payload>

export type ChargebackRow = Omit<Chargeback, 'schoolId' | 'state' | 'evidence'> & {
  state: ChargebackState
  evidence: Record<string, string>
}

export const chargebackColumns = sql`
  c.id, c.checkout_id as "checkoutId", c.stripe_dispute as "stripeDispute", c.amount, c.currency, c.reason, c.state,
  c.evidence_by as "evidenceBy", c.evidence, c.submitted_at as "submittedAt", c.closed_at as "closedAt", c.created_at as "createdAt"`

export async function chargebackById(ctx: ReadCtx, id: string): Promise<ChargebackRow | null> {
  const [row] = await ctx.sql<ChargebackRow>(
    sql`select ${chargebackColumns} from chargebacks c where c.id = ${id}::uuid`,
  )
  return row ?? null
}

/** Keeps what a bank asks for, once, and locks it. */
export async function keepChargeback(ctx: Ctx, told: Told): Promise<{ row: ChargebackRow; fresh: boolean }> {
  const id = v7()
  await ctx.sql(sql`
    insert into chargebacks (id, checkout_id, stripe_dispute, amount, currency, reason, evidence_by, created_at)
    values (${id}::uuid, ${told.checkout_id}::uuid, ${told.stripe_dispute}, ${told.amount}, ${told.currency}, ${told.reason},
            ${told.evidence_by}::timestamptz, ${ctx.now}) on conflict do nothing`)
  const [row] = await ctx.sql<ChargebackRow>(sql`
    select ${chargebackColumns} from chargebacks c where c.stripe_dispute = ${told.stripe_dispute} for update`)
  if (!row) throw new Error(`The chargeback ${told.stripe_dispute} was kept and is not there.`)
  return { row, fresh: row.id === id }
}

export const isRunning = ({ state }: Pick<ChargebackRow, 'state'>) =>
  state === 'open' || state === 'submitted'
