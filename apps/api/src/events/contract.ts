import { z } from 'zod'
import { withPlacedAds } from '../ads/serving/contract.ts'
import { Id, IdPath, listOf, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

export const EventCategory = z.enum([
  'social',
  'academic',
  'career',
  'arts',
  'music',
  'sports',
  'culture',
  'service',
  'tech',
  'wellness',
  'meeting',
  'other',
])
export type EventCategory = z.output<typeof EventCategory>

/** `submitted`: somebody of the school's staff looks at it first. */
export const EventState = z.enum(['draft', 'submitted', 'published', 'cancelled'])
/** `requested` and `declined` where the host approves each answer; `offered` while a free place waits for its person. */
export const RsvpStatus = z.enum([
  'going',
  'interested',
  'not_going',
  'waiting',
  'offered',
  'requested',
  'declined',
])
export type RsvpStatus = z.output<typeof RsvpStatus>
/** Of a series: this date, this and all later ones, or every date still to come. */
export const Scope = z.enum(['this', 'following', 'all'])
export type Scope = z.output<typeof Scope>

export const ClubRef = z.object({ id: Id, slug: z.string(), name: z.string(), logo: z.url().nullable() })

/** On the event's own clock: `2026-11-20T18:00`. */
export const Local = z.string()
/** A moment with `Z`, or a time on the clock of `timeZone` without it: `2026-11-20T18:00`. */
export const Moment = z.iso.datetime({ local: true, message: 'A date and a time, please.' })

const isZone = (name: string) => {
  if (!/^(UTC|[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
export const TimeZone = z.string().max(64).refine(isZone, 'A time zone such as America/Chicago, please.')

const MyAnswer = z.object({ status: RsvpStatus, guests: z.int(), offerEndsAt: When.nullable() })

export const EventSummary = z.object({
  id: Id,
  seriesId: Id.nullable(),
  title: z.string(),
  category: EventCategory,
  startsAt: When,
  endsAt: When,
  startsLocal: Local,
  endsLocal: Local,
  timeZone: z.string(),
  place: z.string(),
  online: z.boolean(),
  club: ClubRef.nullable(),
  /** Null when the two do not see each other: the club gives it then. */
  organiser: Person.nullable(),
  cover: z.url().nullable(),
  audience: z.enum(['school', 'club']),
  state: EventState,
  capacity: z.int().nullable(),
  /** Heads that are coming, guests counted; the places that are gone, those offered counted as well. */
  going: z.int(),
  taken: z.int(),
  interested: z.int(),
  /** No place can be had at once: who says going joins the line. */
  full: z.boolean(),
  approval: z.boolean(),
  stepFree: z.boolean(),
  captions: z.boolean(),
  quietRoom: z.boolean(),
  my: MyAnswer.nullable(),
})
export type EventSummary = z.output<typeof EventSummary>

export const HostRole = z.enum(['cohost', 'door'])
export const EventHost = z.object({
  id: Id,
  role: HostRole,
  person: Person.nullable(),
  club: ClubRef.nullable(),
  /** A club's officers have not said yes yet. Shown to hosts, and to those who may say it. */
  pending: z.boolean(),
  /** The viewer, or a club that the viewer speaks for: they may say yes, or step back. */
  mine: z.boolean(),
})

export const Event = EventSummary.extend({
  about: z.string(),
  coverFull: z.url().nullable(),
  /** For those going and those who give it; null for others, though `online` says that there is one. */
  onlineUrl: z.string().nullable(),
  guestsAllowed: z.int(),
  questions: z.array(z.string()),
  accessNote: z.string(),
  accessContact: z.string(),
  cancelReason: z.string(),
  hosts: z.array(EventHost),
  /** The dates of its series around this one, earliest first. */
  series: z
    .object({
      id: Id,
      rule: z.string(),
      dates: z.array(z.object({ id: Id, startsAt: When, state: EventState })),
    })
    .nullable(),
  /** People in the line. */
  waiting: z.int(),
  my: MyAnswer.extend({
    answers: z.array(z.string()),
    /** Place in the line, from 1. */
    position: z.int().nullable(),
    checkedInAt: When.nullable(),
  }).nullable(),
  role: z.enum(['organiser', 'cohost', 'door']).nullable(),
  /** What staff said of it, and what would change. For its hosts and staff. */
  review: z
    .object({
      state: z.enum(['pending', 'returned']),
      comment: z.string(),
      askedAt: When,
      /** Of a series: which of its dates the change is about. */
      scope: Scope,
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    })
    .nullable(),
  may: z.object({
    rsvp: z.boolean(),
    edit: z.boolean(),
    publish: z.boolean(),
    cancel: z.boolean(),
    delete: z.boolean(),
    checkIn: z.boolean(),
    seeAttendees: z.boolean(),
    review: z.boolean(),
  }),
  createdAt: When,
  updatedAt: When,
})
export type Event = z.output<typeof Event>

const where = { access: 'member', at: 'school' } as const

export const listEvents = {
  method: 'GET',
  url: '/events',
  config: where,
  schema: {
    summary:
      'What is on, soonest first and by page; with `from` and `to` (at most 62 days) everything between, for a month or a week.',
    querystring: Page.extend({
      /** A date on the campus clock, or a moment. `to` is not included. */
      from: z.union([z.iso.date(), Moment]).optional(),
      to: z.union([z.iso.date(), Moment]).optional(),
      club: Id.optional(),
      /** Of the viewer: answered with going (waiting and offered counted), interested, hosted (drafts too), or any of these. */
      mine: z.enum(['going', 'interested', 'hosting', 'all']).optional(),
      q: z.string().trim().max(100).optional(),
      category: EventCategory.optional(),
      place: z.string().trim().max(100).optional(),
      sort: z.enum(['soonest', 'popular', 'newest']).default('soonest'),
    }),
    response: { 200: listOf(EventSummary).extend({ timeZone: z.string(), ...withPlacedAds }) },
  },
} as const satisfies Endpoint

export const getEvent = {
  method: 'GET',
  url: '/events/:id',
  config: where,
  schema: { summary: 'One event.', params: IdPath, response: { 200: Event } },
} as const satisfies Endpoint
