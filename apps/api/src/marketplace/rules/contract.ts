import { z } from 'zod'
import { Id, IdPath, line, listOf, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Category, Product, ProductDetail } from '../contract.ts'

const Day = z.iso.date().refine((day) => day >= '1970', 'A year from 1970 on, please.')
const staff = { access: 'moderator', at: 'school' } as const

const Rules = {
  /** Listings with one of these words in them are refused. */
  blockedWords: z
    .array(line(2, 40, 'At least 2 letters a word, please.'))
    .max(300, 'At most 300 words, please.'),
  blockedCategories: z.array(Category),
  /** The first listings of a new seller wait for the staff: as many. */
  reviewFirst: z.int().min(0).max(100),
  listingDays: z.int().min(1).max(365),
  termEndsOn: Day.nullable(),
  moveOutFrom: Day.nullable(),
  moveOutTo: Day.nullable(),
  /** Where to leave what nobody bought. */
  donateTo: z.string().trim().max(500),
}

export const MarketRules = z.object(Rules)
export type MarketRules = z.output<typeof MarketRules>

export const getMarketRules = {
  method: 'GET',
  url: '/market-rules',
  config: staff,
  schema: { summary: 'The school’s rules for its market.', response: { 200: MarketRules } },
} as const satisfies Endpoint

export const putMarketRules = {
  method: 'PUT',
  url: '/market-rules',
  config: { access: 'admin', at: 'school' },
  schema: {
    summary: 'Set the rules of the market. A new end of term moves the end of what is listed.',
    body: z.strictObject(Rules).superRefine(({ moveOutFrom, moveOutTo }, { addIssue }) => {
      if (Boolean(moveOutFrom) !== Boolean(moveOutTo))
        addIssue({ code: 'custom', path: ['moveOutTo'], message: 'Give both days, or none.' })
      if (moveOutFrom && moveOutTo && moveOutTo < moveOutFrom)
        addIssue({ code: 'custom', path: ['moveOutTo'], message: 'The last day comes before the first.' })
    }),
    response: { 200: MarketRules },
  },
} as const satisfies Endpoint

export const Market = z.object({
  listingDays: z.int(),
  termEndsOn: z.string().nullable(),
  blockedCategories: z.array(Category),
  moveOut: z.object({ from: z.string(), to: z.string(), now: z.boolean(), donateTo: z.string() }).nullable(),
})
export type Market = z.output<typeof Market>

export const getMarket = {
  method: 'GET',
  url: '/market',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'What buyers and sellers should know of the rules.', response: { 200: Market } },
} as const satisfies Endpoint

export const WaitingListing = Product.extend({
  description: z.string(),
  photos: z.int(),
  /** Of its last change: whoever approves says which one they looked at. */
  version: When,
  seller: Person.extend({ since: When, published: z.int() }),
})
export type WaitingListing = z.output<typeof WaitingListing>

export const listWaiting = {
  method: 'GET',
  url: '/listing-reviews',
  config: staff,
  schema: {
    summary: 'Listings that wait for the staff, the longest wait first.',
    querystring: Page,
    response: { 200: listOf(WaitingListing).extend({ total: z.int() }) },
  },
} as const satisfies Endpoint

export const approveListing = {
  method: 'POST',
  url: '/products/:id/approve',
  config: staff,
  schema: {
    summary: 'Let a waiting listing into the shop, as it was when one looked at it.',
    params: IdPath,
    body: z.strictObject({ version: When }),
    response: { 200: ProductDetail },
  },
} as const satisfies Endpoint

export const refuseListing = {
  method: 'POST',
  url: '/products/:id/refuse',
  config: staff,
  schema: {
    summary: 'Send a waiting listing back to its seller, who is told why.',
    params: IdPath,
    body: z.strictObject({ reason: z.string().trim().min(3, 'Say why, please.').max(500) }),
    response: { 200: ProductDetail },
  },
} as const satisfies Endpoint

export const ListingDecision = z.object({
  id: Id,
  productId: Id,
  title: z.string(),
  decision: z.enum(['approved', 'refused']),
  reason: z.string(),
  by: Person,
  at: When,
})
export type ListingDecision = z.output<typeof ListingDecision>

export const listDecisions = {
  method: 'GET',
  url: '/listing-decisions',
  config: staff,
  schema: {
    summary: 'Who decided what about listings, newest first.',
    querystring: Page,
    response: { 200: listOf(ListingDecision) },
  },
} as const satisfies Endpoint
