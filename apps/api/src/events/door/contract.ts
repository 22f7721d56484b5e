import { z } from 'zod'
import { Id, IdPath, listOf, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { RsvpStatus } from '../contract.ts'

const where = { access: 'member', at: 'school' } as const
/** A door is busy, and its queue may be long. */
const door = { ...where, perMinute: 300 } as const

export const Attendee = z.object({
  person: Person,
  status: RsvpStatus,
  guests: z.int(),
  /** To the event's questions, in their order; empty for the door. */
  answers: z.array(z.string()),
  /** Place in the line, from 1. */
  position: z.int().nullable(),
  offerEndsAt: When.nullable(),
  checkedInAt: When.nullable(),
})

export const listAttendees = {
  method: 'GET',
  url: '/events/:id/attendees',
  config: where,
  schema: {
    summary:
      'Who answered and how, for those who give the event. `unlisted` counts those who are in no list.',
    params: IdPath,
    querystring: Page.extend({
      status: RsvpStatus.default('going'),
      q: z.string().trim().max(100).optional(),
      /** `yes`: those who are in; `no`: those still expected. */
      checkedIn: z.enum(['yes', 'no']).optional(),
    }),
    response: {
      200: listOf(Attendee).extend({
        unlisted: z.int(),
        counts: z.object({
          going: z.int(),
          checkedIn: z.int(),
          waiting: z.int(),
          offered: z.int(),
          interested: z.int(),
          requested: z.int(),
        }),
      }),
    },
  },
} as const satisfies Endpoint

export const exportAttendees = {
  method: 'GET',
  url: '/events/:id/attendees.csv',
  config: { ...where, produces: 'text/csv' },
  schema: {
    summary: 'The same as a table for a spreadsheet (text/csv).',
    params: IdPath,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

export const decideAttendee = {
  method: 'POST',
  url: '/events/:id/attendees/:userId/decision',
  config: where,
  schema: {
    summary: 'Where each answer is approved: let somebody come, or not.',
    params: IdPath.extend({ userId: Id }),
    body: z.strictObject({ decision: z.enum(['approve', 'decline']) }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const Code = z.string().trim().min(1).max(100)
export const CheckIn = z.object({
  person: Person,
  guests: z.int(),
  checkedInAt: When,
  /** They were in already, since then: maybe somebody else with a copy of their code. */
  alreadyAt: When.nullable(),
})

export const checkIn = {
  method: 'POST',
  url: '/events/:id/check-in',
  config: door,
  schema: {
    summary: 'Let somebody in: by the code they show, or from the list.',
    params: IdPath,
    body: z.union([z.strictObject({ code: Code }), z.strictObject({ userId: Id })]),
    response: { 200: CheckIn },
  },
} as const satisfies Endpoint

export const undoCheckIn = {
  method: 'DELETE',
  url: '/events/:id/check-in/:userId',
  config: door,
  schema: {
    summary: 'They are not in after all.',
    params: IdPath.extend({ userId: Id }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const CheckInResult = z.enum([
  'checked_in',
  'already',
  'undone',
  'wrong_code',
  'not_going',
  'wrong_time',
])

export const sendCheckIns = {
  method: 'POST',
  url: '/events/:id/check-ins',
  config: door,
  schema: {
    summary: 'What a door noted without a network. Each has an id of its own: sent twice, it counts once.',
    params: IdPath,
    body: z.strictObject({
      items: z
        .array(
          z.union([
            z.strictObject({ id: Id, code: Code, at: When }),
            z.strictObject({ id: Id, userId: Id, at: When }),
          ]),
        )
        .min(1)
        .max(200),
    }),
    response: {
      200: z.object({
        items: z.array(
          z.object({
            id: Id,
            result: CheckInResult,
            person: Person.nullable(),
            guests: z.int(),
            checkedInAt: When.nullable(),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint

/** `hash` is the SHA-256 of the code in upper case, as hex: a phone that hashes what it scans knows who it is. */
export const getManifest = {
  method: 'GET',
  url: '/events/:id/check-in/manifest',
  config: where,
  schema: {
    summary: 'Everybody who may come in, for a door without a network.',
    params: IdPath,
    response: {
      200: z.object({
        eventId: Id,
        title: z.string(),
        startsAt: When,
        endsAt: When,
        madeAt: When,
        entries: z.array(
          z.object({
            hash: z.string(),
            userId: Id,
            /** Null for those who are in no list: they say their name themselves. */
            name: z.string().nullable(),
            guests: z.int(),
            checkedInAt: When.nullable(),
          }),
        ),
      }),
    },
  },
} as const satisfies Endpoint
