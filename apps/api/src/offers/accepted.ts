import type { Prisma } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { AgreedPrice } from '../marketplace/cart/cart.ts'

export const OfferGone = createError(
  'OFFER_GONE',
  'This offer cannot be paid any more. Please look at it again.',
  409,
)

/** What two people have agreed on. */
export interface Agreed {
  offerId: string
  productId: string
  /** For one piece. */
  amount: number
  currency: string
  quantity: number
}

/**
 * The accepted offers of a buyer that can still be paid, by their listings, locked: nobody takes one back, and its time does not run
 * out, while it is made an order of. @throws OfferGone when one of these is not such
 */
export async function acceptedFor(
  ctx: Ctx,
  buyerId: string,
  offerIds: string[],
): Promise<Map<string, Agreed>> {
  if (!offerIds.length) return new Map()
  const offers = await ctx.sql<Agreed>(sql`
    select o.id as "offerId", o.product_id as "productId", o.amount, o.currency, o.quantity from offers o
     where o.id = any(${offerIds}::uuid[]) and o.buyer_id = ${buyerId}::uuid and ${payable(ctx)}
     order by o.id for no key update`)
  if (offers.length < new Set(offerIds).size) throw new OfferGone()
  return new Map(offers.map((offer) => [offer.productId, offer]))
}

/** Agreed on, not being paid, and its time is not over: of `offers o`. */
const payable = ({ now }: Pick<ReadCtx, 'now'>) =>
  sql`o.state = 'accepted' and o.order_id is null and o.expires_at > ${now}`

/** Its seller has not become cheaper for everybody since: of `offers o`, and of their listings `p`. */
const better = sql`p.school_id = o.school_id and p.id = o.product_id and o.amount < p.price_amount`

/** What the viewer has agreed on and can still pay, of these listings, where that is less than what everybody pays. */
export async function payableOffers(ctx: ReadCtx, productIds: string[]): Promise<Map<string, AgreedPrice>> {
  if (!productIds.length) return new Map()
  const offers = await ctx.sql<AgreedPrice & { productId: string }>(sql`
    select o.id as "offerId", o.product_id as "productId", o.amount, o.quantity, o.expires_at as until
      from offers o join products p on ${better}
     where o.product_id = any(${productIds}::uuid[]) and o.buyer_id = ${signedIn(ctx).id}::uuid and ${payable(ctx)}`)
  return new Map(offers.map(({ productId, ...offer }) => [productId, offer]))
}

/** The offer that fits these columns of a cart's line: as many of that thing for that buyer, for less than it costs now. As a scalar query. */
export const offerFitting = (
  ctx: ReadCtx,
  line: { buyerId: Prisma.Sql; productId: Prisma.Sql; quantity: Prisma.Sql },
): Prisma.Sql => sql`(
  select o.id from offers o join products p on ${better}
   where o.school_id = (select app.school_id()) and o.product_id = ${line.productId} and o.buyer_id = ${line.buyerId}
     and o.quantity = ${line.quantity} and ${payable(ctx)})`

/**
 * Notes the order that pays these offers: they are nobody's to change from now on. Word of its payment makes them paid, word of its end
 * without payment frees them.
 */
export function tieToOrder(ctx: Ctx, offerIds: string[], orderId: string): void {
  if (!offerIds.length) return
  ctx.write(sql`
    update offers set order_id = ${orderId}::uuid, updated_at = ${ctx.now} where id = any(${offerIds}::uuid[])`)
}
