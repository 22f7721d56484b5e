import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import type { Negotiation } from './contract.ts'
import { type MoveRow, type OfferRow, offerSelect, ofViewer, openTo } from './offer-rows.ts'
import { negotiationOf } from './offer-view.ts'

const MOST = 10

interface Trade {
  orderId: string
  buyerId: string
  sellerId: string
  productIds: string[]
}

/** What the viewer and the other of the two bargained for with an order, and about its things still do. */
export async function offersBetween(ctx: ReadCtx, media: Media, trade: Trade): Promise<Negotiation[]> {
  const { orderId, buyerId, sellerId, productIds } = trade
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<OfferRow>(sql`
    ${offerSelect}
     where o.buyer_id = ${buyerId}::uuid and o.seller_id = ${sellerId}::uuid and o.product_id = any(${productIds}::uuid[])
       and (o.order_id = ${orderId}::uuid
            or (o.state in ('open', 'accepted') and o.order_id is null and o.expires_at > ${ctx.now}))
       and ${ofViewer(viewer)} and ${openTo(viewer)}
     order by o.id desc limit ${MOST}`)
  if (!rows.length) return []
  const moves = await ctx.sql<MoveRow & { offerId: string }>(sql`
    select offer_id as "offerId", position, actor_id as "actorId", move, amount, note, at from offer_moves
     where offer_id = any(${rows.map(({ id }) => id)}::uuid[]) order by offer_id, position`)
  return rows.map((row) =>
    negotiationOf(
      ctx,
      media,
      row,
      moves.filter(({ offerId }) => offerId === row.id),
    ),
  )
}
