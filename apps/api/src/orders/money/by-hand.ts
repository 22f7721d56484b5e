import type { CardRefund, Payments } from '@banter/billing/payments'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { noteRefund, startedCardRefund } from './card-refund.ts'

const NOTHING_THERE =
  'Resolved by hand, but the payment service has no refund of this amount that is not known here: give it back there first.'

/**
 * The job: finance says that a refund which was refused is settled. What somebody gave back at the payment service by hand ends it, as if
 * it had been ours. Without such a refund the buyer does not have the money, so it is for finance to look at again.
 */
export async function followByHand(
  campus: Campus,
  payments: Payments,
  { order_id: orderId, refund_id: refundId }: { order_id: string; refund_id: string },
): Promise<void> {
  const found = await campus.read((ctx) => startedCardRefund(ctx, orderId, refundId))
  if (!found) return
  const { refund, checkout } = found
  const made = await payments.refundsByHand(checkout.stripePayment ?? '')
  const fitting = made.filter(({ amount }) => amount === refund.amount + refund.surcharge)
  await campus.command(async (ctx) => {
    const mine = await firstUnknown(ctx, fitting)
    if (mine) await noteRefund(ctx, orderId, refundId, mine)
    else openAgain(ctx, refundId)
  })
}

/** One that ended another refund is not taken twice. */
async function firstUnknown(ctx: Ctx, made: CardRefund[]): Promise<CardRefund | undefined> {
  const ids = made.map(({ id }) => id)
  const known = await ctx.sql<{ id: string }>(
    sql`select stripe_id as id from stripe_objects where stripe_id = any(${ids}::text[])`,
  )
  return made.find(({ id }) => !known.some((one) => one.id === id))
}

function openAgain(ctx: Ctx, refundId: string): void {
  ctx.write(sql`
    update recon_issues set resolved_at = null, resolved_by_id = null, note = ${NOTHING_THERE}
     where stripe_id = ${`refund:${refundId}`} and kind = 'refund'`)
}
