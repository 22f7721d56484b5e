import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { note } from '../../orders/order-notes.ts'
import { ownOrder } from '../meetings/meeting-rows.ts'
import { noShowContested } from '../topics.ts'
import { conclude } from './conclude.ts'
import type { NoShow } from './contract.ts'
import { factOf, isUndecided, noShowById, noShowView } from './no-show-rows.ts'
import { orderOf } from './say.ts'

export const NoShowSettled = createError('NO_SHOW_SETTLED', 'This is settled by now.', 409)
export const AnswerMissing = createError('ANSWER_MISSING', 'Please say what happened.', 422)

/** An accusation as one of the order's two people changes it: the order is locked first. @throws NotFound, NotAllowed */
async function own(ctx: Ctx, id: string) {
  const seen = await noShowById(ctx, id)
  if (!seen) throw new NotFound()
  const order = await ownOrder(ctx, seen.orderId)
  const row = await noShowById(ctx, id)
  if (!row) throw new NotFound()
  return { order, row, me: signedIn(ctx).id }
}

async function view(ctx: Ctx, id: string): Promise<NoShow> {
  const { order, row, me } = await own(ctx, id)
  return noShowView(row, order, me)
}

interface Answer {
  accept: boolean
  answer: string
}

/** The accused says yes, and it stands; or what happened, and the staff decide. @throws NotFound, NotAllowed, NoShowSettled, AnswerMissing */
export async function answerNoShow(ctx: Ctx, id: string, { accept, answer }: Answer): Promise<NoShow> {
  const { order, row, me } = await own(ctx, id)
  if (row.accusedId !== me) throw new NotAllowed()
  if (row.state === 'contested' && !accept) return noShowView(row, order, me)
  if (row.state !== 'open') throw new NoShowSettled()
  if (!accept && !answer)
    throw Object.assign(new AnswerMissing(), { fields: { answer: 'Please say what happened.' } })
  const state = accept ? sql`state` : sql`'contested'`
  await ctx.sql(sql`
    update no_shows set answer = ${answer}, answered_at = ${ctx.now}, state = ${state} where id = ${id}::uuid`)
  if (answer) await note(ctx, order.id, 'no_show_answered', { reason: answer })
  if (accept) await conclude(ctx, order, row, { state: 'accepted', by: null })
  else await publish(ctx, noShowContested, factOf(row))
  return view(ctx, id)
}

/** Whoever said it takes it back. Twice is the same as once. @throws NotFound, NotAllowed, NoShowSettled */
export async function withdrawNoShow(ctx: Ctx, id: string): Promise<NoShow> {
  const { order, row, me } = await own(ctx, id)
  if (row.saidById !== me) throw new NotAllowed()
  if (row.state === 'dismissed' && row.decidedById === null) return noShowView(row, order, me)
  if (!isUndecided(row)) throw new NoShowSettled()
  await conclude(ctx, order, row, { state: 'dismissed', by: null })
  return view(ctx, id)
}

/** The job: nobody has answered in time, so it stands; unless it changed hands meanwhile. */
export async function standUnanswered(ctx: Ctx, { no_show_id }: { no_show_id: string }): Promise<void> {
  const seen = await noShowById(ctx, no_show_id)
  if (!seen) return
  const order = await orderOf(ctx, seen)
  const row = await noShowById(ctx, no_show_id)
  if (row?.state !== 'open') return
  await conclude(ctx, order, row, { state: order.handedOffAt ? 'dismissed' : 'accepted', by: null })
}
