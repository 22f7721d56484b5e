import { z } from 'zod'
import { Id, IdPath, listOf, Money, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Category } from '../marketplace/contract.ts'
import { CancelBecause } from './money/contract.ts'

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
export type Method = z.output<typeof Method>

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
  /** Card processing that the buyer bears, on top of the items. */
  surcharge: Money,
  sellerNet: Money.nullable(),
  /** Of the items’ price, all refunds together. */
  refunded: Money,
  feeRefunded: Money.nullable(),
  delivery: z.enum(['pickup', 'ship', 'digital']),
  /** Why the money is not released for now. */
  frozen: z.enum(['dispute', 'chargeback', 'no_show']).nullable(),
  tracking: z.string(),
  shippedAt: When.nullable(),
  handedOffAt: When.nullable(),
  /** Without a complaint by then the money is released. */
  releaseAt: When.nullable(),
  reservedUntil: When.nullable(),
  /** While money is held: what the buyer shows at the handoff. Never sent to the seller. */
  handoffCode: z.string().nullable(),
  /**
   * For the buyer's device: what the code that changes every 30 seconds is made of (RFC 6238 with SHA-256, 8 digits), also without a
   * network. In base64url.
   */
  handoffKey: z.string().nullable(),
  /** What happened, in plain words and the same for both sides. `state` where the order moved on. */
  timeline: z.array(
    z.object({
      kind: z.string(),
      state: OrderState.nullable(),
      text: z.string(),
      at: When,
      actor: Person.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  may: z.object({
    cancel: z.boolean(),
    handOff: z.boolean(),
    refund: z.boolean(),
    pay: z.boolean(),
    receive: z.boolean(),
    ship: z.boolean(),
  }),
})
export type Order = z.output<typeof Order>

export const Checkout = z.object({
  checkoutId: Id,
  orders: z.array(OrderSummary),
  /** All that is paid, the surcharge with it. */
  total: Money,
  /** Card processing, where the school has its buyers bear it. */
  surcharge: Money,
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
        .array(
          z.strictObject({
            productId: Id,
            quantity: z.int().min(1).max(99),
            /** An accepted offer: its price is paid, for as many as it was made for. */
            offerId: Id.optional(),
          }),
        )
        .min(1)
        .max(50)
        .optional(),
      method: Method,
      /** What the buyer was shown for the things, without what a card costs on top. Another price by now: nothing is bought. */
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
  config: { access: 'member', at: 'school', whileSuspended: true },
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
  config: { access: 'member', at: 'school', whileSuspended: true },
  schema: {
    summary: 'Call an order off before the handoff. Held money goes back in full, the fee with it.',
    params: IdPath,
    body: z.strictObject({
      because: CancelBecause.optional(),
      reason: z.string().trim().max(300).optional(),
    }),
    response: { 200: Order },
  },
} as const satisfies Endpoint

export const handOff = {
  method: 'POST',
  url: '/orders/:id/handoff',
  config: { access: 'member', at: 'school', whileSuspended: true, perMinute: 20 },
  schema: {
    summary: 'The seller enters the buyer’s code: the goods have changed hands, the money is released.',
    params: IdPath,
    body: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(/^(\d{6}|\d{8})$/, 'The code has 6 digits; a scanned one has 8.'),
    }),
    response: { 200: Order },
  },
} as const satisfies Endpoint

export const confirmReceived = {
  method: 'POST',
  url: '/orders/:id/received',
  config: { access: 'member', at: 'school', whileSuspended: true },
  schema: {
    summary: 'The buyer says that it is there, without a code: the money is released.',
    params: IdPath,
    response: { 200: Order },
  },
} as const satisfies Endpoint

export const refundOrder = {
  method: 'POST',
  url: '/orders/:id/refunds',
  config: { access: 'member', at: 'school', whileSuspended: true, idempotencyKey: true },
  schema: {
    summary:
      'The seller or the school’s staff gives money back, all that is left or a part, with its share of the fee.',
    params: IdPath,
    body: z.strictObject({
      /** Minor units of the order’s currency. Left out: all that is left. */
      amount: z.int().min(1).max(99_999_999).optional(),
      reason: z.string().trim().max(300).optional(),
      /** With the last of the money: the goods can be bought again. Left out: yes before the handoff, no after it. */
      restock: z.boolean().optional(),
    }),
    response: { 200: Order },
  },
} as const satisfies Endpoint
