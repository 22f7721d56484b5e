import type { EventReview, Rsvp } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { clubSeenBy } from '../clubs/membership.ts'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import { type PersonRow, personOf } from '../people/person.ts'
import type * as contract from './contract.ts'
import { type EventRow, leadsClub, loadEvent } from './event-rows.ts'
import { clubJson, clubOf, type ListedRow, listed, summaryOf } from './event-view.ts'
import * as policy from './policy.ts'

interface HostRow {
  id: string
  role: 'cohost' | 'door'
  pending: boolean
  mine: boolean
  person: PersonRow | null
  club: ListedRow['club']
}
type Mine = Pick<Rsvp, 'answers' | 'checkedInAt'> & { position: number | null }
interface Extras {
  waiting: number
  mine: Mine | null
  hosts: HostRow[]
  dates: { id: string; startsAt: string; state: contract.Event['state'] }[] | null
  rule: string | null
  review: (Pick<EventReview, 'state' | 'comment' | 'changes'> & { askedAt: string }) | null
}

/** One event as the viewer may see it. @throws NotFound */
export async function getEvent(ctx: ReadCtx, media: Media, id: string): Promise<contract.Event> {
  const viewer = signedIn(ctx)
  const [event, [row], [extras]] = await Promise.all([
    loadEvent(ctx, id),
    ctx.sql<ListedRow>(listed(viewer, sql`select * from events where id = ${id}::uuid`)),
    ctx.sql<Extras>(extrasOf(viewer, id)),
  ])
  if (!row || !extras) throw new NotFound()
  return {
    ...summaryOf(media, row),
    ...wordsOf(media, event, row),
    hosts: extras.hosts
      .filter(({ pending, mine }) => !pending || mine || policy.gives(event) || policy.isStaff(viewer))
      .map((host) => ({
        id: host.id,
        role: host.role,
        pending: host.pending,
        mine: host.mine,
        person: host.person && personOf(media, host.person),
        club: clubOf(media, host.club),
      })),
    series:
      event.seriesId && extras.rule !== null
        ? { id: event.seriesId, rule: extras.rule, dates: shownDates(extras.dates ?? [], event) }
        : null,
    waiting: extras.waiting,
    my: answerOf(row, extras.mine),
    role: event.role,
    review: reviewOf(viewer, event, extras.review),
    may: permissions(ctx, viewer, event, extras.review),
    createdAt: event.createdAt.toISOString(),
    updatedAt: event.updatedAt.toISOString(),
  }
}

function wordsOf(media: Media, event: EventRow, { myStatus }: ListedRow) {
  const told = event.role !== null || myStatus === 'going'
  return {
    about: event.about,
    coverFull: event.coverKey ? media.url(event.coverKey, 'cover') : null,
    onlineUrl: told && event.onlineUrl ? event.onlineUrl : null,
    guestsAllowed: event.guestsAllowed,
    questions: event.questions,
    accessNote: event.accessNote,
    accessContact: event.accessContact,
    cancelReason: event.cancelReason,
  }
}

function answerOf(row: ListedRow, mine: Mine | null): contract.Event['my'] {
  if (!row.myStatus || !mine) return null
  return {
    status: row.myStatus,
    guests: row.myGuests ?? 0,
    offerEndsAt: row.myOfferEndsAt?.toISOString() ?? null,
    answers: mine.answers,
    position: mine.position,
    // From JSON, where a moment is a text.
    checkedInAt: mine.checkedInAt ? new Date(mine.checkedInAt).toISOString() : null,
  }
}

function shownDates(dates: NonNullable<Extras['dates']>, event: EventRow) {
  return dates
    .filter(({ state }) => policy.gives(event) || state === 'published' || state === 'cancelled')
    .map(({ id, startsAt, state }) => ({ id, startsAt: new Date(startsAt).toISOString(), state }))
}

type Changes = Record<string, { before: string; after: string }>

function reviewOf(viewer: Viewer, event: EventRow, review: Extras['review']): contract.Event['review'] {
  if (!review || review.state === 'approved') return null
  if (!policy.gives(event) && !policy.canReview(viewer)) return null
  const { shown = {}, wish } = review.changes as { shown?: Changes; wish?: { scope: contract.Scope } }
  return {
    state: review.state as 'pending' | 'returned',
    comment: review.comment,
    // From JSON, where a moment is a text.
    askedAt: new Date(review.askedAt).toISOString(),
    scope: wish?.scope ?? 'all',
    changes: Object.entries(shown).map(([field, change]) => ({ field, ...change })),
  }
}

function permissions(ctx: ReadCtx, viewer: Viewer, event: EventRow, review: Extras['review']) {
  return {
    rsvp: event.state === 'published' && event.endsAt > ctx.now && policy.canAnswer(viewer),
    edit: policy.canEdit(event),
    publish: policy.canPublish(event),
    cancel: policy.canCancel(viewer, event, ctx.now),
    delete: policy.canDelete(viewer, event),
    checkIn: policy.canCheckIn(event),
    seeAttendees: policy.canSeeAttendees(event),
    review: review?.state === 'pending' && policy.canReview(viewer),
  }
}

const MOST_DATES = 100

/** What only the event's own page shows, in one statement. */
function extrasOf(viewer: Viewer, id: string) {
  const line = sql`select count(*) from rsvps w where w.school_id = e.school_id and w.event_id = e.id and w.status = 'waiting'`
  return sql`
    select (${line})::int as waiting,
           (select json_build_object('answers', m.answers, 'checkedInAt', m.checked_in_at, 'position', case when m.status = 'waiting'
                then (${line} and (w.queued_at, w.user_id) <= (m.queued_at, m.user_id)) end)
              from rsvps m where m.school_id = e.school_id and m.event_id = e.id and m.user_id = ${viewer.id}::uuid) as mine,
           coalesce((select json_agg(json_build_object('id', h.id, 'role', h.role, 'pending', h.pending,
                'mine', (h.user_id is not distinct from ${viewer.id}::uuid or ${leadsClub(viewer, sql`h.club_id`)}),
                'person', case when u.id is not null then json_build_object('id', u.id, 'name', u.name, 'avatarKey', u.avatar_key) end,
                'club', case when c.id is not null then ${clubJson} end) order by h.id)
              from event_hosts h
              left join users u on u.school_id = h.school_id and u.id = h.user_id and ${unblocked(viewer, sql`u.id`)}
              left join clubs c on c.school_id = h.school_id and c.id = h.club_id and ${clubSeenBy(viewer, sql`c`)}
             where h.school_id = e.school_id and h.event_id = e.id and (u.id is not null or c.id is not null)), '[]') as hosts,
           s.rule,
           (select json_agg(d order by d."startsAt") from (
              select x.id, x.starts_at as "startsAt", x.state from events x
               where x.school_id = e.school_id and x.series_id = e.series_id and x.deleted_at is null
               order by x.starts_at limit ${MOST_DATES}::int) d) as dates,
           (select json_build_object('state', v.state, 'comment', v.comment, 'changes', v.changes, 'askedAt', v.created_at)
              from event_reviews v where v.school_id = e.school_id and v.event_id = e.id) as review
      from events e left join event_series s on s.school_id = e.school_id and s.id = e.series_id
     where e.id = ${id}::uuid and e.deleted_at is null`
}
