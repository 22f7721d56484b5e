import { z } from 'zod'
import { Id, IdPath, listOf, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

export const NoShowState = z.enum(['open', 'accepted', 'contested', 'upheld', 'dismissed'])

/** One of the two says that the other did not come. */
export const NoShow = z.object({
  id: Id,
  meetingId: Id.nullable(),
  saidBy: Person,
  accused: Person,
  sellerAccused: z.boolean(),
  statement: z.string(),
  answer: z.string(),
  answerBy: When,
  state: NoShowState,
  createdAt: When,
  may: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})
export type NoShow = z.output<typeof NoShow>

export const NoShowCase = NoShow.extend({
  orderId: Id,
  reference: z.string(),
  meeting: z.object({ startsAt: When, place: z.string(), lateMinutes: z.int() }).nullable(),
  /** What each of them has behind them. */
  saidByStanding: z.object({ completed: z.int(), noShows: z.int(), cancelled: z.int() }),
  accusedStanding: z.object({ completed: z.int(), noShows: z.int(), cancelled: z.int() }),
  decidedBy: Person.nullable(),
  decidedAt: When.nullable(),
})
export type NoShowCase = z.output<typeof NoShowCase>

const member = { access: 'member', at: 'school' } as const
const staff = { access: 'moderator', at: 'school' } as const
const words = z.string().trim().max(1000, 'At most 1,000 characters, please.')

export const sayNoShow = {
  method: 'POST',
  url: '/orders/:id/no-shows',
  config: { ...member, whileSuspended: true, perMinute: 10 },
  schema: {
    summary:
      'Say that the other one did not come, from a quarter of an hour after the agreed time. The money waits.',
    params: IdPath,
    body: z.strictObject({ statement: words.default('') }),
    response: { 201: NoShow },
  },
} as const satisfies Endpoint

export const answerNoShow = {
  method: 'POST',
  url: '/no-shows/:id/answer',
  config: { ...member, whileSuspended: true, perMinute: 10 },
  schema: {
    summary: 'The accused says what happened. Without an answer within 24 hours it stands.',
    params: IdPath,
    body: z.strictObject({ accept: z.boolean(), answer: words.default('') }),
    response: { 200: NoShow },
  },
} as const satisfies Endpoint

export const withdrawNoShow = {
  method: 'POST',
  url: '/no-shows/:id/withdraw',
  config: { ...member, whileSuspended: true },
  schema: {
    summary: 'Take it back: the other one came after all.',
    params: IdPath,
    response: { 200: NoShow },
  },
} as const satisfies Endpoint

export const listNoShows = {
  method: 'GET',
  url: '/admin/no-shows',
  config: staff,
  schema: {
    summary: 'What the staff have to decide, the longest wait first; or what they decided, the latest first.',
    querystring: Page.extend({ status: z.enum(['contested', 'decided']).default('contested') }),
    response: { 200: listOf(NoShowCase).extend({ timeZone: z.string() }) },
  },
} as const satisfies Endpoint

export const decideNoShow = {
  method: 'POST',
  url: '/admin/no-shows/:id/decision',
  config: { ...staff, whileSuspended: true },
  schema: {
    summary: 'Decide whether it stands. When the seller did not come, the buyer gets everything back.',
    params: IdPath,
    body: z.strictObject({
      decision: z.enum(['upheld', 'dismissed']),
      reason: z.string().trim().max(300).default(''),
    }),
    response: { 200: NoShowCase },
  },
} as const satisfies Endpoint
