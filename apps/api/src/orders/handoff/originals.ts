import type { Ctx } from '@banter/tenants/context'
import { giveBack, leftOf } from '../money/give-back.ts'
import { startRelease } from '../money/release.ts'
import { orderById } from '../order-rows.ts'

interface About {
  order_id: string
}

/** The job: the buyer owns what they paid for, so the money is on its way. */
export async function releaseDelivered(ctx: Ctx, { order_id }: About): Promise<void> {
  const order = await orderById(ctx, order_id, { lock: true })
  if (order.state === 'held') await startRelease(ctx, order, 'digital')
}

/** The job: the seller could not deliver, so the buyer gets all of it back. */
export async function refundWithheld(ctx: Ctx, { order_id }: About): Promise<void> {
  const order = await orderById(ctx, order_id, { lock: true })
  if (order.state !== 'held') return
  await giveBack(ctx, order, {
    amount: leftOf(order),
    cause: 'cancel',
    by: null,
    reason: 'The original was not the seller’s to sell any more.',
    restock: false,
  })
}
