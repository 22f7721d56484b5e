import type { Payments } from '@banter/billing/payments'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { catchUpRefunds } from '../../orders/money/card-refund.ts'
import { freeze, unfreeze } from '../../orders/money/freeze.ts'
import { resumeRefunds } from '../../orders/money/refused-refund.ts'
import { note } from '../../orders/order-notes.ts'
import { type OrderRow, orderById, ordersOf, totalPaid } from '../../orders/order-rows.ts'
import { resume } from '../deadlines.ts'
import { chargebackMoved, evidenceDue } from '../topics.ts'
import { type ChargebackRow, isRunning, keepChargeback, type Told } from './chargeback-rows.ts'
import { bearLoss } from './loss.ts'

const DAY_MS = 86_400_000

/** The job. What was given back before the bank took the rest is known before the rest is shared out. */
export async function hearBank(campus: Campus, payments: Payments, told: Told): Promise<void> {
  const over = stateOf(told.status) !== 'open'
  if (over) await catchUpRefunds(campus, payments, told.checkout_id)
  await campus.command((ctx) => followBank(ctx, told))
}

/**
 * A bank asks for a card payment back, or has decided. Whatever order its messages come in, the first one freezes the orders of
 * that payment, and one that says that it is over ends it, once.
 */
async function followBank(ctx: Ctx, told: Told): Promise<void> {
  const orders = await ordersOf(ctx, told.checkout_id, { lock: true })
  const { row, fresh } = await keepChargeback(ctx, told)
  if (!isRunning(row)) return
  if (fresh) await hold(ctx, row, orders)
  const state = stateOf(told.status)
  if (state === 'won' || state === 'lost') return close(ctx, row, orders, told, state)
  if (told.evidence_by) await noteTime(ctx, row, told.evidence_by)
}

function stateOf(status: string): ChargebackRow['state'] {
  if (status === 'lost') return 'lost'
  return ['won', 'warning_closed', 'prevented'].includes(status) ? 'won' : 'open'
}

const isLive = ({ state }: OrderRow) => state === 'held' || state === 'settling' || state === 'settled'

async function hold(ctx: Ctx, row: ChargebackRow, orders: OrderRow[]) {
  for (const order of orders) {
    await note(ctx, order.id, 'chargeback_opened', { amount: totalPaid(order) }, null)
    if (isLive(order)) await freeze(ctx, order.id, 'chargeback')
  }
  await tell(ctx, row, orders, 'open')
  if (row.evidenceBy) await planEvidence(ctx, row, row.evidenceBy)
}

/** A day ahead, so that what is refused can be sent again. */
function planEvidence(ctx: Ctx, { id }: ChargebackRow, by: Date) {
  const at = new Date(Math.max(by.getTime() - DAY_MS, ctx.now.getTime()))
  return publish(ctx, evidenceDue, { chargeback_id: id }, { at })
}

async function noteTime(ctx: Ctx, row: ChargebackRow, by: string) {
  const evidenceBy = new Date(by)
  if (row.evidenceBy?.getTime() === evidenceBy.getTime()) return
  await ctx.sql(sql`update chargebacks set evidence_by = ${evidenceBy} where id = ${row.id}::uuid`)
  if (row.state === 'open') await planEvidence(ctx, row, evidenceBy)
}

async function close(
  ctx: Ctx,
  row: ChargebackRow,
  orders: OrderRow[],
  told: Told,
  state: 'won' | 'lost',
): Promise<void> {
  await ctx.sql(
    sql`update chargebacks set state = ${state}, closed_at = ${ctx.now} where id = ${row.id}::uuid`,
  )
  for (const order of orders) await note(ctx, order.id, `chargeback_${state}`, {}, null)
  if (state === 'lost') await bearLoss(ctx, orders, told)
  for (const { id } of orders) {
    const order = await orderById(ctx, id, { lock: true })
    await resume(ctx, order)
    await unfreeze(ctx, id, 'chargeback')
    await resumeRefunds(ctx, order)
  }
  await tell(ctx, row, orders, state)
}

const tell = (ctx: Ctx, row: ChargebackRow, orders: OrderRow[], state: 'open' | 'won' | 'lost') =>
  publish(ctx, chargebackMoved, {
    chargeback_id: row.id,
    order_ids: orders.map(({ id }) => id),
    state,
    evidence_by: row.evidenceBy?.toISOString() ?? null,
  })
