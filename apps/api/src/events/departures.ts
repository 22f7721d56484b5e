import type { Event } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { eventColumns, lockEvent } from './event-rows.ts'
import { callOff } from './planning/cancel.ts'
import { type Answer, change } from './rsvp/rsvp.ts'

const REASON = 'The organiser’s account was closed.'
const CLUB_CLOSED = 'The club was closed.'

/** Somebody is gone: their places go to others, and what they gave goes to a co-host, to their club's officers, or is called off. */
export async function leaveEvents(ctx: Ctx, userId: string): Promise<void> {
  await leaveAnswers(ctx, userId, sql`true`)
  ctx.write(sql`delete from event_hosts where user_id = ${userId}::uuid`)
  ctx.write(sql`delete from calendar_feeds where user_id = ${userId}::uuid`)
  await passOn(ctx, userId)
}

/** Who is in a club no more has no place where only its members are meant. */
export const leaveClubEvents = (ctx: Ctx, userId: string, clubId: string): Promise<void> =>
  leaveAnswers(ctx, userId, sql`e.club_id = ${clubId}::uuid and e.audience = 'club'`)

/** Two who have blocked each other do not meet at what either gives by themselves. */
export async function partWays(ctx: Ctx, one: string, other: string): Promise<void> {
  const givenBy = (userId: string) => sql`e.club_id is null and e.organiser_id = ${userId}::uuid`
  await leaveAnswers(ctx, one, givenBy(other))
  await leaveAnswers(ctx, other, givenBy(one))
}

/** With the club goes what it was going to give. */
export async function endClubEvents(ctx: Ctx, clubId: string, actorId: string | null): Promise<void> {
  const events = await ctx.sql<Event>(sql`
    select ${eventColumns} from events e
     where e.club_id = ${clubId}::uuid and e.state = 'published' and e.deleted_at is null and e.ends_at > ${ctx.now}::timestamptz
     order by e.id for update`)
  await callOff(ctx, events, CLUB_CLOSED, actorId)
}

async function leaveAnswers(ctx: Ctx, userId: string, where: ReturnType<typeof sql>) {
  const answers = await ctx.sql<Answer & { eventId: string }>(sql`
    select r.event_id as "eventId", r.user_id as "userId", r.status, r.guests, r.answers, r.queued_at as "queuedAt"
      from rsvps r join events e on e.school_id = r.school_id and e.id = r.event_id
     where r.user_id = ${userId}::uuid and e.ends_at > ${ctx.now}::timestamptz and ${where} order by r.event_id`)
  for (const answer of answers) {
    const event = await lockEvent(ctx, answer.eventId)
    if (event) await change(ctx, event, userId, answer, null, userId)
  }
}

/** What a club gives stays the club's. Their own goes to the first co-host. */
async function passOn(ctx: Ctx, userId: string) {
  const own = await ctx.sql<Event & { heirId: string | null }>(sql`
    select ${eventColumns}, (
      select h.user_id from event_hosts h join users u on u.school_id = h.school_id and u.id = h.user_id and u.status = 'active'
       where h.school_id = e.school_id and h.event_id = e.id and h.role = 'cohost' and h.user_id <> ${userId}::uuid
       order by h.id limit 1) as "heirId"
      from events e
     where e.organiser_id = ${userId}::uuid and e.club_id is null and e.deleted_at is null and e.ends_at > ${ctx.now}::timestamptz
       and e.state <> 'cancelled' order by e.id for update of e`)
  for (const { id, heirId } of own.filter((event) => event.heirId)) {
    ctx.write(
      sql`update events set organiser_id = ${heirId}::uuid, updated_at = ${ctx.now} where id = ${id}::uuid`,
    )
    ctx.write(sql`delete from event_hosts where event_id = ${id}::uuid and user_id = ${heirId}::uuid`)
  }
  const alone = own.filter((event) => !event.heirId)
  await callOff(
    ctx,
    alone.filter(({ state }) => state === 'published'),
    REASON,
    null,
  )
  const drafts = alone.filter(({ state }) => state !== 'published').map(({ id }) => id)
  if (drafts.length)
    ctx.write(sql`update events set deleted_at = ${ctx.now} where id = any(${drafts}::uuid[])`)
}
