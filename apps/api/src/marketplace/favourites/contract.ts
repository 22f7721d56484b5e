import { z } from 'zod'
import { IdPath, listOf, Money, Nothing, Page, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Product } from '../contract.ts'

const where = { access: 'member', at: 'school' } as const

export const MOST_FAVOURITES = 500

export const Favourite = z.object({
  product: Product,
  savedAt: When,
  /** What it cost then; null when that is what it costs. */
  priceWas: Money.nullable(),
})
export type Favourite = z.output<typeof Favourite>

export const listFavourites = {
  method: 'GET',
  url: '/me/favourites',
  config: where,
  schema: {
    summary: 'What one keeps an eye on, the latest first: also what is sold, paused or gone.',
    querystring: Page,
    response: { 200: listOf(Favourite) },
  },
} as const satisfies Endpoint

export const addFavourite = {
  method: 'PUT',
  url: '/products/:id/favourite',
  config: { ...where, perMinute: 60 },
  schema: {
    summary: 'Keep an eye on a listing. Its seller sees how many do, never who.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const removeFavourite = {
  method: 'DELETE',
  url: '/products/:id/favourite',
  config: { ...where, perMinute: 60 },
  schema: { summary: 'No longer keep an eye on it.', params: IdPath, response: { 204: Nothing } },
} as const satisfies Endpoint

export const listRecentlyViewed = {
  method: 'GET',
  url: '/me/recent-products',
  config: where,
  schema: {
    summary: 'What one has looked at lately and can still have, the latest first.',
    response: { 200: z.object({ items: z.array(Product) }) },
  },
} as const satisfies Endpoint
