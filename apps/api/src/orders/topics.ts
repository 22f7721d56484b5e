import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Id = z.string()
const Cents = z.int()
const Method = z.enum(['card', 'wallet', 'in_person'])

/** What every consumer may know of an order: ids and sums. */
const OrderFact = z.object({
  order_id: Id,
  checkout_id: Id,
  buyer_id: Id,
  seller_id: Id,
  subtotal: Cents,
  currency: z.string(),
  method: Method,
})
export type OrderFact = z.input<typeof OrderFact>

export const orderCreated = topic(
  'order_created',
  'orders',
  OrderFact.extend({
    school_id: Id,
    items: z.array(z.object({ product_id: Id, title: z.string(), quantity: z.int(), unit_amount: Cents })),
    fee: z.object({ amount: Cents, rate_bps: z.int(), cap: Cents, capped: z.boolean() }),
    processing: Cents,
    reserved_until: z.iso.datetime(),
  }),
)
export const orderPaid = topic('order_paid', 'orders', OrderFact)
export const orderHandedOff = topic('order_handed_off', 'orders', OrderFact)
/** Settled: the seller has the money, the platform its fee. */
export const orderCompleted = topic(
  'order_completed',
  'orders',
  OrderFact.extend({ fee: Cents, processing: Cents, seller_net: Cents }),
)
export const orderCancelled = topic(
  'order_cancelled',
  'orders',
  OrderFact.extend({ actor_id: Id.nullable() }),
)
export const orderExpired = topic('order_expired', 'orders', OrderFact)
export const orderRefunded = topic('order_refunded', 'orders', OrderFact)

/** A held card order is to be paid back: the payment service has to be asked. */
export const refundStarted = topic('refund_started', 'orders', z.object({ order_id: Id }))
/** Said at checkout, delivered a minute later: by then the card’s page should be there. */
export const checkoutOpened = topic('checkout_opened', 'orders', z.object({ checkout_id: Id }))
/** Said at checkout, delivered when the reservation ends. */
export const reservationLapsed = topic('reservation_lapsed', 'orders', z.object({ checkout_id: Id }))
/** Money came for a checkout that is no more: all of it goes back. */
export const paymentCameLate = topic('payment_came_late', 'orders', z.object({ checkout_id: Id }))
