import { z } from 'zod'
import { Id, IdPath, lines, listOf, Page, Person, When, writing } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Rating } from '../people/contract.ts'

/** What was good or bad; what a thing was like, only its buyer can say. */
export const Tag = z.enum([
  'as_described',
  'on_time',
  'friendly',
  'quick',
  'not_as_described',
  'late',
  'unfriendly',
  'slow',
])
export type Tag = z.output<typeof Tag>

export const Review = z.object({
  id: Id,
  /** What its author was in the order. */
  role: z.enum(['buyer', 'seller']),
  /** Null for somebody who has left. */
  author: Person.nullable(),
  stars: z.int(),
  tags: z.array(Tag),
  body: z.string(),
  reply: z.string().nullable(),
  repliedAt: When.nullable(),
  /** Since when others see it; null while only its author does. */
  shownAt: When.nullable(),
  mine: z.boolean(),
  /** Whom it is about can answer it once. */
  mayReply: z.boolean(),
})
export type Review = z.output<typeof Review>

export const OrderReviews = z.object({
  orderId: Id,
  /** What the viewer wrote. */
  mine: Review.nullable(),
  /** The moderators have taken it down. */
  removed: z.boolean(),
  /** What the other one wrote, once it is shown. Before that nobody learns whether there is anything. */
  theirs: Review.nullable(),
  /** Until when they can rate each other. */
  closesAt: When.nullable(),
  mayRate: z.boolean(),
})
export type OrderReviews = z.output<typeof OrderReviews>

const member = { access: 'member', at: 'school' } as const

export const getOrderReviews = {
  method: 'GET',
  url: '/orders/:id/reviews',
  config: member,
  schema: {
    summary: 'What the two of an order say of each other, as one of them sees it.',
    params: IdPath,
    response: { 200: OrderReviews },
  },
} as const satisfies Endpoint

export const rateOrder = {
  method: 'POST',
  url: '/orders/:id/reviews',
  config: member,
  schema: {
    summary:
      'Rate the other one of a completed order within seven days, or change what one wrote. It is shown when both have written, or when the time is over.',
    params: IdPath,
    body: z.strictObject({
      stars: z.int('Please choose how many stars.').min(1).max(5),
      tags: z.array(Tag).max(4, 'At most four, please.').default([]),
      body: lines(1_000).default(''),
    }),
    response: { 200: OrderReviews },
  },
} as const satisfies Endpoint

export const replyToReview = {
  method: 'POST',
  url: '/reviews/:id/reply',
  config: member,
  schema: {
    summary: 'Answer what was written about oneself, once and for everybody to read.',
    params: IdPath,
    body: z.strictObject({
      reply: writing(500, 'Please write something.'),
    }),
    response: { 200: Review },
  },
} as const satisfies Endpoint

export const listReviews = {
  method: 'GET',
  url: '/users/:id/reviews',
  config: member,
  schema: {
    summary: 'What others say of somebody they traded with, the latest first.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(Review).extend({ subject: Person, rating: Rating.nullable() }) },
  },
} as const satisfies Endpoint
