import type { Event } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { localOf } from './calendar/clock.ts'
import type { RsvpStatus } from './contract.ts'
import { eventColumns } from './event-rows.ts'

export interface EventNotice extends Event {
  organiserName: string
  clubName: string | null
  /** `2026-11-20T18:00`, on the event's own clock. */
  startsLocal: string
  endsLocal: string
}

/** An event as people are told of it; null when it is gone. */
export async function eventForPeople(ctx: ReadCtx, id: string): Promise<EventNotice | null> {
  const [event] = await ctx.sql<Omit<EventNotice, 'startsLocal' | 'endsLocal'>>(sql`
    select ${eventColumns}, o.name as "organiserName", c.name as "clubName"
      from events e join users o on o.school_id = e.school_id and o.id = e.organiser_id
      left join clubs c on c.school_id = e.school_id and c.id = e.club_id
     where e.id = ${id}::uuid and e.deleted_at is null`)
  if (!event) return null
  const { startsAt, endsAt, timeZone } = event
  return { ...event, startsLocal: localOf(startsAt, timeZone), endsLocal: localOf(endsAt, timeZone) }
}

export interface Told {
  id: string
  name: string
  email: string
  status: RsvpStatus
}

/** Those who answered so, to tell them of a change, a reminder or the end of it. */
export function answerersOf(ctx: ReadCtx, eventId: string, statuses: RsvpStatus[]): Promise<Told[]> {
  return ctx.sql<Told>(sql`
    select u.id, u.name, u.email, r.status
      from rsvps r join users u on u.school_id = r.school_id and u.id = r.user_id
     where r.event_id = ${eventId}::uuid and r.status = any(${statuses}::text[]) and u.status = 'active' order by u.id`)
}

export interface ToldOfDates extends Omit<Told, 'status'> {
  /** The first of these dates that they answered, and how many. */
  eventId: string
  dates: number
}

/** Those who answered any of these dates so, each once. */
export function answerersOfDates(
  ctx: ReadCtx,
  eventIds: string[],
  statuses: RsvpStatus[],
): Promise<ToldOfDates[]> {
  return ctx.sql<ToldOfDates>(sql`
    select u.id, u.name, u.email, (array_agg(e.id order by e.starts_at, e.id))[1] as "eventId", count(*)::int as dates
      from rsvps r join users u on u.school_id = r.school_id and u.id = r.user_id
      join events e on e.school_id = r.school_id and e.id = r.event_id
     where r.event_id = any(${eventIds}::uuid[]) and r.status = any(${statuses}::text[]) and u.status = 'active'
     group by u.school_id, u.id, u.name, u.email order by u.id`)
}

/** Those who give it: its organiser or the club's officers, and co-hosts. */
export function hostsOf(ctx: ReadCtx, eventId: string): Promise<Omit<Told, 'status'>[]> {
  return ctx.sql<Omit<Told, 'status'>>(sql`
    select u.id, u.name, u.email from users u where u.status = 'active' and u.id in (
      select e.organiser_id from events e where e.id = ${eventId}::uuid and e.club_id is null
      union select m.user_id from events e join club_members m on m.school_id = e.school_id and m.club_id = e.club_id
       where e.id = ${eventId}::uuid and m.role in ('president', 'officer')
      union select h.user_id from event_hosts h where h.event_id = ${eventId}::uuid and h.role = 'cohost' and h.user_id is not null)
     order by u.id`)
}
