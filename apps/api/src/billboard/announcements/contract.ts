import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Page, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Body, Media, Post } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

export const listAnnouncements = {
  method: 'GET',
  url: '/announcements',
  config: member,
  schema: {
    summary:
      'Announcements of the school and of one’s clubs, newest first; `current` leaves out what has expired.',
    querystring: Page.extend({ club: Id.optional(), current: z.enum(['true']).optional() }),
    response: { 200: listOf(Post) },
  },
} as const satisfies Endpoint

export const announce = {
  method: 'POST',
  url: '/announcements',
  config: { ...member, perMinute: 10 },
  schema: {
    summary: 'Announce something: to the school as its moderator, or to a club as one who leads it.',
    body: z.strictObject({
      id: NewId.optional(),
      body: Body.min(1, 'Write something first.'),
      club: Id.optional(),
      media: Media.optional(),
      expiresAt: When.optional(),
      acknowledge: z.boolean().optional(),
    }),
    response: { 201: Post },
  },
} as const satisfies Endpoint

export const acknowledge = {
  method: 'PUT',
  url: '/posts/:id/acknowledgement',
  config: member,
  schema: {
    summary: 'Say that one has read an announcement.',
    params: IdPath,
    response: { 200: z.object({ acknowledged: z.boolean() }) },
  },
} as const satisfies Endpoint
