import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Id = z.string()
/** What every consumer may know of an event: who gives it, and of which series it is. */
const Fact = z.object({
  event_id: Id,
  school_id: Id,
  organiser_id: Id,
  club_id: Id.nullable(),
  series_id: Id.nullable(),
})
/** Ids of events; empty for those that do not lead. */
const Dates = z.array(Id).default([])
export type EventFact = z.input<typeof Fact>

/** It is on the calendar: drafts are nobody's news. Of a series only one says `leads`, so that a bell rings once. */
export const eventCreated = topic('event_created', 'events', Fact.extend({ leads: z.boolean() }))
/** `diff` names what is different: before and after, as texts. */
export const eventUpdated = topic(
  'event_updated',
  'events',
  Fact.extend({
    leads: z.boolean(),
    /** Said by the one that leads: all that were changed at once. */
    dates: Dates,
    actor_id: Id,
    diff: z.record(z.string(), z.object({ before: z.string(), after: z.string() })),
  }),
)
export const eventCancelled = topic(
  'event_cancelled',
  'events',
  Fact.extend({ leads: z.boolean(), dates: Dates, actor_id: Id.nullable(), reason: z.string() }),
)
export const eventDeleted = topic('event_deleted', 'events', Fact.extend({ actor_id: Id.nullable() }))

/** Staff are asked to look at it, or at a change of it; and what they say. */
export const eventSubmitted = topic(
  'event_submitted',
  'events',
  Fact.extend({ kind: z.enum(['publish', 'change']) }),
)
export const eventReviewed = topic(
  'event_reviewed',
  'events',
  Fact.extend({
    kind: z.enum(['publish', 'change']),
    decision: z.enum(['approve', 'return']),
    actor_id: Id,
    comment: z.string(),
  }),
)

/** A person helps, or a club is asked to (`pending`): its officers say yes or no. */
export const eventHostAdded = topic(
  'event_host_added',
  'events',
  Fact.extend({
    host_id: Id,
    user_id: Id.nullable(),
    host_club_id: Id.nullable(),
    role: z.string(),
    pending: z.boolean(),
    actor_id: Id,
  }),
)

/** What the officers of a club said that was asked to host an event too. */
export const eventHostAnswered = topic(
  'event_host_answered',
  'events',
  Fact.extend({ host_id: Id, host_club_id: Id, accepted: z.boolean(), actor_id: Id }),
)

/** `from` and `to` are answers, null for none. `actor_id` is another person where a host decided. */
export const rsvpChanged = topic(
  'rsvp_changed',
  'events',
  Fact.extend({
    user_id: Id,
    actor_id: Id,
    from: z.string().nullable(),
    to: z.string().nullable(),
    guests: z.int(),
  }),
)
export const checkedIn = topic(
  'checked_in',
  'events',
  Fact.extend({ user_id: Id, by_id: Id, at: z.iso.datetime() }),
)
export const checkInUndone = topic('check_in_undone', 'events', Fact.extend({ user_id: Id, by_id: Id }))

export const placeOffered = topic(
  'place_offered',
  'events',
  Fact.extend({ user_id: Id, offer_ends_at: z.iso.datetime() }),
)
export const placeOfferLapsed = topic('place_offer_lapsed', 'events', Fact.extend({ user_id: Id }))
/** A day or an hour before it begins, when it still does: bells and mails may go out without asking again. */
export const eventReminderDue = topic(
  'event_reminder_due',
  'events',
  Fact.extend({ before: z.enum(['day', 'hour']), starts_at: z.iso.datetime() }),
)

/** Said with the offer, delivered when it ends. */
export const placeOfferEnds = topic('place_offer_ends', 'events', z.object({ event_id: Id, user_id: Id }))
/** Said when an event is on the calendar or moved, delivered before it begins: it may be off or at another time by then. */
export const eventReminderSet = topic(
  'event_reminder_set',
  'events',
  z.object({ event_id: Id, before: z.enum(['day', 'hour']), starts_at: z.iso.datetime() }),
)
