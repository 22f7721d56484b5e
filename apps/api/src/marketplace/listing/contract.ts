import { z } from 'zod'
import { IdPath, listOf, Money, NewId, Nothing, Page, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { MediaItem } from '../../media/contract.ts'
import { Product, ProductDetail } from '../contract.ts'

const where = { access: 'member', at: 'school' } as const

const setStatus = (verb: 'publish' | 'pause', summary: string) =>
  ({
    method: 'POST',
    url: `/products/:id/${verb}`,
    config: where,
    schema: { summary, params: IdPath, response: { 200: ProductDetail } },
  }) as const satisfies Endpoint

export const publishProduct = setStatus('publish', 'Offer a draft, or a paused listing again.')
export const pauseProduct = setStatus('pause', 'Hide a listing from the shop for now.')

export const MyProduct = Product.extend({
  /** A picture’s original: it is sold by changing hands here, and in no other way. */
  original: z.boolean(),
  reserved: z.int(),
  sold: z.int(),
  views: z.int(),
  saves: z.int(),
  /** That wait for an answer, as do the questions. */
  offers: z.int(),
  questions: z.int(),
  expiresAt: When.nullable(),
  refusal: z.string(),
  /** What the seller gets for one, after the fee and card processing. */
  youGet: Money,
})
export type MyProduct = z.output<typeof MyProduct>

/** `waiting` is for the staff, or came back from them. */
export const Shelf = z.enum(['active', 'draft', 'waiting', 'reserved', 'sold', 'expired', 'paused'])
export type Shelf = z.output<typeof Shelf>

export const listMyProducts = {
  method: 'GET',
  url: '/me/products',
  config: where,
  schema: {
    summary: 'One’s own listings, and how many stand on each shelf.',
    querystring: Page.extend({ status: Shelf.optional() }),
    response: {
      200: listOf(MyProduct).extend({
        counts: z.record(Shelf, z.int()),
        /** How many questions wait for an answer, of all listings. */
        questions: z.int(),
      }),
    },
  },
} as const satisfies Endpoint

export const renewProduct = {
  method: 'POST',
  url: '/products/:id/renew',
  config: where,
  schema: {
    summary:
      'Offer a listing for another while: one that ends soon, has ended, or was sold and is there again.',
    params: IdPath,
    body: z.strictObject({ stock: z.int().min(1).max(999).optional() }),
    response: { 200: ProductDetail },
  },
} as const satisfies Endpoint

export const markSold = {
  method: 'POST',
  url: '/products/:id/mark-sold',
  config: where,
  schema: {
    summary: 'It was sold, found or given away elsewhere. What is reserved already goes on.',
    params: IdPath,
    response: { 200: ProductDetail },
  },
} as const satisfies Endpoint

export const MOST_DRAFTS = 30

export const clearRoom = {
  method: 'POST',
  url: '/product-drafts',
  config: { ...where, perMinute: 10 },
  schema: {
    summary: 'A draft for each photo, to be filled in one by one.',
    body: z.strictObject({
      items: z
        .array(z.strictObject({ id: NewId, photo: MediaItem }))
        .min(1, 'Add at least one photo.')
        .max(MOST_DRAFTS, 'At most 30 photos at once, please.'),
    }),
    response: { 201: z.object({ ids: z.array(z.string()) }) },
  },
} as const satisfies Endpoint

export const viewProduct = {
  method: 'POST',
  url: '/products/:id/views',
  config: where,
  schema: {
    summary: 'Somebody looks at a listing. Each person counts once, its seller never.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const similarProducts = {
  method: 'GET',
  url: '/products/:id/similar',
  config: where,
  schema: {
    summary: 'What else is for sale that is like it: the same book, the same course, the same shelf.',
    params: IdPath,
    response: { 200: listOf(Product) },
  },
} as const satisfies Endpoint
