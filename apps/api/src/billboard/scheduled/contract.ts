import { z } from 'zod'
import { Id, IdPath, NewId, Nothing, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { MediaView } from '../../media/contract.ts'
import { Body, Club, Media } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

export const Scheduled = z.object({
  id: Id,
  /** As it was written: whom it names is a token still. */
  body: z.string(),
  author: Person,
  club: Club.nullable(),
  media: z.array(MediaView),
  acknowledge: z.boolean(),
  publishAt: When,
  expiresAt: When.nullable(),
  /** Why it was not published when its time had come; null while that is still to come. */
  failure: z.string().nullable(),
})
export type Scheduled = z.output<typeof Scheduled>

export const listScheduled = {
  method: 'GET',
  url: '/scheduled-announcements',
  config: member,
  schema: {
    summary: 'Announcements that wait for their time, of those who may announce there, the next first.',
    response: { 200: z.object({ items: z.array(Scheduled) }) },
  },
} as const satisfies Endpoint

export const getScheduled = {
  method: 'GET',
  url: '/scheduled-announcements/:id',
  config: member,
  schema: { summary: 'One that waits.', params: IdPath, response: { 200: Scheduled } },
} as const satisfies Endpoint

const words = {
  body: Body.min(1, 'Write something first.'),
  media: Media.optional(),
  publishAt: When,
  expiresAt: When.optional(),
  acknowledge: z.boolean().optional(),
}

export const schedule = {
  method: 'POST',
  url: '/scheduled-announcements',
  config: { ...member, perMinute: 10 },
  schema: {
    summary: 'Write an announcement that is published at a time. Sending it twice under one id makes one.',
    body: z.strictObject({ id: NewId.optional(), club: Id.optional(), ...words }),
    response: { 201: Scheduled },
  },
} as const satisfies Endpoint

export const changeScheduled = {
  method: 'PUT',
  url: '/scheduled-announcements/:id',
  config: { ...member, perMinute: 30 },
  schema: {
    summary: 'Change what is to be published, or when. Without `media` the pictures stay.',
    params: IdPath,
    body: z.strictObject(words),
    response: { 200: Scheduled },
  },
} as const satisfies Endpoint

export const callOffScheduled = {
  method: 'DELETE',
  url: '/scheduled-announcements/:id',
  config: member,
  schema: { summary: 'It is not published.', params: IdPath, response: { 204: Nothing } },
} as const satisfies Endpoint
