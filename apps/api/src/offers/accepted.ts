import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'

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
    select id as "offerId", product_id as "productId", amount, currency, quantity from offers
     where id = any(${offerIds}::uuid[]) and buyer_id = ${buyerId}::uuid and state = 'accepted' and order_id is null
       and expires_at > ${ctx.now}
     order by id for no key update`)
  if (offers.length < new Set(offerIds).size) throw new OfferGone()
  return new Map(offers.map((offer) => [offer.productId, offer]))
}

/**
 * Notes the order that pays these offers: they are nobody's to change from now on. Word of its payment makes them paid, word of its end
 * without payment frees them.
 */
export function tieToOrder(ctx: Ctx, offerIds: string[], orderId: string): void {
  if (!offerIds.length) return
  ctx.write(sql`
    update offers set order_id = ${orderId}::uuid, updated_at = ${ctx.now} where id = any(${offerIds}::uuid[])`)
}
