import { z } from 'zod'
import { Id, IdPath, Money, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { MediaItem, MediaView } from '../media/contract.ts'

export const DisputeReason = z.enum(['not_as_described', 'damaged', 'missing', 'counterfeit', 'other'])
export type DisputeReason = z.output<typeof DisputeReason>

/** answer: the seller is asked, or the buyer whether an offer will do. decision: somebody has to decide. decided: can still be contested. */
export const DisputeState = z.enum(['answer', 'decision', 'decided', 'appealed', 'closed', 'withdrawn'])
export type DisputeState = z.output<typeof DisputeState>

const Decision = z.object({
  amount: Money,
  verdict: z.string(),
  /** Null when it was the platform, or time. */
  by: Person.nullable(),
})

export const Dispute = z.object({
  id: Id,
  orderId: Id,
  reference: z.string(),
  title: z.string(),
  role: z.enum(['buyer', 'seller', 'staff']),
  buyer: Person,
  seller: Person,
  reason: DisputeReason,
  about: z.string(),
  media: z.array(MediaView),
  price: Money,
  wanted: Money,
  /** Of the price, what can still be given back. */
  left: Money,
  /** The goods have not changed hands as far as anybody knows. */
  notHandedOver: z.boolean(),
  state: DisputeState,
  instance: z.enum(['school', 'platform']),
  /** A bank decides about the payment: until then nothing here goes on. */
  waitsForBank: z.boolean(),
  /** While somebody is asked: until when. */
  answerBy: When.nullable(),
  answer: z.string(),
  answerMedia: z.array(MediaView),
  offered: Money.nullable(),
  answeredAt: When.nullable(),
  decision: Decision.extend({ finalAt: When.nullable() }).nullable(),
  /** What had been decided before the appeal. */
  firstDecision: Decision.nullable(),
  appeal: z.object({ by: Person, text: z.string() }).nullable(),
  createdAt: When,
  closedAt: When.nullable(),
  timeline: z.array(
    z.object({
      kind: z.string(),
      text: z.string(),
      at: When,
      actor: Person.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  may: z.object({
    answer: z.boolean(),
    reply: z.boolean(),
    withdraw: z.boolean(),
    agree: z.boolean(),
    appeal: z.boolean(),
    decide: z.boolean(),
  }),
})
export type Dispute = z.output<typeof Dispute>

const member = { access: 'member', at: 'school' } as const
const amount = z.int().min(1).max(99_999_999)
export const ABOUT_LENGTH = 2_000
const words = z.string().trim().max(ABOUT_LENGTH, 'At most 2,000 characters, please.')
const photos = z.array(MediaItem).max(6, 'At most 6 photos, please.').default([])

export const OrderDispute = z.object({
  dispute: z.object({ id: Id, state: DisputeState }).nullable(),
  mayOpen: z.boolean(),
  /** Null while no time runs. */
  until: When.nullable(),
  left: Money,
})
export type OrderDispute = z.output<typeof OrderDispute>

export const getOrderDispute = {
  method: 'GET',
  url: '/orders/:id/dispute',
  config: member,
  schema: {
    summary: 'Whether something is said to be wrong with an order, and whether its viewer can still say so.',
    params: IdPath,
    response: { 200: OrderDispute },
  },
} as const satisfies Endpoint

export const openDispute = {
  method: 'POST',
  url: '/orders/:id/disputes',
  config: { ...member, whileSuspended: true, perMinute: 10 },
  schema: {
    summary:
      'The buyer says that something is wrong, and how much they want back. The money waits, and the seller has three days to answer.',
    params: IdPath,
    body: z.strictObject({
      reason: DisputeReason,
      about: words.min(10, 'Please say in at least 10 characters what is wrong.'),
      wanted: amount,
      media: photos,
    }),
    response: { 201: Dispute },
  },
} as const satisfies Endpoint

export const getDispute = {
  method: 'GET',
  url: '/disputes/:id',
  config: member,
  schema: {
    summary: 'A dispute with what both say, for the order’s two people and the school’s staff.',
    params: IdPath,
    response: { 200: Dispute },
  },
} as const satisfies Endpoint

export const answerDispute = {
  method: 'POST',
  url: '/disputes/:id/answer',
  config: { ...member, whileSuspended: true, perMinute: 10 },
  schema: {
    summary:
      'The seller gives back what is asked for, offers a part, or says why not and lets the staff decide.',
    params: IdPath,
    body: z.strictObject({
      kind: z.enum(['accept', 'offer', 'contest']),
      /** Of an offer. */
      amount: amount.optional(),
      answer: words.default(''),
      media: photos,
    }),
    response: { 200: Dispute },
  },
} as const satisfies Endpoint

export const replyToOffer = {
  method: 'POST',
  url: '/disputes/:id/reply',
  config: { ...member, whileSuspended: true, perMinute: 10 },
  schema: {
    summary: 'The buyer takes what was offered, or lets the staff decide.',
    params: IdPath,
    body: z.strictObject({ take: z.boolean() }),
    response: { 200: Dispute },
  },
} as const satisfies Endpoint

export const withdrawDispute = {
  method: 'POST',
  url: '/disputes/:id/withdraw',
  config: { ...member, whileSuspended: true },
  schema: {
    summary: 'The buyer takes it back: nothing is wrong any more. There is no second dispute for an order.',
    params: IdPath,
    response: { 200: Dispute },
  },
} as const satisfies Endpoint
