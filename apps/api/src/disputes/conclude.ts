import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { unfreeze } from '../orders/money/freeze.ts'
import { giveBack, leftOf } from '../orders/money/give-back.ts'
import { startRelease } from '../orders/money/release.ts'
import { note } from '../orders/order-notes.ts'
import { orderById } from '../orders/order-rows.ts'
import { type Case, factOf, quoted } from './dispute-rows.ts'
import { isInReach, outcomeOf } from './policy.ts'
import { disputeClosed } from './topics.ts'

export interface Ending {
  /** agreed: between the two. decided: the staff's word, which also settles whether the goods count as handed over. */
  how: 'agreed' | 'decided' | 'time'
  refund: number
  /** Who gives it back; null when it was the staff of the platform, or time. */
  by: string | null
  reason: string
}

/**
 * Ends a dispute with what goes back, as far as that much is left; the order's row is locked. What is left of the price then waits for
 * nothing any more: where it was decided, it goes to the seller even if the goods were never said to have changed hands.
 */
export async function conclude(ctx: Ctx, one: Case, { how, refund, by, reason }: Ending): Promise<void> {
  const { order, row } = one
  const amount = isInReach(order) ? Math.min(refund, leftOf(order)) : 0
  await ctx.sql(sql`
    update disputes set state = 'closed', closed_at = ${ctx.now}, refund = ${amount}, outcome = ${outcomeOf(amount, row.wanted)}
     where id = ${row.id}::uuid`)
  await closeCase(ctx, row.id)
  const restock = !order.handedOffAt && !order.shippedAt
  if (amount > 0)
    await giveBack(ctx, order, { amount, cause: 'dispute', by, reason: quoted(reason), restock })
  await unfreeze(ctx, order.id, 'dispute')
  if (how !== 'agreed') await releaseRest(ctx, order.id)
  await publish(ctx, disputeClosed, { ...factOf(one), how, amount })
}

async function releaseRest(ctx: Ctx, orderId: string) {
  const order = await orderById(ctx, orderId, { lock: true })
  if (order.state === 'held' && order.frozen === '') await startRelease(ctx, order, 'time')
}

/** Ends a dispute in which nothing goes back by itself: it was taken back, or its order is over. */
export async function drop(ctx: Ctx, one: Case, how: 'withdrawn' | 'order_over'): Promise<void> {
  const { row, order } = one
  const state = how === 'withdrawn' ? 'withdrawn' : 'closed'
  await ctx.sql(sql`update disputes set state = ${state}, closed_at = ${ctx.now} where id = ${row.id}::uuid`)
  await closeCase(ctx, row.id)
  await note(ctx, order.id, how === 'withdrawn' ? 'dispute_withdrawn' : 'dispute_closed')
  await unfreeze(ctx, order.id, 'dispute')
  await publish(ctx, disputeClosed, { ...factOf(one), how, amount: 0 })
}

const closeCase = (ctx: Ctx, id: string) =>
  ctx.sql(
    sql`update platform_cases set done_at = coalesce(done_at, ${ctx.now}) where dispute_id = ${id}::uuid`,
  )
