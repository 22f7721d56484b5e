import { z } from 'zod'
import { Id, line, listOf, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { ClubPath, Role, Standing } from '../contract.ts'

export const Member = z.object({
  person: Person,
  role: Role,
  title: z.string(),
  joinedAt: When,
  termEndsAt: When.nullable(),
  me: z.boolean(),
  /** The roles that the viewer may give them. */
  assignable: z.array(Role),
  mayRemove: z.boolean(),
})
export type Member = z.output<typeof Member>

export const Notify = z.enum(['all', 'highlights', 'none'])

const member = { access: 'member', at: 'school' } as const
const MemberPath = ClubPath.extend({ userId: Id })
const Answer = z.string().trim().min(1, 'Please answer.').max(1_000, 'At most 1,000 characters, please.')
export const Answers = z.array(Answer).max(5)

export const joinClub = {
  method: 'PUT',
  url: '/clubs/:id/membership',
  config: member,
  schema: {
    summary:
      'Join an open club, ask to join one that approves its members (with answers to its questions, in order), or take up an invitation.',
    params: ClubPath,
    body: z.strictObject({ answers: Answers.optional() }),
    response: { 200: Standing },
  },
} as const satisfies Endpoint

export const leaveClub = {
  method: 'DELETE',
  url: '/clubs/:id/membership',
  config: member,
  schema: {
    summary: 'Leave a club, or take back one’s request to join it.',
    params: ClubPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const setMyMembership = {
  method: 'PATCH',
  url: '/clubs/:id/membership',
  config: member,
  schema: {
    summary: 'Choose what of a club rings one’s bell.',
    params: ClubPath,
    body: z.strictObject({ notify: Notify }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const listMembers = {
  method: 'GET',
  url: '/clubs/:id/members',
  config: member,
  schema: {
    summary: 'Who is in a club, newest first, as far as they let it be known.',
    params: ClubPath,
    querystring: Page.extend({
      q: z.string().trim().max(80).optional(),
      role: z.union([Role, z.literal('officers')]).optional(),
    }),
    response: { 200: listOf(Member) },
  },
} as const satisfies Endpoint

export const exportMembers = {
  method: 'GET',
  url: '/clubs/:id/members/export',
  config: member,
  schema: {
    summary: 'The members as a CSV file, for those who lead the club.',
    params: ClubPath,
    response: { 200: z.object({ fileName: z.string(), csv: z.string() }) },
  },
} as const satisfies Endpoint

export const changeMember = {
  method: 'PATCH',
  url: '/clubs/:id/members/:userId',
  config: member,
  schema: {
    summary: 'Give a member another role, a title, or a term. The presidency is handed over instead.',
    params: MemberPath,
    body: z
      .strictObject({
        role: Role.exclude(['president']),
        title: line(0, 40),
        termEndsAt: When.nullable(),
      })
      .partial(),
    response: { 200: Member },
  },
} as const satisfies Endpoint

export const removeMember = {
  method: 'DELETE',
  url: '/clubs/:id/members/:userId',
  config: member,
  schema: { summary: 'Take somebody out of a club.', params: MemberPath, response: { 204: Nothing } },
} as const satisfies Endpoint
