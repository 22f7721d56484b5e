import { z } from 'zod'
import { Id, IdPath, line, listOf, NewId, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { ClubPath } from '../contract.ts'

const member = { access: 'member', at: 'school' } as const

/** A circle inside a club: a committee, a team, a carpool until Sunday. */
export const Group = z.object({
  id: Id,
  name: z.string(),
  about: z.string(),
  createdBy: Person,
  createdAt: When,
  /** A temporary one ends by itself. */
  endsAt: When.nullable(),
  memberCount: z.int(),
  /** The first few, as far as the viewer may know. */
  people: z.array(Person),
  joined: z.boolean(),
  mayClose: z.boolean(),
})
export type Group = z.output<typeof Group>

export const listGroups = {
  method: 'GET',
  url: '/clubs/:id/groups',
  config: member,
  schema: {
    summary: 'The groups of a club, for its members.',
    params: ClubPath,
    querystring: Page,
    response: { 200: listOf(Group) },
  },
} as const satisfies Endpoint

export const createGroup = {
  method: 'POST',
  url: '/clubs/:id/groups',
  config: { ...member, perMinute: 20 },
  schema: {
    summary: 'Start a group in one’s club; with `endsAt` for a while only.',
    params: ClubPath,
    body: z.strictObject({
      id: NewId.optional(),
      name: line(2, 60, 'At least 2 characters, please.'),
      about: z.string().trim().max(600, 'At most 600 characters, please.').optional(),
      endsAt: When.optional(),
    }),
    response: { 201: Group },
  },
} as const satisfies Endpoint

export const joinGroup = {
  method: 'PUT',
  url: '/groups/:id/membership',
  config: member,
  schema: { summary: 'Join a group of one’s club.', params: IdPath, response: { 200: Group } },
} as const satisfies Endpoint

export const leaveGroup = {
  method: 'DELETE',
  url: '/groups/:id/membership',
  config: member,
  schema: { summary: 'Leave a group.', params: IdPath, response: { 200: Group } },
} as const satisfies Endpoint

export const closeGroup = {
  method: 'DELETE',
  url: '/groups/:id',
  config: member,
  schema: {
    summary: 'Close a group: who started it may, and those who lead the club.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
