import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { leftOf } from '../../orders/money/give-back.ts'
import { note } from '../../orders/order-notes.ts'
import { conclude } from '../conclude.ts'
import { assertInReach, type Case, DisputeMovedOn, factOf, lockDispute, quoted } from '../dispute-rows.ts'
import { APPEAL_DAYS, daysFrom, outcomeOf, waitsForDecision } from '../policy.ts'
import { disputeDecided, disputeFinal } from '../topics.ts'

export const DecidesTooMuch = createError(
  'DECIDES_TOO_MUCH',
  'There is less left of this order to give back.',
  422,
)

interface Verdict {
  amount: number
  reason: string
}

/**
 * The school's staff decide, nobody in a matter of their own: what comes of it waits until it can no longer be contested. The same
 * decision twice is one. @throws NotFound, NotAllowed, DisputeMovedOn, BankDecides, DecidesTooMuch
 */
export async function decideDispute(ctx: Ctx, id: string, { amount, reason }: Verdict): Promise<void> {
  const one = await lockDispute(ctx, id, ['staff'])
  const { order, row } = one
  const me = signedIn(ctx).id
  if (row.state === 'decided' && row.decidedById === me && row.refund === amount) return
  assertDecidable(one, amount)
  if (row.state !== 'decision' || row.instance !== 'school') throw new DisputeMovedOn()
  const finalAt = daysFrom(ctx.now, APPEAL_DAYS)
  await ctx.sql(sql`
    update disputes set state = 'decided', outcome = ${outcomeOf(amount, row.wanted)}, refund = ${amount}, verdict = ${reason},
           decided_by_id = ${me}::uuid, decided_at = ${ctx.now}, final_at = ${finalAt} where id = ${id}::uuid`)
  await note(ctx, order.id, 'dispute_decided', { amount, reason: quoted(reason) })
  const final_at = finalAt.toISOString()
  await publish(ctx, disputeDecided, { ...factOf(one), amount, final_at })
  await publish(ctx, disputeFinal, { dispute_id: id, at: final_at }, { at: finalAt })
}

/** The platform decides, for good: after an appeal, or where a school is itself a party. The order's row is locked. @throws as above */
export async function decideForGood(ctx: Ctx, one: Case, verdict: Verdict, by: string): Promise<void> {
  const { order, row } = one
  const { amount, reason } = verdict
  if (row.state === 'closed' && row.platformById === by) return
  assertDecidable(one, amount)
  if (!waitsForDecision(row) || row.instance !== 'platform') throw new DisputeMovedOn()
  await ctx.sql(sql`
    update disputes set verdict = ${reason}, decided_at = ${ctx.now}, final_at = ${ctx.now}, platform_by_id = ${by}::uuid
     where id = ${row.id}::uuid`)
  await note(ctx, order.id, 'dispute_decided', { amount, reason: quoted(reason) }, null)
  await publish(ctx, disputeDecided, { ...factOf(one), amount, final_at: ctx.now.toISOString() })
  await conclude(ctx, one, { how: 'decided', refund: amount, by: null, reason })
}

function assertDecidable(one: Case, amount: number) {
  assertInReach(one)
  if (amount <= leftOf(one.order)) return
  const refusal = new DecidesTooMuch()
  throw Object.assign(refusal, { fields: { amount: refusal.message } })
}
