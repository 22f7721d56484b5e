import { z } from 'zod'
import { Id, IdPath, listOf, Nothing, Page, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Event, EventSummary, HostRole } from '../contract.ts'

const where = { access: 'member', at: 'school' } as const
const HostPath = IdPath.extend({ hostId: Id })

export const addHost = {
  method: 'POST',
  url: '/events/:id/hosts',
  config: where,
  schema: {
    summary:
      'Ask a person or a club to help: with all of it, or at the door. A club’s officers say yes first.',
    params: IdPath,
    body: z.union([
      z.strictObject({ userId: Id, role: HostRole.default('cohost') }),
      z.strictObject({ clubId: Id, role: HostRole.default('cohost') }),
    ]),
    response: { 200: Event },
  },
} as const satisfies Endpoint

export const acceptHosting = {
  method: 'POST',
  url: '/events/:id/hosts/:hostId/accept',
  config: where,
  schema: {
    summary: 'An officer of the club that was asked says yes.',
    params: HostPath,
    response: { 200: Event },
  },
} as const satisfies Endpoint

export const removeHost = {
  method: 'DELETE',
  url: '/events/:id/hosts/:hostId',
  config: where,
  schema: {
    summary: 'The organiser thanks a helper, or a helper (or an officer of a helping club) steps back.',
    params: HostPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const listReviews = {
  method: 'GET',
  url: '/events/reviews',
  config: { access: 'moderator', at: 'school' },
  schema: {
    summary: 'Events, and changes to events, that wait for the school’s staff, oldest first.',
    querystring: Page,
    response: {
      200: listOf(
        EventSummary.extend({
          kind: z.enum(['publish', 'change']),
          askedAt: When,
          /** How many dates of a series are decided at once. */
          dates: z.int(),
        }),
      ),
    },
  },
} as const satisfies Endpoint

export const reviewEvent = {
  method: 'POST',
  url: '/events/:id/review',
  config: { access: 'moderator', at: 'school' },
  schema: {
    summary: 'Let a submitted event, or a submitted change, on the calendar, or give it back with a word.',
    params: IdPath,
    body: z
      .strictObject({
        decision: z.enum(['approve', 'return']),
        comment: z.string().trim().max(500).default(''),
        /** Of what was looked at: when it was changed meanwhile, nothing is decided. */
        askedAt: When.optional(),
      })
      .refine(({ decision, comment }) => decision === 'approve' || comment !== '', {
        path: ['comment'],
        error: 'Say what should be different.',
      }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
