import { z } from 'zod'
import { Id, IdPath, line, listOf, Money, NewId, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Category, Status } from '../marketplace/contract.ts'

export const OfferState = z.enum(['open', 'accepted', 'declined', 'withdrawn', 'expired', 'paid'])
export type OfferState = z.output<typeof OfferState>
export const Side = z.enum(['buyer', 'seller'])
export type Side = z.output<typeof Side>

export const Offer = z.object({
  id: Id,
  state: OfferState,
  /** Who is to answer while it is open. */
  turn: Side,
  /** What the viewer is in it. */
  role: Side,
  /** For one piece. */
  amount: Money,
  quantity: z.int(),
  total: Money,
  /** What the seller would get of the total, after the fee and card processing. For the seller only. */
  sellerGets: Money.nullable(),
  /** Until when it can be answered; once accepted, until when it can be paid. */
  expiresAt: When,
  /** The order that it is being paid with, or was. */
  orderId: Id.nullable(),
  product: z.object({
    id: Id,
    title: z.string(),
    category: Category,
    status: Status,
    price: Money,
    /** The least that its seller looks at. */
    least: Money,
    stock: z.int(),
    photo: z.string().optional(),
  }),
  /** The other side. */
  other: Person,
  createdAt: When,
  may: z.object({
    accept: z.boolean(),
    decline: z.boolean(),
    counter: z.boolean(),
    withdraw: z.boolean(),
    pay: z.boolean(),
  }),
})
export type Offer = z.output<typeof Offer>

export const OfferMove = z.object({
  move: z.enum(['offer', 'counter', 'accept', 'decline', 'withdraw', 'expire']),
  /** Nobody: it was time, or the thing was gone. */
  by: Side.nullable(),
  amount: Money,
  note: z.string(),
  at: When,
})
export type OfferMove = z.output<typeof OfferMove>

export const Negotiation = Offer.extend({ moves: z.array(OfferMove) })
export type Negotiation = z.output<typeof Negotiation>

const where = { access: 'member', at: 'school' } as const
const Amount = z.int('A whole number of cents, please.').min(50, 'At least $0.50, please.').max(1_000_000)
const Note = line(0, 200).default('')

export const makeOffer = {
  method: 'POST',
  url: '/products/:id/offers',
  config: { ...where, perMinute: 20 },
  schema: {
    summary: 'Offer less for a listing that takes offers. Its seller has 24 hours to answer.',
    params: IdPath,
    body: z.strictObject({
      id: NewId.optional(),
      /** For one piece, in minor units of the listing's currency. */
      amount: Amount,
      quantity: z.int().min(1).max(99).default(1),
      note: Note,
    }),
    response: { 201: Negotiation },
  },
} as const satisfies Endpoint

export const listProductOffers = {
  method: 'GET',
  url: '/products/:id/offers',
  config: where,
  schema: {
    summary: 'The offers for a listing, newest first: its seller sees all, a buyer their own.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(Offer) },
  },
} as const satisfies Endpoint

export const listMyOffers = {
  method: 'GET',
  url: '/me/offers',
  config: where,
  schema: {
    summary: 'The offers that one has made or got, newest first.',
    querystring: Page.extend({
      role: Side.default('buyer'),
      /** `live`: open or accepted, `over`: all else. */
      state: z.enum([...OfferState.options, 'live', 'over']).optional(),
    }),
    response: { 200: listOf(Offer) },
  },
} as const satisfies Endpoint

export const getOffer = {
  method: 'GET',
  url: '/offers/:id',
  config: where,
  schema: {
    summary: 'One negotiation, move by move, for its two people.',
    params: IdPath,
    response: { 200: Negotiation },
  },
} as const satisfies Endpoint

const answer = (deed: 'accept' | 'decline' | 'withdraw', summary: string) =>
  ({
    method: 'POST',
    url: `/offers/:id/${deed}`,
    config: where,
    schema: { summary, params: IdPath, response: { 200: Negotiation } },
  }) as const satisfies Endpoint

export const acceptOffer = answer('accept', 'Agree to the price: the buyer has 24 hours to pay it.')
export const declineOffer = answer('decline', 'Say no to what the other side wants.')
export const withdrawOffer = answer(
  'withdraw',
  'Take back what one has offered; a buyer also what was accepted and is not paid.',
)

export const counterOffer = {
  method: 'POST',
  url: '/offers/:id/counter',
  config: { ...where, perMinute: 30 },
  schema: {
    summary: 'Answer with another price. The other side has 24 hours then.',
    params: IdPath,
    body: z.strictObject({ amount: Amount, note: Note }),
    response: { 200: Negotiation },
  },
} as const satisfies Endpoint
