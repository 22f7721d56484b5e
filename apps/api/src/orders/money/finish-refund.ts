import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish, publishAll, statement } from '@banter/tenants/outbox'
import { release } from '../checkout/reservation.ts'
import { factOf } from '../order-facts.ts'
import type { OrderRow } from '../order-rows.ts'
import { transition } from '../order-states.ts'
import { orderRefunded, settlementDue } from '../topics.ts'
import { dropReservation, putBack, wasSettled } from './shelf.ts'

/** One refund as its end needs it. */
export interface Refunding {
  id: string
  amount: number
  fee: number
  cause: string
}

interface Ended {
  restock: boolean
  others: number
}

/**
 * The money is with the buyer: the books say so, and when it was the last of the order's money the order is over. The order's row is
 * locked. What was handed off and waited for this is settled now.
 */
export async function finishRefund(
  ctx: Ctx,
  order: OrderRow,
  { id, amount, fee, cause }: Refunding,
  postRefund: () => Promise<unknown>,
  stripeRefund: string | null = null,
): Promise<void> {
  const [ended] = await ctx.sql<Ended>(sql`
    update refunds r set state = 'done', done_at = ${ctx.now}, stripe_refund = ${stripeRefund} where id = ${id}::uuid
    returning restock, (select count(*)::int from refunds o
                         where o.school_id = r.school_id and o.order_id = r.order_id and o.id <> r.id and o.state = 'started') as others`)
  await postRefund()
  const last = ended?.others === 0
  const whole = order.state === 'refunding' && last
  // An original is its owner’s to offer again, whoever that is by then.
  if (whole) await end(ctx, order, ended.restock && order.delivery !== 'digital')
  await publishAll(ctx, [
    statement(orderRefunded, { ...factOf(order), refund_id: id, amount, fee, cause, whole }),
  ])
  if (order.state === 'settling' && last) await publish(ctx, settlementDue, { order_id: order.id })
}

async function end(ctx: Ctx, order: OrderRow, restock: boolean) {
  await transition(ctx, [{ id: order.id, state: 'refunding' }], 'refunded')
  if (await wasSettled(ctx, order.id)) {
    if (restock) await putBack(ctx, order)
  } else if (restock) await release(ctx, [order])
  else await dropReservation(ctx, order)
}
