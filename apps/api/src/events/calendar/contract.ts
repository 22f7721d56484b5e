import { z } from 'zod'
import { Id, IdPath, Nothing, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { EventSummary, Moment, TimeZone } from '../contract.ts'

const where = { access: 'member', at: 'school' } as const
/** Calendar programs have no session: the secret of a person's feed speaks for them. */
const feed = { access: 'anyone', at: 'school', produces: 'text/calendar' } as const
const Secret = z.object({ token: z.string().max(200).optional() })

export const eventIcs = {
  method: 'GET',
  url: '/events/:id.ics',
  config: feed,
  schema: {
    summary: 'One event for a calendar.',
    params: IdPath,
    querystring: Secret,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

export const clubIcs = {
  method: 'GET',
  url: '/clubs/:id.ics',
  config: feed,
  schema: {
    summary: 'A club’s events for a calendar.',
    params: IdPath,
    querystring: Secret,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

export const schoolIcs = {
  method: 'GET',
  url: '/events.ics',
  config: feed,
  schema: {
    summary: 'The school’s events for a calendar.',
    querystring: Secret,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

export const myIcs = {
  method: 'GET',
  url: '/calendar.ics',
  config: feed,
  schema: {
    summary:
      'What the owner of the secret, or of the session, goes to, is interested in or gives. A wrong secret finds nothing.',
    querystring: Secret,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

/** Addresses are shown once, when they are made: only their hash is kept. */
export const Feed = z.object({ since: When.nullable() })
export const NewFeed = z.object({
  since: When,
  /** Whole addresses with the secret in them; a club's is `clubs` with its id in the place of `:id`. */
  mine: z.url(),
  school: z.url(),
  clubs: z.string(),
})

export const getFeed = {
  method: 'GET',
  url: '/calendar-feed',
  config: where,
  schema: { summary: 'Whether one has a secret calendar address, and since when.', response: { 200: Feed } },
} as const satisfies Endpoint

export const renewFeed = {
  method: 'POST',
  url: '/calendar-feed',
  config: { ...where, perMinute: 10 },
  schema: { summary: 'A new secret calendar address; the one before ends.', response: { 201: NewFeed } },
} as const satisfies Endpoint

export const endFeed = {
  method: 'DELETE',
  url: '/calendar-feed',
  config: where,
  schema: { summary: 'No secret calendar address any more.', response: { 204: Nothing } },
} as const satisfies Endpoint

export const findClashes = {
  method: 'GET',
  url: '/events/clashes',
  config: where,
  schema: {
    summary:
      'Events at the same place, or for the same people, within two hours of a plan; and free times nearby.',
    querystring: z.object({
      startsAt: Moment,
      /** An hour later when left out. */
      endsAt: Moment.optional(),
      timeZone: TimeZone.optional(),
      place: z.string().trim().max(200).optional(),
      club: Id.optional(),
      /** The event that is being edited. */
      except: Id.optional(),
    }),
    response: {
      200: z.object({
        clashes: z.array(EventSummary.extend({ because: z.array(z.enum(['place', 'audience'])) })),
        suggestions: z.array(
          z.object({ startsAt: When, endsAt: When, startsLocal: z.string(), endsLocal: z.string() }),
        ),
        timeZone: z.string(),
      }),
    },
  },
} as const satisfies Endpoint

export const CalendarSettings = z.object({
  timeZone: TimeZone,
  /** Staff look at what students want to put on the calendar. */
  review: z.boolean(),
})

export const getCalendarSettings = {
  method: 'GET',
  url: '/calendar-settings',
  config: where,
  schema: {
    summary: 'The clock of the campus, and whether events are reviewed.',
    response: { 200: CalendarSettings },
  },
} as const satisfies Endpoint

export const putCalendarSettings = {
  method: 'PUT',
  url: '/calendar-settings',
  config: { access: 'admin', at: 'school' },
  schema: {
    summary: 'Set the clock of the campus, and whether events are reviewed.',
    body: z.strictObject({ timeZone: TimeZone, review: z.boolean() }),
    response: { 200: CalendarSettings },
  },
} as const satisfies Endpoint
