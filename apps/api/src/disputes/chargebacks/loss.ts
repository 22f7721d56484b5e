import { givenBackOf } from '@banter/billing/refund-shares'
import type { Ctx } from '@banter/tenants/context'
import { giveBack } from '../../orders/money/give-back.ts'
import { bearStartedRefunds } from '../../orders/money/refused-refund.ts'
import { type OrderRow, orderById } from '../../orders/order-rows.ts'
import type { Told } from './chargeback-rows.ts'

/**
 * The bank keeps the payment: what was on its way back to the buyer is with them, and the rest leaves each order in proportion, as far as
 * the bank took it. What was given back before is a loss of the platform: it stays where the books have it.
 */
export async function bearLoss(ctx: Ctx, orders: OrderRow[], told: Told): Promise<void> {
  let taken = told.taken
  for (const order of orders) taken -= await bearStartedRefunds(ctx, order, told.stripe_dispute, taken)
  const now: OrderRow[] = []
  for (const { id } of orders) now.push(await orderById(ctx, id, { lock: true }))
  for (const [order, part] of partsOf(now.filter(holdsMoney), taken)) {
    const amount = amountWithin(order, part)
    if (amount > 0)
      await giveBack(ctx, order, {
        amount,
        cause: 'chargeback',
        by: null,
        reason: 'The bank took the payment back.',
        lostTo: told.stripe_dispute,
        restock: !order.handedOffAt && !order.shippedAt,
      })
  }
}

const holdsMoney = ({ state, method }: OrderRow) =>
  method === 'card' && (state === 'held' || state === 'settling' || state === 'settled')

const soldOf = ({ subtotal, fee, processing, surcharge }: OrderRow) => ({
  gross: subtotal,
  fee,
  processing,
  surcharge,
})

/** With the card processing that the buyer had paid on top. */
function costOf(order: OrderRow, amount: number): number {
  const surchargeAt = (refunded: number) =>
    givenBackOf(soldOf(order), refunded, { processing: order.processingRefunded }).surcharge
  return amount + surchargeAt(order.refunded + amount) - surchargeAt(order.refunded)
}

/** Each order's part of what the bank took, in proportion to what is left of it; together never more than that. */
function partsOf(orders: OrderRow[], taken: number): [OrderRow, number][] {
  let [open, left] = [orders.reduce((sum, order) => sum + roomOf(order), 0), taken]
  return orders.map((order) => {
    const room = roomOf(order)
    const part = open === 0 ? 0 : Math.min(room, Math.ceil((left * room) / open))
    open -= room
    left -= part
    return [order, part]
  })
}

const roomOf = (order: OrderRow) => costOf(order, order.subtotal - order.refunded)

/** The most of the price that costs no more than `part`. */
function amountWithin(order: OrderRow, part: number): number {
  let amount = Math.min(order.subtotal - order.refunded, part)
  while (amount > 0 && costOf(order, amount) > part) amount--
  return amount
}
