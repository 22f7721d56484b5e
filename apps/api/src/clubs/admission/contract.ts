import { z } from 'zod'
import { Id, IdPath, line, listOf, NewId, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Club, ClubPath, Role } from '../contract.ts'
import { Answers } from '../members/contract.ts'

const member = { access: 'member', at: 'school' } as const

export const JoinRequest = z.object({
  id: Id,
  person: Person,
  /** Each question as it stands now, with the answer of then. */
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  createdAt: When,
  expiresAt: When,
})
export type JoinRequest = z.output<typeof JoinRequest>

export const listRequests = {
  method: 'GET',
  url: '/clubs/:id/requests',
  config: member,
  schema: {
    summary: 'Requests to join that wait, oldest first.',
    params: ClubPath,
    querystring: Page,
    response: { 200: listOf(JoinRequest) },
  },
} as const satisfies Endpoint

export const requestToJoin = {
  method: 'POST',
  url: '/clubs/:id/requests',
  config: { ...member, perMinute: 20 },
  schema: {
    summary: 'Ask to join. Asking again while a request waits is that request.',
    params: ClubPath,
    body: z.strictObject({ id: NewId.optional(), answers: Answers.optional() }),
    response: { 201: z.object({ id: Id, expiresAt: When }) },
  },
} as const satisfies Endpoint

const RequestPath = ClubPath.extend({ rid: Id })

export const approveRequest = {
  method: 'POST',
  url: '/clubs/:id/requests/:rid/approve',
  config: member,
  schema: { summary: 'Let somebody in who asked.', params: RequestPath, response: { 204: Nothing } },
} as const satisfies Endpoint

export const declineRequest = {
  method: 'POST',
  url: '/clubs/:id/requests/:rid/decline',
  config: member,
  schema: {
    summary: 'Refuse a request; the reason is told to who asked.',
    params: RequestPath,
    body: z.strictObject({ reason: line(0, 300).optional() }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const SentInvite = z.object({
  id: Id,
  person: Person,
  role: Role,
  invitedBy: Person,
  createdAt: When,
  expiresAt: When,
})
export type SentInvite = z.output<typeof SentInvite>

export const listInvites = {
  method: 'GET',
  url: '/clubs/:id/invites',
  config: member,
  schema: {
    summary: 'Invitations of a club that wait for an answer.',
    params: ClubPath,
    querystring: Page,
    response: { 200: listOf(SentInvite) },
  },
} as const satisfies Endpoint

export const invite = {
  method: 'POST',
  url: '/clubs/:id/invites',
  config: { ...member, perMinute: 30 },
  schema: {
    summary:
      'Invite somebody, for seven days. Inviting again while they have not answered is that invitation.',
    params: ClubPath,
    body: z.strictObject({
      id: NewId.optional(),
      userId: Id,
      role: Role.exclude(['president']).optional(),
    }),
    response: { 201: SentInvite },
  },
} as const satisfies Endpoint

export const MyInvite = z.object({
  id: Id,
  club: Club,
  role: Role,
  invitedBy: Person,
  createdAt: When,
  expiresAt: When,
})
export type MyInvite = z.output<typeof MyInvite>

export const listMyInvites = {
  method: 'GET',
  url: '/me/invites',
  config: member,
  schema: {
    summary: 'Invitations to clubs that wait for one’s answer.',
    querystring: Page,
    response: { 200: listOf(MyInvite) },
  },
} as const satisfies Endpoint

const answer = (verb: 'accept' | 'decline', summary: string) =>
  ({
    method: 'POST',
    url: `/invites/:id/${verb}`,
    config: member,
    schema: { summary, params: IdPath, response: { 200: z.object({ clubId: Id, slug: z.string() }) } },
  }) as const satisfies Endpoint

export const acceptInvite = answer('accept', 'Take up an invitation to a club.')
export const declineInvite = answer('decline', 'Decline an invitation to a club.')

export const revokeInvite = {
  method: 'DELETE',
  url: '/invites/:id',
  config: member,
  schema: {
    summary: 'Take an invitation back that was not answered.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
