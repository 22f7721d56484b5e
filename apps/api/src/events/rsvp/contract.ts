import { z } from 'zod'
import { IdPath, listOf, Page, Person } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Event } from '../contract.ts'

const where = { access: 'member', at: 'school' } as const

export const putRsvp = {
  method: 'PUT',
  url: '/events/:id/rsvp',
  config: where,
  schema: {
    summary:
      'Answer an event. Going to a full one joins the line; going while a place is offered takes it, not going gives it to the next.',
    params: IdPath,
    body: z.strictObject({
      status: z.enum(['going', 'interested', 'not_going']),
      guests: z.int().min(0).max(10).default(0),
      /** One for each question, in their order; kept as they were when left out. */
      answers: z.array(z.string().trim().max(500)).max(5).optional(),
    }),
    response: { 200: Event },
  },
} as const satisfies Endpoint

export const deleteRsvp = {
  method: 'DELETE',
  url: '/events/:id/rsvp',
  config: where,
  schema: {
    summary: 'Take one’s answer back; a place or an offer goes to the next in the line.',
    params: IdPath,
    response: { 200: Event },
  },
} as const satisfies Endpoint

export const listGoing = {
  method: 'GET',
  url: '/events/:id/going',
  config: where,
  schema: {
    summary: 'Who else is going, those who do not want to be listed left out.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(Person) },
  },
} as const satisfies Endpoint

/** What a person shows at the door. `qr` is an SVG picture of `code`. */
export const getMyCode = {
  method: 'GET',
  url: '/events/:id/my-code',
  config: where,
  schema: {
    summary: 'The personal code of somebody who is going, as text and as a QR picture.',
    params: IdPath,
    response: { 200: z.object({ code: z.string(), qr: z.string() }) },
  },
} as const satisfies Endpoint
