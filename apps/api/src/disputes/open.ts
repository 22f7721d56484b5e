import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotAllowed } from '../http/session.ts'
import { setMedia } from '../media/uses.ts'
import { OrderFrozen } from '../orders/cancel.ts'
import { freeze } from '../orders/money/freeze.ts'
import { leftOf } from '../orders/money/give-back.ts'
import { note } from '../orders/order-notes.ts'
import { holdsNoMoney, loadOrder, type OrderRow } from '../orders/order-rows.ts'
import { OrderMovedOn } from '../orders/order-states.ts'
import type { openDispute as opening } from './contract.ts'
import { disputeOf, factOf, quoted } from './dispute-rows.ts'
import { ANSWER_DAYS, CEILING_DAYS, canOpen, daysFrom, isOpen, MOST_PHOTOS, openUntil } from './policy.ts'
import { disputeAnswerDue, disputeOverdue, orderDisputed } from './topics.ts'

export const PaidInPerson = createError(
  'PAID_IN_PERSON',
  'No money of this order is with Banter, so none can be given back. If somebody cheated you, report them.',
  409,
)
export const TooLate = createError(
  'TOO_LATE',
  'The time to say that something is wrong is over for this order.',
  409,
)
export const AlreadyDisputed = createError(
  'ALREADY_DISPUTED',
  'A problem with this order was looked into already.',
  409,
)
export const SoldOn = createError(
  'SOLD_ON',
  'You have sold this original on: you cannot give it back, so you cannot ask for its money either.',
  409,
)
export const WantsTooMuch = createError(
  'WANTS_TOO_MUCH',
  'There is less left of this order to give back.',
  422,
)

type Opening = z.output<typeof opening.schema.body>

/** Something is wrong: the money waits. Said again while it is open, it is the same. @throws NotFound, NotAllowed and why it cannot be said */
export async function openDispute(
  ctx: Ctx,
  orderId: string,
  { reason, about, wanted, media }: Opening,
): Promise<string> {
  const order = await loadOrder(ctx, orderId, { lock: true })
  if (order.role !== 'buyer') throw new NotAllowed()
  const before = await disputeOf(ctx, orderId)
  if (before && isOpen(before)) return before.id
  if (before) throw new AlreadyDisputed()
  if (!canOpen(order, ctx.now)) throw whyNot(order, ctx.now)
  if (wanted > leftOf(order))
    throw Object.assign(new WantsTooMuch(), { fields: { wanted: 'There is less left to give back.' } })
  await assertNotSoldOn(ctx, order)
  const id = v7()
  const answerBy = daysFrom(ctx.now, ANSWER_DAYS)
  await ctx.sql(sql`
    insert into disputes (id, order_id, opened_by_id, reason, about, wanted, answer_by, created_at)
    values (${id}::uuid, ${orderId}::uuid, ${signedIn(ctx).id}::uuid, ${reason}, ${about}, ${wanted}, ${answerBy}, ${ctx.now})`)
  await setMedia(ctx, 'dispute', id, media, { max: MOST_PHOTOS, kinds: ['image'] })
  await note(ctx, orderId, 'dispute_opened', { reason: quoted(about) })
  await freeze(ctx, orderId, 'dispute')
  await plan(ctx, { order, row: { id } }, { reason, wanted, answerBy })
  return id
}

/** The pictures are locked: who is just buying one of them waits until it is known that its sale is looked into. @throws SoldOn */
async function assertNotSoldOn(ctx: Ctx, { id, buyerId }: OrderRow): Promise<void> {
  const bought = await ctx.sql<{ ownerId: string }>(sql`
    select p.owner_id as "ownerId" from pictures p
     where p.id in (select w.picture_id from picture_owners w where w.order_id = ${id}::uuid and w.how = 'bought')
     order by p.id for no key update of p`)
  if (bought.some(({ ownerId }) => ownerId !== buyerId)) throw new SoldOn()
}

async function plan(
  ctx: Ctx,
  { order, row }: { order: OrderRow; row: { id: string } },
  { reason, wanted, answerBy }: { reason: string; wanted: number; answerBy: Date },
) {
  await publish(ctx, orderDisputed, { ...factOf({ order, row }), reason, wanted })
  const due = { dispute_id: row.id, at: answerBy.toISOString() }
  await publish(ctx, disputeAnswerDue, due, { at: answerBy })
  await publish(ctx, disputeOverdue, { dispute_id: row.id }, { at: daysFrom(ctx.now, CEILING_DAYS) })
}

function whyNot(order: OrderRow, now: Date): Error {
  if (holdsNoMoney(order)) return new PaidInPerson()
  if (order.frozen !== '') return new OrderFrozen()
  const until = openUntil(order)
  return until && until <= now ? new TooLate() : new OrderMovedOn(order.state)
}
