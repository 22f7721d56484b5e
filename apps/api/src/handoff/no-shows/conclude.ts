import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { callOff } from '../../orders/money/call-off.ts'
import { unfreeze } from '../../orders/money/freeze.ts'
import { releaseAfter } from '../../orders/money/release.ts'
import { note } from '../../orders/order-notes.ts'
import type { OrderRow } from '../../orders/order-rows.ts'
import { count } from '../standing.ts'
import { noShowDecided } from '../topics.ts'
import { factOf, isUndecided, type NoShowRow, noShowsOf } from './no-show-rows.ts'

interface Conclusion {
  /** accepted: the accused said so, or nothing at all. */
  state: 'accepted' | 'upheld' | 'dismissed'
  /** Of the staff. */
  by: string | null
  reason?: string
}

/**
 * Ends an accusation; the order's row is locked. When the seller did not come, all money goes back and the goods are for sale again.
 * Otherwise the order goes on: after a false word of the buyer the time for complaints begins anew.
 */
export async function conclude(
  ctx: Ctx,
  order: OrderRow,
  row: NoShowRow,
  { state, by, reason = '' }: Conclusion,
) {
  await ctx.sql(sql`
    update no_shows set state = ${state}, decided_by_id = ${by}::uuid, decided_at = ${ctx.now} where id = ${row.id}::uuid`)
  const stands = state !== 'dismissed'
  const sellerMissed = row.accusedId === order.sellerId
  if (stands) await count(ctx, 'noShows', [row.accusedId])
  await note(ctx, order.id, stands ? 'no_show_upheld' : 'no_show_dismissed', { reason }, by)
  await publish(ctx, noShowDecided, { ...factOf(row), state, decided_by_id: by, seller_missed: sellerMissed })
  if (order.state !== 'held') return
  if (stands && sellerMissed && (order.frozen === 'no_show' || order.frozen === ''))
    return giveAllBack(ctx, order, by)
  await goOn(ctx, order, row)
}

const giveAllBack = (ctx: Ctx, order: OrderRow, by: string | null) =>
  callOff(ctx, order, {
    cause: 'no_show',
    by,
    because: 'no_show',
    reason: `${order.sellerName} did not come to the meeting.`,
  })

/** The money waits for nothing any more, unless the other one's word is still to be decided. */
async function goOn(ctx: Ctx, order: OrderRow, { meetingId }: NoShowRow) {
  const all = await noShowsOf(ctx, order.id)
  if (all.some(isUndecided)) return
  const ofMeeting = all.filter((row) => row.meetingId === meetingId)
  const sellerCame = ofMeeting.some((row) => row.accusedId === order.sellerId && row.state === 'dismissed')
  const buyerMissed = ofMeeting.some((row) => row.accusedId === order.buyerId && row.state !== 'dismissed')
  if (sellerCame && !buyerMissed) await releaseAfter(ctx, order, ctx.now)
  await unfreeze(ctx, order.id, 'no_show')
}
