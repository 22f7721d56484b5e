import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { NotAllowed } from '../../http/session.ts'
import { releaseAfter, startRelease } from '../money/release.ts'
import { factOf } from '../order-facts.ts'
import { note } from '../order-notes.ts'
import { loadOrder } from '../order-rows.ts'
import { OrderMovedOn } from '../order-states.ts'
import { canReceive, canShip } from '../policy.ts'
import { orderShipped } from '../topics.ts'

/** The buyer says "I have it", and the money is on its way. Twice is the same as once. @throws NotFound, NotAllowed, OrderMovedOn */
export async function confirmReceived(ctx: Ctx, id: string): Promise<void> {
  const order = await loadOrder(ctx, id, { lock: true })
  if (order.role !== 'buyer') throw new NotAllowed()
  if (order.state === 'settling' || order.state === 'settled') return
  if (!canReceive(order.role, order)) throw new OrderMovedOn(order.state)
  await startRelease(ctx, order, 'buyer')
}

/** The seller has sent it: from now on the buyer has two weeks. Twice is the same as once. @throws NotFound, NotAllowed, OrderMovedOn */
export async function ship(ctx: Ctx, id: string, tracking: string): Promise<void> {
  const order = await loadOrder(ctx, id, { lock: true })
  if (order.role !== 'seller') throw new NotAllowed()
  if (order.shippedAt) return
  if (!canShip(order.role, order)) throw new OrderMovedOn(order.state)
  await ctx.sql(sql`
    update orders set shipped_at = ${ctx.now}, tracking = ${tracking}, updated_at = ${ctx.now} where id = ${id}::uuid`)
  await note(ctx, id, 'shipped', { tracking }, signedIn(ctx).id)
  await releaseAfter(ctx, order, ctx.now)
  await publish(ctx, orderShipped, factOf(order))
}
