import { feeOn } from '@banter/billing/fees'
import { post } from '@banter/billing/ledger'
import { settledToWallet } from '@banter/billing/ledger-facts'
import type { Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import { totalOf } from '../checkout/new-orders.ts'
import { handOver } from '../checkout/reservation.ts'
import { factOf } from '../order-facts.ts'
import { type OrderRow, orderById } from '../order-rows.ts'
import { transition } from '../order-states.ts'
import { orderCompleted } from '../topics.ts'

/** The order-fee job: works the fee out again, takes it, and gives the seller the rest. @throws when the order says another fee */
export async function settle(ctx: Ctx, orderId: string): Promise<void> {
  const order = await orderById(ctx, orderId, { lock: true })
  if (order.state === 'settled') return
  assertFee(order)
  const { sellerId, currency, subtotal, fee, processing } = order
  await Promise.all([
    transition(ctx, [order], 'settled'),
    handOver(ctx, order),
    post(ctx, settledToWallet({ orderId, currency, gross: subtotal, sellerId, fee, processing })),
    publish(ctx, orderCompleted, {
      ...factOf(order),
      fee,
      processing,
      seller_net: subtotal - fee - processing,
    }),
  ])
}

/** What was shown at checkout is what is taken. A row that says otherwise was tampered with: a person has to look at it. */
function assertFee({ id, subtotal, fee, feeRateBps, feeCap, currency, createdAt, items }: OrderRow) {
  const expected = feeOn(totalOf(items), currency, createdAt)
  const same =
    fee === expected.fee &&
    feeRateBps === expected.rateBps &&
    feeCap === expected.cap &&
    subtotal === totalOf(items)
  if (!same)
    throw new Error(
      `Order ${id} of ${subtotal} says its fee is ${fee}; by the schedule it is ${expected.fee} of ${totalOf(items)}.`,
    )
}
