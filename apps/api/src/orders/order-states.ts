import type { OrderState, Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'

export const OrderMovedOn = createError('ORDER_MOVED_ON', 'This order is %s by now.', 409)

/** Where an order can go from where it is. There is no way back. */
export const moves: Readonly<Record<OrderState, readonly OrderState[]>> = {
  awaiting_payment: ['held', 'expired', 'cancelled'],
  // Called off without a refund only where no money was held: paid in cash, or for nothing.
  held: ['settling', 'refunding', 'cancelled'],
  settling: ['settled', 'refunding'],
  refunding: ['refunded'],
  settled: ['refunding'],
  refunded: [],
  cancelled: [],
  expired: [],
}

interface Placed {
  id: string
  state: OrderState
}

export interface Because {
  /** The person who did it; nobody when it was time or the payment service. */
  actorId?: string | null
  reason?: string | null
}

const nothingElse = sql``

/** Moves orders forward and writes it into their timelines; `also` sets further columns of `o`, after a comma. @throws OrderMovedOn when one is no longer where it was read */
export async function transition(
  ctx: Ctx,
  orders: Placed[],
  to: OrderState,
  why: Because = {},
  also: Prisma.Sql = nothingElse,
): Promise<void> {
  for (const { state } of orders) if (!moves[state].includes(to)) throw new OrderMovedOn(state)
  const ids = orders.map(({ id }) => id)
  const from = orders.map(({ state }) => state)
  const moved = await ctx.sql(sql`
    with moved as (
      update orders o set state = ${to}::"OrderState", updated_at = ${ctx.now}${also}
        from unnest(${ids}::uuid[], ${from}::"OrderState"[]) as was(id, state)
       where o.id = was.id and o.state = was.state returning o.id)
    insert into order_events (order_id, state, actor_id, reason, at)
    select id, ${to}::"OrderState", ${why.actorId ?? null}::uuid, ${why.reason ?? null}, ${ctx.now} from moved returning order_id`)
  if (moved.length !== orders.length) throw new OrderMovedOn('somewhere else')
}
