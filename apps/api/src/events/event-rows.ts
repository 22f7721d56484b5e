import type { Event } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { memberOf } from '../clubs/membership.ts'
import { NotFound } from '../http/errors.ts'
import { unblocked } from '../people/blocks.ts'
import { type EventRole, isStaff } from './policy.ts'
import type { EventFact } from './topics.ts'

export type EventRow = Event & { role: EventRole }

/** Every column of `e`, by its name here. */
export const eventColumns = sql`
  e.school_id as "schoolId", e.id, e.series_id as "seriesId", e.organiser_id as "organiserId", e.club_id as "clubId", e.title,
  e.about, e.category, e.starts_at as "startsAt", e.ends_at as "endsAt", e.time_zone as "timeZone", e.place,
  e.online_url as "onlineUrl", e.capacity, e.guests_allowed as "guestsAllowed", e.questions, e.audience, e.approval, e.state,
  e.cancel_reason as "cancelReason", e.step_free as "stepFree", e.captions, e.quiet_room as "quietRoom",
  e.access_note as "accessNote", e.access_contact as "accessContact", e.cover_key as "coverKey", e.going, e.taken, e.interested,
  e.sequence, e.created_at as "createdAt", e.updated_at as "updatedAt", e.published_at as "publishedAt",
  e.cancelled_at as "cancelledAt", e.deleted_at as "deletedAt"`

/** The viewer is an officer of the club in this column. */
export const leadsClub = (viewer: Viewer, column: ReturnType<typeof sql>) => sql`exists (
  select from club_members led where led.school_id = (select app.school_id()) and led.club_id = ${column}
     and led.user_id = ${viewer.id}::uuid and led.role in ('president', 'officer'))`

/** Who is meant: everybody, or the club's members; staff see what happens in their school. */
const invited = (viewer: Viewer) =>
  isStaff(viewer) ? sql`true` : sql`(e.audience = 'school' or ${memberOf(viewer, sql`e.club_id`)})`

/** What a club gives is the club's, whoever of its officers wrote it; a person's own event is not for those they block. */
const met = (viewer: Viewer) => sql`(e.club_id is not null or ${unblocked(viewer, sql`e.organiser_id`)})`

/** On the calendar of this viewer. The literals are those of the hot indexes. */
export const onCalendar = (viewer: Viewer) =>
  sql`e.state = 'published' and e.deleted_at is null and ${invited(viewer)} and ${met(viewer)}`

/** A club that the viewer speaks for is asked to give it too: they see what they are asked about. */
const askedOf = (viewer: Viewer) => sql`exists (
  select from event_hosts asked
   where asked.school_id = e.school_id and asked.event_id = e.id and asked.pending and ${leadsClub(viewer, sql`asked.club_id`)})`

/** Whether somebody who does not give it may see it. */
const seenBy = (viewer: Viewer) => sql`(${askedOf(viewer)} or
  e.state in ('published', 'cancelled'${isStaff(viewer) ? sql`, 'submitted'` : sql``}) and ${invited(viewer)} and ${met(viewer)})`

/** As what the viewer gives it. Officers give what their club gives; who is none any more keeps it only while the club is frozen. */
const roleOf = (viewer: Viewer) => sql`
  case when e.club_id is null and e.organiser_id = ${viewer.id}::uuid then 'organiser'
       when e.club_id is not null and (${leadsClub(viewer, sql`e.club_id`)} or (e.organiser_id = ${viewer.id}::uuid and exists (
              select from clubs f where f.school_id = e.school_id and f.id = e.club_id and f.state = 'frozen'))) then 'organiser'
       else (select case when bool_or(h.role = 'cohost') then 'cohost' when count(*) > 0 then 'door' end
               from event_hosts h
              where h.school_id = e.school_id and h.event_id = e.id and not h.pending
                and (h.user_id = ${viewer.id}::uuid or ${leadsClub(viewer, sql`h.club_id`)})) end`

/** What the viewer helps to give: for their own list. */
export const givenBy = (viewer: Viewer) => sql`(
  (e.organiser_id = ${viewer.id}::uuid and e.club_id is null) or ${leadsClub(viewer, sql`e.club_id`)}
  or exists (select from event_hosts h where h.school_id = e.school_id and h.event_id = e.id and not h.pending
       and (h.user_id = ${viewer.id}::uuid or ${leadsClub(viewer, sql`h.club_id`)})))`

/** Each from an index of its own; whether they still give it is asked of the few that come out. */
export const givenIds = (viewer: Viewer) => sql`
  select id from events where organiser_id = ${viewer.id}::uuid
  union all select c.id from club_members m join events c on c.school_id = m.school_id and c.club_id = m.club_id and c.deleted_at is null
   where m.user_id = ${viewer.id}::uuid and m.role in ('president', 'officer')
  union all select event_id from event_hosts where user_id = ${viewer.id}::uuid and not pending
  union all select h.event_id from club_members m join event_hosts h on h.school_id = m.school_id and h.club_id = m.club_id
   where m.user_id = ${viewer.id}::uuid and m.role in ('president', 'officer') and not h.pending`

/** One event as this viewer may see it. With `lock` it, its counts and its line are nobody else's until the end. @throws NotFound */
export async function loadEvent(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<EventRow> {
  const viewer = signedIn(ctx)
  const [event] = await ctx.sql<EventRow & { seen: boolean }>(sql`
    select ${eventColumns}, ${roleOf(viewer)} as role, ${seenBy(viewer)} as seen
      from events e where e.id = ${id}::uuid and e.deleted_at is null ${lock ? sql`for update of e` : sql``}`)
  if (!event || !(event.seen || event.role)) throw new NotFound()
  return event
}

/** The same for a job, where nobody asks. */
export async function lockEvent(ctx: ReadCtx, id: string): Promise<Event | null> {
  const [event] = await ctx.sql<Event>(sql`
    select ${eventColumns} from events e where e.id = ${id}::uuid and e.deleted_at is null for update`)
  return event ?? null
}

export const factOf = (
  event: Pick<Event, 'id' | 'schoolId' | 'organiserId' | 'clubId' | 'seriesId'>,
): EventFact => ({
  event_id: event.id,
  school_id: event.schoolId,
  organiser_id: event.organiserId,
  club_id: event.clubId,
  series_id: event.seriesId,
})
