import type { Prisma, Product as ProductRow } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import { unblocked } from '../people/blocks.ts'
import type { OfferMove, Side } from './contract.ts'
import type { Standing } from './policy.ts'
import type { OfferFact } from './topics.ts'

export interface OfferRow
  extends Standing,
    Pick<
      ProductRow,
      'title' | 'category' | 'priceAmount' | 'leastOfferPct' | 'stock' | 'reserved' | 'photoKey'
    > {
  id: string
  productId: string
  buyerId: string
  sellerId: string
  amount: number
  currency: string
  quantity: number
  createdAt: Date
  productStatus: ProductRow['status']
  buyerName: string
  buyerAvatarKey: string | null
  sellerName: string
  sellerAvatarKey: string | null
}

export const offerSelect = sql`
  select o.id, o.product_id as "productId", o.buyer_id as "buyerId", o.seller_id as "sellerId", o.state, o.turn, o.amount, o.currency,
         o.quantity, o.expires_at as "expiresAt", o.order_id as "orderId", o.created_at as "createdAt", p.title, p.category,
         p.price_amount as "priceAmount", p.least_offer_pct as "leastOfferPct", p.stock, p.reserved, p.status as "productStatus",
         p.photo_key as "photoKey", b.name as "buyerName", b.avatar_key as "buyerAvatarKey", s.name as "sellerName",
         s.avatar_key as "sellerAvatarKey"
    from offers o
    join products p on p.school_id = o.school_id and p.id = o.product_id
    join users b on b.school_id = o.school_id and b.id = o.buyer_id
    join users s on s.school_id = o.school_id and s.id = o.seller_id`

/** An offer is its two people's business, as long as they have not blocked each other. */
export const ofViewer = ({ id }: Viewer) => sql`(o.buyer_id = ${id}::uuid or o.seller_id = ${id}::uuid)`

/** @param other the column of the other side, where the caller knows which of the two the viewer is */
export function openTo(viewer: Viewer, other?: Prisma.Sql): Prisma.Sql {
  const unknown = sql`case when o.buyer_id = ${viewer.id}::uuid then o.seller_id else o.buyer_id end`
  return unblocked(viewer, other ?? unknown)
}

export async function findOffer(ctx: ReadCtx, id: string): Promise<OfferRow | null> {
  const viewer = signedIn(ctx)
  const [row] = await ctx.sql<OfferRow>(
    sql`${offerSelect} where o.id = ${id}::uuid and ${ofViewer(viewer)} and ${openTo(viewer)}`,
  )
  return row ?? null
}

/** Locked, so that of two who answer at once one is first and the other sees what the first has done. @throws NotFound */
export async function lockOffer(ctx: Ctx, id: string): Promise<OfferRow> {
  const viewer = signedIn(ctx)
  ctx.write(sql`select o.id from offers o where o.id = ${id}::uuid and ${ofViewer(viewer)} for no key update`)
  const row = await findOffer(ctx, id)
  if (!row) throw new NotFound()
  return row
}

export const sideOf = ({ buyerId }: Pick<OfferRow, 'buyerId'>, viewer: Viewer): Side =>
  buyerId === viewer.id ? 'buyer' : 'seller'

export const factOf = (
  offer: Pick<OfferRow, 'id' | 'productId' | 'buyerId' | 'sellerId' | 'amount' | 'currency' | 'quantity'>,
): OfferFact => ({
  offer_id: offer.id,
  product_id: offer.productId,
  buyer_id: offer.buyerId,
  seller_id: offer.sellerId,
  amount: offer.amount,
  currency: offer.currency,
  quantity: offer.quantity,
})

export interface MoveRow {
  position: number
  actorId: string | null
  move: OfferMove['move']
  amount: number
  note: string
  at: Date
}

export const movesOf = (ctx: ReadCtx, offerId: string) =>
  ctx.sql<MoveRow>(sql`
    select position, actor_id as "actorId", move, amount, note, at from offer_moves
     where offer_id = ${offerId}::uuid order by position`)

interface NewMove {
  move: OfferMove['move']
  actorId: string | null
  note?: string
}

/** Writes the same move into each of these offers, whose rows the caller has locked, at the price that stands. */
export function writeMove(ctx: Ctx, offerIds: string[], { move, actorId, note = '' }: NewMove): void {
  if (!offerIds.length) return
  ctx.write(sql`
    insert into offer_moves (offer_id, position, actor_id, move, amount, note, at)
    select o.id, (select coalesce(max(m.position), 0) + 1 from offer_moves m where m.school_id = o.school_id and m.offer_id = o.id),
           ${actorId}::uuid, ${move}, o.amount, ${note}, ${ctx.now}
      from offers o where o.id = any(${offerIds}::uuid[])`)
}
