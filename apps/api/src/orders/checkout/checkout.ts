import { type Campus, type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { Money } from '../../http/contract.ts'
import { type Attempt, claimKey } from '../../http/idempotency.ts'
import { offerFitting } from '../../offers/accepted.ts'
import { assertTrusted } from '../../payments/card-trust.ts'
import type { Checkout, Method } from '../contract.ts'
import { paidStatements } from '../handoff/deadlines.ts'
import { createdStatement } from '../order-facts.ts'
import { type OrderRow, totalPaid } from '../order-rows.ts'
import { openSession, type Reach } from '../payment/card-session.ts'
import { assertFunds, payFromWallet } from '../payment/wallet-payment.ts'
import { checkoutOpened, reservationLapsed } from '../topics.ts'
import { reserveAsAgreed, tieOffers } from './agreed-price.ts'
import { type CheckoutRow, insertCheckout } from './checkout-rows.ts'
import { checkoutView, getCheckout } from './checkout-view.ts'
import { ordersFor, totalOf } from './new-orders.ts'
import { assertFewFree, assertFewOpen } from './open-checkouts.ts'
import type { Wanted } from './reservation.ts'

export const EmptyCart = createError('EMPTY_CART', 'There is nothing in the cart.', 422)

export const PriceChanged = createError(
  'PRICE_CHANGED',
  'A price has changed meanwhile. Please look at it again.',
  409,
)

export interface CheckoutRequest {
  /** Left out: the whole cart. */
  items?: Wanted[] | undefined
  method: Method
  /** Of the things, without what a card costs on top. Left out: whatever it is now. */
  total?: Money | undefined
}

const RESERVED_MS = 15 * 60_000
/** By then the request has opened the page, or has died. */
const SECOND_TRY_MS = 60_000

/**
 * Reserves, then takes payment: from the wallet in the same transaction, by card on the payment service's page, in person not at all.
 * Sent again, or taken up after a crash at any line, it comes back to the same checkout and the same page.
 */
export async function checkout(
  campus: Campus,
  asked: CheckoutRequest,
  attempt: Attempt,
  reach: Reach,
): Promise<Checkout> {
  const begun = await campus.command((ctx) => begin(ctx, asked, attempt))
  if (typeof begun !== 'string' && begun.payment.method !== 'card') return begun
  const id = typeof begun === 'string' ? begun : begun.checkoutId
  await openSession(campus, id, reach)
  return campus.read((ctx) => getCheckout(ctx, id))
}

/** @returns the new checkout, or the id of the one that an earlier sending made */
async function begin(
  ctx: Ctx,
  { items, method, total: shown }: CheckoutRequest,
  attempt: Attempt,
): Promise<Checkout | string> {
  const buyer = signedIn(ctx)
  const checkoutId = v7()
  const earlier = await claimKey(ctx, attempt, checkoutId)
  if (earlier) return earlier
  await assertFewOpen(ctx, method)
  const wanted = await takeFromCart(ctx, items)
  if (!wanted.length) throw new EmptyCart()
  const reserved = await reserveAsAgreed(ctx, wanted)
  const reservedUntil = new Date(ctx.now.getTime() + RESERVED_MS)
  const orders = ordersFor(ctx, { checkoutId, buyer, method, reservedUntil }, reserved)
  const made: CheckoutRow = {
    id: checkoutId,
    buyerId: buyer.id,
    method,
    state: 'awaiting_payment',
    total: orders.reduce((sum, order) => sum + totalPaid(order), 0),
    currency: orders[0]?.currency ?? ctx.school.currency,
    stripeSession: null,
    redirectUrl: null,
    stripePayment: null,
    reservedUntil,
    createdAt: ctx.now,
  }
  if (shown && (shown.amount !== totalOf(reserved) || shown.currency !== made.currency))
    throw new PriceChanged()
  if (method === 'card') await assertTrusted(ctx, made.total)
  else await assertFewFree(ctx, orders)
  const placed = await (method === 'card' ? placeUnpaid : placePaid)(ctx, made, orders)
  tieOffers(ctx, reserved, orders)
  return placed
}

const inCart = { buyerId: sql`c.user_id`, productId: sql`c.product_id`, quantity: sql`c.quantity` }

/** What is bought leaves the cart. */
async function takeFromCart(ctx: Ctx, items: Wanted[] | undefined): Promise<Wanted[]> {
  const { id } = signedIn(ctx)
  const chosen = items?.map(({ productId }) => productId) ?? null
  // The whole cart is bought as the cart shows it: what was agreed on at its price.
  const agreed = chosen ? sql`null::uuid` : offerFitting(ctx, inCart)
  const carted = await ctx.sql<Wanted & { offerId: string | null }>(sql`
    delete from cart_items c
     where c.user_id = ${id}::uuid and case when ${chosen}::uuid[] is null then not c.later else c.product_id = any(${chosen}::uuid[]) end
    returning c.product_id as "productId", c.quantity, ${agreed} as "offerId"`)
  const wanted = new Map<string, Wanted>()
  for (const { offerId, ...line } of items ?? carted) {
    const item: Wanted = offerId ? { ...line, offerId } : line
    const before = wanted.get(item.productId)
    wanted.set(item.productId, { ...before, ...item, quantity: (before?.quantity ?? 0) + item.quantity })
  }
  return [...wanted.values()]
}

async function placePaid(ctx: Ctx, made: CheckoutRow, unpaid: OrderRow[]): Promise<Checkout> {
  const byWallet = made.method === 'wallet'
  if (byWallet) await assertFunds(ctx, made.buyerId, made.total, made.currency)
  const orders = unpaid.map((order): OrderRow => ({ ...order, state: 'held' }))
  const paid: CheckoutRow = { ...made, state: 'paid' }
  await insertCheckout(ctx, paid, orders)
  if (byWallet) await payFromWallet(ctx, made.buyerId, orders)
  const created = orders.map((order) => createdStatement(ctx.school, order))
  await publishAll(ctx, [...created, ...paidStatements(ctx.now, orders)])
  return checkoutView(paid, orders)
}

async function placeUnpaid(ctx: Ctx, made: CheckoutRow, orders: OrderRow[]): Promise<Checkout> {
  await insertCheckout(ctx, made, orders)
  await publishAll(ctx, [
    ...orders.map((order) => createdStatement(ctx.school, order)),
    statement(checkoutOpened, { checkout_id: made.id }, new Date(ctx.now.getTime() + SECOND_TRY_MS)),
    statement(reservationLapsed, { checkout_id: made.id }, made.reservedUntil),
  ])
  return checkoutView(made, orders)
}
