import type { Ctx } from '@banter/tenants/context'
import { type empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { note } from '../order-notes.ts'
import { type FreezeCause, type OrderRow, orderById } from '../order-rows.ts'
import { settlementDue } from '../topics.ts'
import { startRelease } from './release.ts'

/** The gravest first: an order has one reason on it, and the gravest is shown. */
const causes: FreezeCause[] = ['chargeback', 'dispute', 'no_show']

/** What is still open of each cause. An order's reason can only be taken off while none of the others keeps it. */
const open: Record<FreezeCause, (order: OrderRow) => typeof empty> = {
  chargeback: ({ checkoutId }) =>
    sql`select 1 from chargebacks where checkout_id = ${checkoutId}::uuid and state in ('open', 'submitted')`,
  dispute: ({ id }) =>
    sql`select 1 from disputes where order_id = ${id}::uuid and state in ('answer', 'decision', 'decided', 'appealed')`,
  no_show: ({ id }) =>
    sql`select 1 from no_shows where order_id = ${id}::uuid and state in ('open', 'contested')`,
}

/** From now on its money is not released, whoever says what, until `unfreeze`. Twice is the same as once. @throws NotFound */
export async function freeze(ctx: Ctx, orderId: string, why: FreezeCause): Promise<void> {
  const order = await orderById(ctx, orderId, { lock: true })
  if (order.frozen === why) return
  const graver = order.frozen !== '' && causes.indexOf(order.frozen) < causes.indexOf(why)
  if (!graver) await ctx.sql(sql`update orders set frozen = ${why} where id = ${orderId}::uuid`)
  await note(ctx, orderId, 'money_frozen', { why })
}

/**
 * This cause is over. When nothing else is in the way, what waited for it goes on: an order that is handed off is settled, one whose time
 * is over is released. @throws NotFound
 */
export async function unfreeze(ctx: Ctx, orderId: string, why: FreezeCause): Promise<void> {
  const order = await orderById(ctx, orderId, { lock: true })
  if (order.frozen === '') return
  const left = await openCause(ctx, order, why)
  if (order.frozen !== left)
    await ctx.sql(sql`update orders set frozen = ${left} where id = ${orderId}::uuid`)
  if (left !== '') return
  await note(ctx, orderId, 'money_unfrozen', { why })
  await goOn(ctx, { ...order, frozen: '' })
}

async function openCause(ctx: Ctx, order: OrderRow, over: FreezeCause): Promise<OrderRow['frozen']> {
  for (const cause of causes) {
    if (cause === over) continue
    const rows = await ctx.sql(sql`${open[cause](order)} limit 1`)
    if (rows.length) return cause
  }
  return ''
}

async function goOn(ctx: Ctx, order: OrderRow) {
  if (order.state === 'settling') await publish(ctx, settlementDue, { order_id: order.id })
  const timeIsOver = order.releaseAt !== null && order.releaseAt <= ctx.now
  if (order.state === 'held' && timeIsOver) await startRelease(ctx, order, 'time')
}
