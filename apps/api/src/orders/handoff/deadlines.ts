import type { Ctx } from '@banter/tenants/context'
import { publish, type Statement, statement } from '@banter/tenants/outbox'
import { callOff } from '../money/call-off.ts'
import { factOf } from '../order-facts.ts'
import { note } from '../order-notes.ts'
import { type OrderRow, orderById } from '../order-rows.ts'
import { handoverAwaited, handoverReminderDue, orderPaid, originalsPaid } from '../topics.ts'

const DAY_MS = 86_400_000
/** Days after the purchase on which both are reminded; on the last one the order is called off instead. */
const REMINDED = [3, 10]
export const HANDOVER_DAYS = 14

/**
 * What is said when orders are paid, or agreed on: it happened, and somebody will look after its handoff. An original changes hands with
 * its money.
 */
export function paidStatements(now: Date, orders: OrderRow[]): Statement[] {
  return orders.flatMap((order) => [
    statement(orderPaid, factOf(order)),
    order.delivery === 'digital' ? statement(originalsPaid, factOf(order)) : firstLook(order, now),
  ])
}

function firstLook({ id }: OrderRow, paidAt: Date): Statement {
  const [days = HANDOVER_DAYS] = REMINDED
  return statement(handoverAwaited, { order_id: id, days }, new Date(paidAt.getTime() + days * DAY_MS))
}

/**
 * The job: reminds both of a handoff that has not happened, and calls the order off when it does not happen at all. While somebody looks
 * into it, or a time is agreed on, it waits for that.
 */
export async function awaitHandover(
  ctx: Ctx,
  { order_id, days }: { order_id: string; days: number },
): Promise<void> {
  const order = await orderById(ctx, order_id, { lock: true })
  if (order.state !== 'held') return
  const settles = order.releaseAt ?? (order.frozen ? ctx.now : null)
  if (settles)
    return lookAgain(ctx, order, days, new Date(Math.max(settles.getTime(), ctx.now.getTime()) + DAY_MS))
  if (days >= HANDOVER_DAYS)
    return callOff(ctx, order, { cause: 'cancel', by: null, reason: 'Nobody handed it over in time.' })
  await note(ctx, order.id, 'handover_reminded', {}, null)
  await publish(ctx, handoverReminderDue, { order_id, days })
  const next = REMINDED.find((day) => day > days) ?? HANDOVER_DAYS
  await lookAgain(ctx, order, next, new Date(ctx.now.getTime() + (next - days) * DAY_MS))
}

const lookAgain = (ctx: Ctx, { id }: OrderRow, days: number, at: Date) =>
  publish(ctx, handoverAwaited, { order_id: id, days }, { at })
