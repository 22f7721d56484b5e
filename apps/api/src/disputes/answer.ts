import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { setMedia } from '../media/uses.ts'
import { leftOf } from '../orders/money/give-back.ts'
import { note } from '../orders/order-notes.ts'
import { conclude, drop } from './conclude.ts'
import type { answerDispute as answering } from './contract.ts'
import { assertInReach, type Case, DisputeMovedOn, factOf, lockDispute, quoted } from './dispute-rows.ts'
import { escalate } from './escalate.ts'
import { ANSWER_DAYS, canWithdraw, daysFrom, MOST_PHOTOS, waitsForBuyer, waitsForSeller } from './policy.ts'
import { disputeAnswerDue, disputeOffered } from './topics.ts'

export const OfferMissing = createError(
  'OFFER_MISSING',
  'Say how much you offer: a part of what is asked for.',
  422,
)
export const AnswerMissing = createError(
  'ANSWER_MISSING',
  'Please say why, so that somebody can decide.',
  422,
)

type Answer = z.output<typeof answering.schema.body>

/** The seller's one answer. @throws NotFound, NotAllowed, DisputeMovedOn, BankDecides, OfferMissing, AnswerMissing */
export async function answerDispute(ctx: Ctx, id: string, { kind, amount, answer, media }: Answer) {
  const one = await lockDispute(ctx, id, ['seller'])
  const { order, row } = one
  assertInReach(one)
  if (!waitsForSeller(row)) throw new DisputeMovedOn()
  const asked = Math.min(row.wanted, leftOf(order))
  if (kind === 'offer' && (amount === undefined || amount > asked)) throw wrong(new OfferMissing(), 'amount')
  if (kind === 'contest' && answer === '') throw wrong(new AnswerMissing(), 'answer')
  await ctx.sql(sql`
    update disputes set answer = ${answer}, answered_at = ${ctx.now} where id = ${id}::uuid`)
  await setMedia(ctx, 'dispute_answer', id, media, { max: MOST_PHOTOS, kinds: ['image'] })
  if (kind === 'contest') {
    await note(ctx, order.id, 'dispute_answered', { reason: quoted(answer) })
    return escalate(ctx, one)
  }
  if (kind === 'offer' && amount !== undefined && amount < asked) return offer(ctx, one, amount, answer)
  if (answer) await note(ctx, order.id, 'dispute_answered', { reason: quoted(answer) })
  await conclude(ctx, one, { how: 'agreed', refund: asked, by: signedIn(ctx).id, reason: '' })
}

const wrong = (refusal: Error, field: string) =>
  Object.assign(refusal, { fields: { [field]: refusal.message } })

async function offer(ctx: Ctx, one: Case, amount: number, answer: string) {
  const { order, row } = one
  const answerBy = daysFrom(ctx.now, ANSWER_DAYS)
  await ctx.sql(
    sql`update disputes set offered = ${amount}, answer_by = ${answerBy} where id = ${row.id}::uuid`,
  )
  await note(ctx, order.id, 'dispute_offered', { amount, reason: quoted(answer) })
  await publish(ctx, disputeOffered, { ...factOf(one), amount })
  const due = { dispute_id: row.id, at: answerBy.toISOString() }
  await publish(ctx, disputeAnswerDue, due, { at: answerBy })
}

/** The buyer takes what the seller offers, or lets somebody decide. @throws NotFound, NotAllowed, DisputeMovedOn, BankDecides */
export async function replyToOffer(ctx: Ctx, id: string, take: boolean): Promise<void> {
  const one = await lockDispute(ctx, id, ['buyer'])
  const { order, row } = one
  if (take && row.state === 'closed' && row.offered !== null && row.refund === row.offered) return
  assertInReach(one)
  if (!waitsForBuyer(row) || row.offered === null) throw new DisputeMovedOn()
  if (!take) return escalate(ctx, one)
  await note(ctx, order.id, 'dispute_accepted', {})
  await conclude(ctx, one, { how: 'agreed', refund: row.offered, by: order.sellerId, reason: '' })
}

/** The buyer takes it back. Twice is the same as once. @throws NotFound, NotAllowed, DisputeMovedOn, BankDecides */
export async function withdrawDispute(ctx: Ctx, id: string): Promise<void> {
  const one = await lockDispute(ctx, id, ['buyer'])
  if (one.row.state === 'withdrawn') return
  assertInReach(one)
  if (!canWithdraw(one.row)) throw new DisputeMovedOn()
  await drop(ctx, one, 'withdrawn')
}
