import type { Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import { release } from '../checkout/reservation.ts'
import { factOf } from '../order-facts.ts'
import { holdsNoMoney, type OrderRow } from '../order-rows.ts'
import { transition } from '../order-states.ts'
import { orderCancelled } from '../topics.ts'
import { giveBack, leftOf, type RefundCause } from './give-back.ts'
import { dropReservation } from './shelf.ts'

export interface CallingOff {
  cause: RefundCause
  /** Null when it was time. */
  by: string | null
  reason?: string | null
  /** Of the list that people choose from. */
  because?: string | null
  /** False: what it reserved is gone, and cannot be bought again. */
  restock?: boolean
}

/** Ends an order before the handoff: all of its money goes back. Its row is locked and held. @throws OrderMovedOn */
export async function callOff(
  ctx: Ctx,
  order: OrderRow,
  { cause, by, reason = null, because = null, restock = true }: CallingOff,
): Promise<void> {
  if (holdsNoMoney(order)) {
    await transition(ctx, [order], 'cancelled', { actorId: by, reason })
    await (restock ? release(ctx, [order]) : dropReservation(ctx, order))
  } else await giveBack(ctx, order, { amount: leftOf(order), cause, by, reason, restock })
  await publish(ctx, orderCancelled, { ...factOf(order), actor_id: by, because, after_payment: true })
}
