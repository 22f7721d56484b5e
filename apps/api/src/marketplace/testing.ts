import type { z } from 'zod'
import type { Asker } from '../../test/campus.ts'
import type * as contract from './contract.ts'
import { createProduct } from './contract.ts'
import { type MarketRules, putMarketRules } from './rules/contract.ts'

type Listing = z.input<typeof contract.createProduct.schema.body>

export const book: Listing = {
  title: 'Calculus book',
  description: 'Hardcover, a few notes.',
  category: 'textbooks',
  condition: 'good',
  price: { amount: 6_000, currency: 'usd' },
}

export const sell = (seller: Asker, over: Partial<Listing> = {}) =>
  seller(createProduct, { body: { ...book, ...over } })

const noRules: MarketRules = {
  blockedWords: [],
  blockedCategories: [],
  reviewFirst: 0,
  listingDays: 14,
  termEndsOn: null,
  moveOutFrom: null,
  moveOutTo: null,
  donateTo: '',
}

export const setRules = (admin: Asker, over: Partial<MarketRules>) =>
  admin(putMarketRules, { body: { ...noRules, ...over } })
