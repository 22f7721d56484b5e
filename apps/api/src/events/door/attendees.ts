import type { Rsvp } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotAllowed } from '../../http/session.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import type { RsvpStatus } from '../contract.ts'
import { type EventRow, loadEvent } from '../event-rows.ts'
import { canSeeAttendees, gives } from '../policy.ts'
import type { Attendee, listAttendees as contract } from './contract.ts'

type Query = z.output<typeof contract.schema.querystring>
type Answered = z.output<(typeof contract.schema.response)[200]>
export type AttendeeRow = PersonRow &
  Pick<Rsvp, 'guests' | 'answers' | 'offerEndsAt' | 'checkedInAt'> & {
    status: RsvpStatus
    sortName: string
    position: number | null
  }

const Key = z.tuple([z.string().max(300), z.uuid()])

/** Who answered, by name, the line by its order. @throws NotFound, NotAllowed */
export async function listAttendees(ctx: ReadCtx, media: Media, id: string, query: Query): Promise<Answered> {
  const viewer = signedIn(ctx)
  const event = await attendedEvent(ctx, id)
  const [rows, [counts]] = await Promise.all([
    ctx.sql<AttendeeRow>(attendeesQuery(viewer, id, query)),
    ctx.sql<Answered['counts'] & { unlisted: number }>(countsQuery(viewer, id, query.status)),
  ])
  const { unlisted = 0, ...rest } = counts ?? { unlisted: 0, ...none }
  const page = pageOf(rows, query.limit, keyOf, (row) => shownAttendee(media, event, row))
  return { ...page, unlisted, counts: rest }
}

const none = { going: 0, checkedIn: 0, waiting: 0, offered: 0, interested: 0, requested: 0 }

/** @throws NotFound, NotAllowed */
export async function attendedEvent(ctx: ReadCtx, id: string): Promise<EventRow> {
  const event = await loadEvent(ctx, id)
  if (!canSeeAttendees(event)) throw new NotAllowed()
  return event
}

const keyOf = ({ sortName, position, id }: AttendeeRow) => [
  position === null ? sortName : String(position).padStart(9, '0'),
  id,
]

/** Who wants to be in no list, or has blocked the viewer, is in none. */
const listedPeople = (viewer: Viewer) =>
  sql`not u.directory_hold and u.status = 'active' and ${unblocked(viewer, sql`u.id`)}`

export function attendeesQuery(viewer: Viewer, id: string, { status, q, checkedIn, cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  const order = status === 'waiting' ? sql`lpad(x.position::text, 9, '0')` : sql`x."sortName"`
  return sql`
    select * from (${answers(viewer, id, status)}) x
     where true ${q ? sql`and x.name ilike ${`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`}` : empty}
           ${checkedIn ? (checkedIn === 'yes' ? sql`and x."checkedInAt" is not null` : sql`and x."checkedInAt" is null`) : empty}
           ${after ? sql`and (${order}, x.id) > (${after[0]}, ${after[1]}::uuid)` : empty}
     order by ${order}, x.id limit ${rowsFor(limit)}`
}

/** The places in the line are counted before anybody is left out: they are what people are told. */
export function answers(viewer: Viewer, id: string, status: RsvpStatus) {
  const position =
    status === 'waiting' ? sql`row_number() over (order by r.queued_at, r.user_id)` : sql`null::int`
  return sql`
    select y.* from (
      select u.id, u.name, u.avatar_key as "avatarKey", u.sort_name as "sortName", r.status, r.guests, r.answers,
             r.offer_ends_at as "offerEndsAt", r.checked_in_at as "checkedInAt", (${position})::int as position,
             ${listedPeople(viewer)} as listed
        from rsvps r join users u on u.school_id = r.school_id and u.id = r.user_id
       where r.event_id = ${id}::uuid and r.status = ${status}) y
     where y.listed`
}

function countsQuery(viewer: Viewer, id: string, status: RsvpStatus) {
  const of = (wanted: string) => sql`(count(*) filter (where r.status = ${wanted}))::int`
  return sql`
    select ${of('going')} as going, ${of('waiting')} as waiting, ${of('offered')} as offered, ${of('interested')} as interested,
           ${of('requested')} as requested, (count(r.checked_in_at))::int as "checkedIn",
           (count(*) filter (where r.status = ${status} and not (${listedPeople(viewer)})))::int as unlisted
      from rsvps r join users u on u.school_id = r.school_id and u.id = r.user_id where r.event_id = ${id}::uuid`
}

export function shownAttendee(media: Media, event: EventRow, row: AttendeeRow): z.output<typeof Attendee> {
  return {
    person: personOf(media, row),
    status: row.status,
    guests: row.guests,
    answers: gives(event) ? row.answers : [],
    position: row.position,
    offerEndsAt: row.offerEndsAt?.toISOString() ?? null,
    checkedInAt: row.checkedInAt?.toISOString() ?? null,
  }
}
