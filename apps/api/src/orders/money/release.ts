import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish, publishAll, statement } from '@banter/tenants/outbox'
import { factOf } from '../order-facts.ts'
import { type HandedOffBy, type OrderRow, orderById } from '../order-rows.ts'
import { transition } from '../order-states.ts'
import { COMPLAINT_MS } from '../policy.ts'
import { orderHandedOff, releaseDue, releaseReminderDue } from '../topics.ts'

const DAY_MS = 86_400_000

/**
 * The one way from held money to released money; the order's row is locked. A handoff that happened is noted even while the money is
 * frozen: settling waits then. Time alone releases nothing that is frozen. @throws OrderMovedOn when it is not held any more
 */
export async function startRelease(ctx: Ctx, order: OrderRow, by: HandedOffBy): Promise<void> {
  if (by === 'time' && order.frozen !== '') return
  // They did meet after all.
  const unfrozen = order.frozen === 'no_show' ? sql`, frozen = ''` : sql``
  const also = sql`, handed_off_at = ${ctx.now}, handed_off_by = ${by}${unfrozen}`
  await transition(ctx, [order], 'settling', { actorId: actorOf(order, by) }, also)
  await publish(ctx, orderHandedOff, { ...factOf(order), by })
}

function actorOf({ buyerId, sellerId }: OrderRow, by: HandedOffBy): string | null {
  if (by === 'code') return sellerId
  return by === 'buyer' ? buyerId : null
}

/**
 * Says when the goods change hands or left: from then on the buyer has so many days to say that something is wrong. Said again, only the
 * newest time counts. The order's row is locked.
 */
export async function releaseAfter(ctx: Ctx, order: OrderRow, from: Date): Promise<Date> {
  const releaseAt = new Date(from.getTime() + COMPLAINT_MS[order.delivery])
  await ctx.sql(sql`update orders set release_at = ${releaseAt} where id = ${order.id}::uuid`)
  const due = { order_id: order.id, at: releaseAt.toISOString() }
  await publishAll(ctx, [
    statement(releaseReminderDue, due, new Date(releaseAt.getTime() - DAY_MS)),
    statement(releaseDue, due, releaseAt),
  ])
  return releaseAt
}

/** Nothing is agreed on any more: the buyer's time does not run. The order's row is locked. */
export async function forgetRelease(ctx: Ctx, order: OrderRow): Promise<void> {
  await ctx.sql(sql`update orders set release_at = null where id = ${order.id}::uuid`)
}

/** The job: the buyer had time to say that something is wrong, and did not. */
export async function releaseByTime(
  ctx: Ctx,
  { order_id, at }: { order_id: string; at: string },
): Promise<void> {
  const order = await orderById(ctx, order_id, { lock: true })
  if (order.state !== 'held' || order.releaseAt?.getTime() !== new Date(at).getTime()) return
  await startRelease(ctx, order, 'time')
}
