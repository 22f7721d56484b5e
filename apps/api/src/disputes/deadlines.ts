import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { leftOf } from '../orders/money/give-back.ts'
import type { OrderRow } from '../orders/order-rows.ts'
import { conclude, drop } from './conclude.ts'
import { disputeOf, lockAnyDispute } from './dispute-rows.ts'
import { escalate } from './escalate.ts'
import { ANSWER_DAYS, APPEAL_DAYS, CEILING_DAYS, daysFrom, isInReach, isOpen } from './policy.ts'
import { disputeAnswerDue, disputeFinal, disputeOverdue } from './topics.ts'

interface Due {
  dispute_id: string
  at: string
}

const OVERDUE = 'Nobody decided in time.'

/** The job: whoever was asked has not answered, so somebody has to decide. */
export async function leaveToStaff(ctx: Ctx, { dispute_id, at }: Due): Promise<void> {
  const one = await lockAnyDispute(ctx, dispute_id)
  if (one?.row.state !== 'answer' || one.row.answerBy.toISOString() !== at || !isInReach(one.order)) return
  await escalate(ctx, one)
}

/** The job: nobody has contested the decision in time, so it is done. */
export async function carryOut(ctx: Ctx, { dispute_id, at }: Due): Promise<void> {
  const one = await lockAnyDispute(ctx, dispute_id)
  if (one?.row.state !== 'decided' || one.row.finalAt?.toISOString() !== at || !isInReach(one.order)) return
  const { refund, decidedById, verdict } = one.row
  await conclude(ctx, one, { how: 'decided', refund: refund ?? 0, by: decidedById, reason: verdict })
}

/** The job: it has taken too long. What was decided first stands; without any decision the buyer is right. */
export async function endOverdue(ctx: Ctx, { dispute_id }: { dispute_id: string }): Promise<void> {
  const one = await lockAnyDispute(ctx, dispute_id)
  if (!one || !isOpen(one.row) || one.row.state === 'decided' || !isInReach(one.order)) return
  const refund = one.row.firstRefund ?? one.row.wanted
  await conclude(ctx, one, { how: 'time', refund, by: null, reason: OVERDUE })
}

/** The job: the order's money is back by another way, so there is nothing left to decide. */
export async function endWithOrder(
  ctx: Ctx,
  { order_id, whole }: { order_id: string; whole: boolean },
): Promise<void> {
  const row = whole ? await disputeOf(ctx, order_id) : null
  const one = row && (await lockAnyDispute(ctx, row.id))
  if (one && isOpen(one.row)) await drop(ctx, one, 'order_over')
}

/** A bank has decided about the payment: what waited for that goes on, with its time anew; when it took all, nothing is left to decide. */
export async function resume(ctx: Ctx, order: OrderRow): Promise<void> {
  const row = await disputeOf(ctx, order.id)
  if (!row || !isOpen(row)) return
  if (leftOf(order) === 0) return drop(ctx, { order, row }, 'order_over')
  const at = daysFrom(ctx.now, row.state === 'decided' ? APPEAL_DAYS : ANSWER_DAYS)
  const due = { dispute_id: row.id, at: at.toISOString() }
  if (row.state === 'answer') {
    await ctx.sql(sql`update disputes set answer_by = ${at} where id = ${row.id}::uuid`)
    await publish(ctx, disputeAnswerDue, due, { at })
  }
  if (row.state === 'decided') {
    await ctx.sql(sql`update disputes set final_at = ${at} where id = ${row.id}::uuid`)
    await publish(ctx, disputeFinal, due, { at })
  }
  const overdue = new Date(Math.max(daysFrom(row.createdAt, CEILING_DAYS).getTime(), at.getTime()))
  await publish(ctx, disputeOverdue, { dispute_id: row.id }, { at: overdue })
}
