import { z } from 'zod'
import { Id, IdPath, listOf, Money, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Dispute, DisputeReason, DisputeState } from '../contract.ts'

const member = { access: 'member', at: 'school', perMinute: 10 } as const
const staff = { access: 'moderator', at: 'school' } as const
const platform = { access: 'super_admin', at: 'platform' } as const

const Verdict = z.strictObject({
  /** What the buyer gets back; 0 when the seller keeps all. */
  amount: z.int().min(0).max(99_999_999),
  reason: z
    .string()
    .trim()
    .min(10, 'Please say in at least 10 characters why: both read it.')
    .max(1_000, 'At most 1,000 characters, please.'),
})

export const agreeToDecision = {
  method: 'POST',
  url: '/disputes/:id/agree',
  config: { ...member, whileSuspended: true },
  schema: {
    summary: 'Be content with a decision. When nobody is left who could contest it, it is done at once.',
    params: IdPath,
    response: { 200: Dispute },
  },
} as const satisfies Endpoint

export const appealDecision = {
  method: 'POST',
  url: '/disputes/:id/appeal',
  config: { ...member, whileSuspended: true },
  schema: {
    summary: 'Ask the platform for a second decision, once. That one is final.',
    params: IdPath,
    body: z.strictObject({
      text: z
        .string()
        .trim()
        .min(10, 'Please say in at least 10 characters what was overlooked.')
        .max(2_000, 'At most 2,000 characters, please.'),
    }),
    response: { 200: Dispute },
  },
} as const satisfies Endpoint

export const DisputeCase = z.object({
  id: Id,
  orderId: Id,
  reference: z.string(),
  title: z.string(),
  buyer: Person,
  seller: Person,
  reason: DisputeReason,
  wanted: Money,
  state: DisputeState,
  instance: z.enum(['school', 'platform']),
  createdAt: When,
})
export type DisputeCase = z.output<typeof DisputeCase>

export const listDisputes = {
  method: 'GET',
  url: '/admin/disputes',
  config: staff,
  schema: {
    summary:
      'What the staff have to decide or what is under way, the longest wait first; or what is over, the latest first.',
    querystring: Page.extend({ status: z.enum(['waiting', 'running', 'over']).default('waiting') }),
    response: { 200: listOf(DisputeCase) },
  },
} as const satisfies Endpoint

export const decideDispute = {
  method: 'POST',
  url: '/admin/disputes/:id/decision',
  config: { ...staff, whileSuspended: true },
  schema: {
    summary: 'Decide what the buyer gets back. For three days it can be contested; then it is done.',
    params: IdPath,
    body: Verdict,
    response: { 200: Dispute },
  },
} as const satisfies Endpoint

export const listPlatformDisputes = {
  method: 'GET',
  url: '/platform/disputes',
  config: platform,
  schema: {
    summary: 'Appeals, and disputes in which a school is itself a party: the longest wait first.',
    querystring: Page,
    response: { 200: listOf(DisputeCase.extend({ school: z.string() })) },
  },
} as const satisfies Endpoint

const PlatformDispute = Dispute.extend({ school: z.string() })
export type PlatformDispute = z.output<typeof PlatformDispute>

export const getPlatformDispute = {
  method: 'GET',
  url: '/platform/disputes/:id',
  config: platform,
  schema: {
    summary: 'A dispute that came before the platform.',
    params: IdPath,
    response: { 200: PlatformDispute },
  },
} as const satisfies Endpoint

export const decidePlatformDispute = {
  method: 'POST',
  url: '/platform/disputes/:id/decision',
  config: platform,
  schema: {
    summary: 'Decide for good what the buyer gets back.',
    params: IdPath,
    body: Verdict,
    response: { 200: PlatformDispute },
  },
} as const satisfies Endpoint
