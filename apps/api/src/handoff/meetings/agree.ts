import type { Ctx } from '@banter/tenants/context'
import { signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, type Statement, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { releaseAfter } from '../../orders/money/release.ts'
import { note } from '../../orders/order-notes.ts'
import type { OrderRow } from '../../orders/order-rows.ts'
import { campusZone, whenWords } from '../campus-clock.ts'
import { canAnswer, canMeet, isAhead } from '../policy.ts'
import { meetingAgreed, meetingNears } from '../topics.ts'
import {
  CannotMeet,
  MeetingMovedOn,
  type MeetingRow,
  ownMeeting,
  placeOf,
  plannedOf,
} from './meeting-rows.ts'

export const MeetingPassed = createError(
  'MEETING_PASSED',
  'This time is over. Please propose another one.',
  409,
)

const HOUR_MS = 3_600_000
const ahead = { day: 24 * HOUR_MS, hour: HOUR_MS, now: 0 }

/** Says yes to the other one's proposal. Twice is the same as once. @throws NotFound, NotAllowed, CannotMeet, MeetingMovedOn, MeetingPassed */
export async function agree(ctx: Ctx, id: string): Promise<string> {
  const { meeting, order, me } = await ownMeeting(ctx, id)
  if (meeting.state === 'agreed' && meeting.proposedById !== me) return order.id
  if (!canAnswer(meeting, me)) throw new MeetingMovedOn()
  if (!canMeet(order)) throw new CannotMeet()
  if (!isAhead(meeting, ctx.now)) throw new MeetingPassed()
  const { agreed } = await plannedOf(ctx, order.id)
  await settleOn(ctx, { order, meeting, replaced: agreed, zone: await campusZone(ctx), fromSlot: false })
  return order.id
}

interface Settled {
  order: OrderRow
  meeting: MeetingRow
  replaced: MeetingRow | null
  zone: string
  fromSlot: boolean
}

/** From now on this is when they meet: what was agreed on before is not, and its reminders do nothing. */
export async function settleOn(
  ctx: Ctx,
  { order, meeting, replaced, zone, fromSlot }: Settled,
): Promise<void> {
  const actor = signedIn(ctx).id
  if (replaced) await ctx.sql(sql`update meetings set state = 'replaced' where id = ${replaced.id}::uuid`)
  await ctx.sql(
    sql`update meetings set state = 'agreed', agreed_at = ${ctx.now} where id = ${meeting.id}::uuid`,
  )
  await note(ctx, order.id, 'meeting_agreed', {
    when: whenWords(meeting.startsAt, zone),
    where: placeOf(meeting),
  })
  await releaseAfter(ctx, order, meeting.startsAt)
  const startsAt = meeting.startsAt.toISOString()
  const fact = { meeting_id: meeting.id, order_id: order.id, actor_id: actor, starts_at: startsAt }
  await publishAll(ctx, [
    statement(meetingAgreed, { ...fact, from_slot: fromSlot }),
    ...remindersOf(meeting, ctx.now),
  ])
}

/** The clocks to set for a meeting; what is over already is not said. */
function remindersOf({ id, startsAt }: MeetingRow, now: Date): Statement[] {
  return (['day', 'hour', 'now'] as const).flatMap((before) => {
    const at = new Date(startsAt.getTime() - ahead[before])
    const rings = { meeting_id: id, before, starts_at: startsAt.toISOString() }
    return at > now ? [statement(meetingNears, rings, at)] : []
  })
}
