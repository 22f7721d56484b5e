import type { Ctx } from '@banter/tenants/context'
import { signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { note } from '../../orders/order-notes.ts'
import type { ViewedOrder } from '../../orders/order-rows.ts'
import { campusZone, momentOf, whenWords } from '../campus-clock.ts'
import { canMeet, FARTHEST_DAYS, isInReach, MOST_MOVES, MOST_PROPOSALS, SOONEST_MINUTES } from '../policy.ts'
import { freeSlotsOf } from '../slots/free-slots.ts'
import { isOpenAt } from '../spots/hours.ts'
import { spotRows } from '../spots/spots.ts'
import { meetingProposed } from '../topics.ts'
import { settleOn } from './agree.ts'
import type { propose as proposing } from './contract.ts'
import { CannotMeet, countMeetings, type MeetingRow, ownOrder, placeOf, plannedOf } from './meeting-rows.ts'

export const WrongMeeting = createError('WRONG_MEETING', '%s', 422)
export const SlotTaken = createError(
  'SLOT_TAKEN',
  'Somebody else has this time by now. Please choose another one.',
  409,
)
export const TooManyMoves = createError(
  'TOO_MANY_MOVES',
  'This meeting was moved %s times: that is enough. Meet, or call the order off.',
  409,
)
export const TooManyProposals = createError(
  'TOO_MANY_PROPOSALS',
  'That is enough proposals for one order.',
  409,
)

type Asked = z.output<typeof proposing.schema.body>
type Drafted = Pick<MeetingRow, 'spotId' | 'spotName' | 'place' | 'startsAt' | 'note'>

/** One agrees at once by taking a free slot of the seller; anything else waits for the other one. @throws NotFound, NotAllowed, CannotMeet, WrongMeeting, SlotTaken, TooManyMoves, TooManyProposals */
export async function propose(ctx: Ctx, orderId: string, asked: Asked): Promise<void> {
  const order = await ownOrder(ctx, orderId)
  if (!canMeet(order)) throw new CannotMeet()
  const zone = await campusZone(ctx)
  const { agreed, proposed } = await plannedOf(ctx, orderId)
  const { all, moved } = await countMeetings(ctx, orderId)
  if (all >= MOST_PROPOSALS) throw new TooManyProposals()
  if (moved + (agreed ? 1 : 0) > MOST_MOVES) throw new TooManyMoves(MOST_MOVES)
  const draft = asked.slotId ? await fromSlot(ctx, order, asked, zone) : await fromWords(ctx, asked, zone)
  if (proposed) await replace(ctx, proposed.id)
  const meeting = await keep(ctx, orderId, draft)
  if (asked.slotId) return settleOn(ctx, { order, meeting, replaced: agreed, zone, fromSlot: true })
  const facts = { when: whenWords(meeting.startsAt, zone), where: placeOf(meeting), reason: meeting.note }
  await note(ctx, orderId, 'meeting_proposed', facts)
  await publish(ctx, meetingProposed, {
    meeting_id: meeting.id,
    order_id: orderId,
    actor_id: meeting.proposedById,
    starts_at: meeting.startsAt.toISOString(),
  })
}

async function fromSlot(ctx: Ctx, order: ViewedOrder, asked: Asked, zone: string): Promise<Drafted> {
  if (order.role !== 'buyer') throw wrong('slotId', 'These are your own times: propose one of them.')
  const startsAt = momentOf(asked.startsAt, zone)
  const free = await freeSlotsOf(ctx, order.sellerId, { zone, lock: true })
  const slot = free.find((one) => one.slotId === asked.slotId && one.startsAt === startsAt.toISOString())
  if (!slot) throw new SlotTaken()
  return { spotId: slot.spotId, spotName: slot.spotName, place: '', startsAt, note: asked.note }
}

async function fromWords(ctx: Ctx, { spotId, place, startsAt, note }: Asked, zone: string): Promise<Drafted> {
  const at = momentOf(startsAt, zone)
  if (!isInReach(at, ctx.now))
    throw wrong(
      'startsAt',
      `A time between ${SOONEST_MINUTES} minutes and ${FARTHEST_DAYS} days from now, please.`,
    )
  if (!spotId) {
    if (!place) throw wrong('place', 'Where would you like to meet?')
    return { spotId: null, spotName: null, place, startsAt: at, note }
  }
  const [spot] = await spotRows(ctx, sql`id = ${spotId}::uuid and active`)
  if (!spot) throw wrong('spotId', 'This is not one of the school’s spots any more.')
  if (!isOpenAt(spot.hours, at, zone)) throw wrong('startsAt', `${spot.name} is not open at that time.`)
  return { spotId, spotName: spot.name, place, startsAt: at, note }
}

const replace = (ctx: Ctx, id: string) =>
  ctx.sql(sql`update meetings set state = 'replaced' where id = ${id}::uuid`)

async function keep(ctx: Ctx, orderId: string, draft: Drafted): Promise<MeetingRow> {
  const { spotId, place, startsAt, note: said } = draft
  const [id, me] = [v7(), signedIn(ctx).id]
  await ctx.sql(sql`
    insert into meetings (id, order_id, spot_id, place, starts_at, proposed_by_id, note, created_at)
    values (${id}::uuid, ${orderId}::uuid, ${spotId}::uuid, ${place}, ${startsAt}, ${me}::uuid, ${said}, ${ctx.now})`)
  const fresh = { state: 'proposed', lateMinutes: 0, lateById: null, createdAt: ctx.now, agreedAt: null }
  return { id, orderId, proposedById: me, ...fresh, ...draft }
}

const wrong = (field: string, message: string) =>
  Object.assign(new WrongMeeting(message), { fields: { [field]: message } })
