import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { forgetRelease } from '../../orders/money/release.ts'
import { note } from '../../orders/order-notes.ts'
import { canAnswer, canBeLate, canTakeBack } from '../policy.ts'
import { meetingCancelled, meetingDeclined, runningLate } from '../topics.ts'
import { MeetingMovedOn, type Own, ownMeeting } from './meeting-rows.ts'

const factOf = ({ meeting, order, me }: Own) => ({
  meeting_id: meeting.id,
  order_id: order.id,
  actor_id: me,
  starts_at: meeting.startsAt.toISOString(),
})

const giveUp = (ctx: Ctx, id: string) =>
  ctx.sql(sql`update meetings set state = 'declined' where id = ${id}::uuid`)

/** Says no to the other one's proposal; what is agreed on stays. @throws NotFound, NotAllowed, MeetingMovedOn */
export async function decline(ctx: Ctx, id: string): Promise<string> {
  const own = await ownMeeting(ctx, id)
  const { meeting, order, me } = own
  if (meeting.state === 'declined' && meeting.agreedAt === null) return order.id
  if (!canAnswer(meeting, me)) throw new MeetingMovedOn()
  await giveUp(ctx, id)
  await note(ctx, order.id, 'meeting_declined')
  await publish(ctx, meetingDeclined, factOf(own))
  return order.id
}

/** Takes a proposal back, or what is agreed on: then nothing runs down for the buyer. @throws NotFound, NotAllowed, MeetingMovedOn */
export async function cancel(ctx: Ctx, id: string): Promise<string> {
  const own = await ownMeeting(ctx, id)
  const { meeting, order, me } = own
  if (meeting.state === 'declined') return order.id
  if (!canTakeBack(meeting, me, ctx.now)) throw new MeetingMovedOn()
  const agreed = meeting.state === 'agreed'
  await giveUp(ctx, id)
  if (agreed) await forgetRelease(ctx, order)
  await note(ctx, order.id, 'meeting_cancelled')
  await publish(ctx, meetingCancelled, { ...factOf(own), agreed })
  return order.id
}

interface Late {
  minutes: number
  note: string
}

/** Says how late one is. Said again, the last word counts. @throws NotFound, NotAllowed, MeetingMovedOn */
export async function sayLate(ctx: Ctx, id: string, late: Late): Promise<string> {
  const own = await ownMeeting(ctx, id)
  const { meeting, order, me } = own
  if (!canBeLate(meeting, ctx.now)) throw new MeetingMovedOn()
  if (meeting.lateById === me && meeting.lateMinutes === late.minutes) return order.id
  await ctx.sql(
    sql`update meetings set late_minutes = ${late.minutes}, late_by_id = ${me}::uuid where id = ${id}::uuid`,
  )
  await note(ctx, order.id, 'running_late', { minutes: late.minutes, reason: late.note })
  await publish(ctx, runningLate, { ...factOf(own), minutes: late.minutes })
  return order.id
}
