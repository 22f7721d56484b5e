import { z } from 'zod'
import { Id, Money, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Product } from '../contract.ts'

/** What the seller has agreed to sell it for, to this buyer. */
const AgreedPrice = z.object({
  offerId: Id,
  /** For one piece. */
  price: Money,
  /** It was agreed on for as many as that. */
  quantity: z.int(),
  until: When,
  /** The line is for as many, so this is what is paid. */
  applies: z.boolean(),
})

export const CartItem = z.object({
  product: Product,
  quantity: z.int(),
  /** For one piece, as it would be paid now. */
  unitPrice: Money,
  agreed: AgreedPrice.nullable(),
  /** Fewer are left than wanted, or it is gone: it cannot be checked out as it is. */
  available: z.int(),
  lineTotal: Money,
  /** What it cost when the buyer last agreed to its price; null when that is what it costs. */
  priceWas: Money.nullable(),
})
export type CartItem = z.output<typeof CartItem>

export const Cart = z.object({
  items: z.array(CartItem),
  /** Kept for another time: no part of the checkout. */
  later: z.array(CartItem),
  /** Of what can be bought now. */
  total: Money,
  /** What paying that by card would add, where the school has its buyers bear the card’s cost. */
  surcharge: Money,
  /** Sellers: checkout makes one order for each. */
  sellers: z.int(),
  count: z.int(),
})
export type Cart = z.output<typeof Cart>

export const getCart = {
  method: 'GET',
  url: '/cart',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'The cart, with what is still available.', response: { 200: Cart } },
} as const satisfies Endpoint

const CartPath = z.object({ productId: Id })

export const putInCart = {
  method: 'PUT',
  url: '/cart/items/:productId',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Want this many of a product, now or later.',
    params: CartPath,
    body: z.strictObject({ quantity: z.int().min(1).max(99), later: z.boolean().default(false) }),
    response: { 200: Cart },
  },
} as const satisfies Endpoint

export const removeFromCart = {
  method: 'DELETE',
  url: '/cart/items/:productId',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'No longer want a product.', params: CartPath, response: { 200: Cart } },
} as const satisfies Endpoint

export const acceptPrices = {
  method: 'POST',
  url: '/cart/prices',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Agree to new prices as they were shown. One that has changed again since is shown again.',
    body: z.strictObject({
      prices: z
        .array(z.strictObject({ productId: Id, amount: z.int().min(0).max(99_999_999) }))
        .min(1)
        .max(100),
    }),
    response: { 200: Cart },
  },
} as const satisfies Endpoint
