import { z } from 'zod'
import { Id, IdPath, listOf, Money, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Category } from '../marketplace/contract.ts'

export const OrderState = z.enum([
  'awaiting_payment',
  'held',
  'settling',
  'settled',
  'refunding',
  'refunded',
  'cancelled',
  'expired',
])
export type OrderState = z.output<typeof OrderState>
export const Method = z.enum(['card', 'wallet', 'in_person'])

export const OrderSummary = z.object({
  id: Id,
  /** Eight letters and digits that people can read to each other. */
  reference: z.string(),
  state: OrderState,
  method: Method,
  role: z.enum(['buyer', 'seller', 'staff']),
  buyer: Person,
  seller: Person,
  title: z.string(),
  category: Category,
  itemCount: z.int(),
  total: Money,
  createdAt: When,
})
export type OrderSummary = z.output<typeof OrderSummary>

export const Order = OrderSummary.extend({
  checkoutId: Id,
  items: z.array(
    z.object({
      productId: Id,
      title: z.string(),
      category: Category,
      unitPrice: Money,
      quantity: z.int(),
      lineTotal: Money,
    }),
  ),
  /** The price breakdown; what the seller pays is shown to the seller and staff only. */
  fee: Money.nullable(),
  feeCapped: z.boolean().nullable(),
  processing: Money.nullable(),
  sellerNet: Money.nullable(),
  refunded: Money,
  reservedUntil: When.nullable(),
  /** While money is held: what the buyer shows at the handoff. Never sent to the seller. */
  handoffCode: z.string().nullable(),
  timeline: z.array(
    z.object({ state: OrderState, at: When, actor: Person.nullable(), reason: z.string().nullable() }),
  ),
  may: z.object({ cancel: z.boolean(), handOff: z.boolean(), refund: z.boolean(), pay: z.boolean() }),
})
export type Order = z.output<typeof Order>

export const Checkout = z.object({
  checkoutId: Id,
  orders: z.array(OrderSummary),
  total: Money,
  reservedUntil: When,
  payment: z.object({
    status: z.enum(['awaiting_payment', 'paid', 'expired', 'cancelled']),
    method: Method,
    redirectUrl: z.string().optional(),
  }),
})
export type Checkout = z.output<typeof Checkout>

export const checkout = {
  method: 'POST',
  url: '/checkout',
  config: { access: 'member', at: 'school', idempotencyKey: true, perMinute: 60 },
  schema: {
    summary:
      'Buy the cart, or the items named here: stock is reserved for 15 minutes, one order per seller, one payment.',
    body: z.strictObject({
      items: z
        .array(z.strictObject({ productId: Id, quantity: z.int().min(1).max(99) }))
        .min(1)
        .max(50)
        .optional(),
      method: z.enum(['card', 'wallet']),
      /** What the buyer was shown. A seller may have changed a price since: then nothing is bought. */
      total: Money.optional(),
    }),
    response: { 201: Checkout },
  },
} as const satisfies Endpoint

export const getCheckout = {
  method: 'GET',
  url: '/checkout/:id',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'How a checkout stands.', params: IdPath, response: { 200: Checkout } },
} as const satisfies Endpoint

export const cancelCheckout = {
  method: 'DELETE',
  url: '/checkout/:id',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Give up an unpaid checkout and release what it reserved.',
    params: IdPath,
    response: { 200: Checkout },
  },
} as const satisfies Endpoint

export const listOrders = {
  method: 'GET',
  url: '/orders',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'One’s purchases or sales, newest first.',
    querystring: Page.extend({
      role: z.enum(['buyer', 'seller']).default('buyer'),
      status: OrderState.optional(),
    }),
    response: { 200: listOf(OrderSummary) },
  },
} as const satisfies Endpoint

export const getOrder = {
  method: 'GET',
  url: '/orders/:id',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'One order with its timeline, for its two people and the school’s staff.',
    params: IdPath,
    response: { 200: Order },
  },
} as const satisfies Endpoint

export const cancelOrder = {
  method: 'POST',
  url: '/orders/:id/cancel',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Call an order off before the handoff. Held money goes back in full, the fee with it.',
    params: IdPath,
    body: z.strictObject({ reason: z.string().trim().max(300).optional() }),
    response: { 200: Order },
  },
} as const satisfies Endpoint

export const handOff = {
  method: 'POST',
  url: '/orders/:id/handoff',
  config: { access: 'member', at: 'school', perMinute: 20 },
  schema: {
    summary: 'The seller enters the buyer’s code: the goods have changed hands, the money is released.',
    params: IdPath,
    body: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, 'The code has 6 digits.'),
    }),
    response: { 200: Order },
  },
} as const satisfies Endpoint

export const refundOrder = {
  method: 'POST',
  url: '/orders/:id/refunds',
  config: { access: 'member', at: 'school', idempotencyKey: true },
  schema: {
    summary: 'The seller or the school’s staff gives held money back, in full.',
    params: IdPath,
    body: z.strictObject({ reason: z.string().trim().max(300).optional() }),
    response: { 200: Order },
  },
} as const satisfies Endpoint

export const quoteFee = {
  method: 'GET',
  url: '/fees/quote',
  config: { access: 'anyone', at: 'school' },
  schema: {
    summary: 'What a seller would get for this price: 2 % and never more than $5, card processing at cost.',
    querystring: z.object({ amount: z.coerce.number().int().min(0).max(99_999_999) }),
    response: {
      200: z.object({ amount: Money, fee: Money, processing: Money, sellerNet: Money, capped: z.boolean() }),
    },
  },
} as const satisfies Endpoint
