import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { NotAllowed } from '../../http/session.ts'
import { note } from '../../orders/order-notes.ts'
import type { ViewedOrder } from '../../orders/order-rows.ts'
import { conclude } from '../conclude.ts'
import { assertInReach, type Case, DisputeMovedOn, factOf, lockDispute, quoted } from '../dispute-rows.ts'
import { bringBeforePlatform } from '../escalate.ts'
import { canAppeal, isAgreed } from '../policy.ts'
import { disputeAppealed, disputeWaits } from '../topics.ts'

const sideOf = ({ order: { role } }: Case<ViewedOrder>) => {
  if (role === 'staff') throw new NotAllowed()
  return role
}

/** One of the two is content with a decision that they could contest. Twice is the same as once. @throws NotFound, NotAllowed, DisputeMovedOn, BankDecides */
export async function agreeToDecision(ctx: Ctx, id: string): Promise<void> {
  const one = await lockDispute(ctx, id, ['buyer', 'seller'])
  const { row } = one
  const side = sideOf(one)
  const agreed = side === 'buyer' ? row.buyerAgreed : row.sellerAgreed
  if (agreed) return
  assertInReach(one)
  if (!canAppeal(side, row, ctx.now)) throw new DisputeMovedOn()
  const after = { ...row, [side === 'buyer' ? 'buyerAgreed' : 'sellerAgreed']: true }
  await ctx.sql(sql`
    update disputes set buyer_agreed = ${after.buyerAgreed}, seller_agreed = ${after.sellerAgreed} where id = ${id}::uuid`)
  if (!isAgreed(after)) return
  const { refund, decidedById, verdict } = row
  await conclude(ctx, one, { how: 'decided', refund: refund ?? 0, by: decidedById, reason: verdict })
}

/** One of the two asks the platform. There is one appeal to a dispute. @throws NotFound, NotAllowed, DisputeMovedOn, BankDecides */
export async function appealDecision(ctx: Ctx, id: string, text: string): Promise<void> {
  const one = await lockDispute(ctx, id, ['buyer', 'seller'])
  const { order, row } = one
  const me = signedIn(ctx).id
  if (row.state === 'appealed' && row.appealedById === me) return
  assertInReach(one)
  if (!canAppeal(sideOf(one), row, ctx.now)) throw new DisputeMovedOn()
  await ctx.sql(sql`
    update disputes set state = 'appealed', instance = 'platform', appeal = ${text}, appealed_by_id = ${me}::uuid, appealed_at = ${ctx.now},
           first_refund = refund, first_verdict = verdict where id = ${id}::uuid`)
  await bringBeforePlatform(ctx, id)
  await note(ctx, order.id, 'dispute_appealed', { reason: quoted(text) })
  await publish(ctx, disputeAppealed, { ...factOf(one), by_id: me })
  await publish(ctx, disputeWaits, { ...factOf(one), instance: 'platform' })
}
