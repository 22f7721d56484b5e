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
/** The same of an order of originals: they change hands with their money. */
export const originalsPaid = topic('originals_paid', 'orders', OrderFact)
/** The buyer has it; how that is known decides how sure it is. */
export const orderHandedOff = topic(
  'order_handed_off',
  'orders',
  OrderFact.extend({ by: z.enum(['code', 'buyer', 'time', 'digital']).default('code') }),
)
/** What was said stays with the two. */
export const orderMessageSent = topic(
  'order_message_sent',
  'orders',
  z.object({ order_id: Id, message_id: Id, author_id: Id }),
)
export const orderShipped = topic('order_shipped', 'orders', OrderFact)
/** Settled: the seller has the money, the platform its fee. */
export const orderCompleted = topic(
  'order_completed',
  'orders',
  OrderFact.extend({ fee: Cents, processing: Cents, seller_net: Cents }),
)
export const orderCancelled = topic(
  'order_cancelled',
  'orders',
  OrderFact.extend({
    actor_id: Id.nullable(),
    /** Why, of the list that people choose from; null when it was time or nobody said. */
    because: z.string().nullable().default(null),
    /** It was paid, or agreed on, and the other side had counted on it. */
    after_payment: z.boolean().default(false),
  }),
)
export const orderExpired = topic('order_expired', 'orders', OrderFact)
/** Money is back with the buyer: all that was left of the order (`whole`), or a part of it. */
export const orderRefunded = topic(
  'order_refunded',
  'orders',
  OrderFact.extend({
    refund_id: Id,
    amount: Cents,
    /** Of the amount: what the platform gave back of its fee. */
    fee: Cents,
    cause: z.string(),
    whole: z.boolean(),
  }),
)

/** A refund that a card had been given came back from its bank: it is in the buyer's wallet instead. */
export const refundToWallet = topic(
  'refund_to_wallet',
  'orders',
  OrderFact.extend({ stripe_refund: Id, amount: Cents }),
)

/** Money is to go back to a card: the payment service has to be asked. */
export const refundStarted = topic('refund_started', 'orders', z.object({ order_id: Id, refund_id: Id }))
/** What kept an order’s money from being released is over. */
export const settlementDue = topic('settlement_due', 'orders', z.object({ order_id: Id }))
/** Delivered when the time for complaints is over. Only the newest of an order counts: its time is compared. */
export const releaseDue = topic('release_due', 'orders', z.object({ order_id: Id, at: z.iso.datetime() }))
/** Said at payment, delivered three days later, and again until the goods have changed hands or the time for it is over. */
export const handoverAwaited = topic('handover_awaited', 'orders', z.object({ order_id: Id, days: z.int() }))
/** Said at checkout, delivered a minute later: by then the card’s page should be there. */
export const checkoutOpened = topic('checkout_opened', 'orders', z.object({ checkout_id: Id }))
/** Said at checkout, delivered when the reservation ends. */
export const reservationLapsed = topic('reservation_lapsed', 'orders', z.object({ checkout_id: Id }))
/** Money came for a checkout that is no more: all of it goes back. */
export const paymentCameLate = topic('payment_came_late', 'orders', z.object({ checkout_id: Id }))

/** Somebody has to be reminded: of a payment page, of a handoff, of saying that something is wrong, of rating the other one. */
export const payReminderDue = topic('pay_reminder_due', 'orders', z.object({ checkout_id: Id }))
export const handoverReminderDue = topic(
  'handover_reminder_due',
  'orders',
  z.object({ order_id: Id, days: z.int() }),
)
export const releaseReminderDue = topic(
  'release_reminder_due',
  'orders',
  z.object({ order_id: Id, at: z.iso.datetime() }),
)
export const ratingReminderDue = topic('rating_reminder_due', 'orders', z.object({ order_id: Id }))
