import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { OfferState } from './contract.ts'
import { netOf } from './seller-net.ts'

/** What people are told of an offer. */
export interface OfferNotice {
  id: string
  title: string
  state: OfferState
  buyerId: string
  sellerId: string
  /** What is offered for all of it, and what of that would be the seller's. */
  total: number
  net: number
  currency: string
}

/** @param amount for one piece, as it was said: the offer may have moved on */
export async function offerForPeople(
  ctx: ReadCtx,
  { offer_id, amount }: { offer_id: string; amount: number },
): Promise<OfferNotice | null> {
  const [row] = await ctx.sql<Omit<OfferNotice, 'total' | 'net'> & { quantity: number }>(sql`
    select o.id, p.title, o.state, o.buyer_id as "buyerId", o.seller_id as "sellerId", o.currency, o.quantity
      from offers o join products p on p.school_id = o.school_id and p.id = o.product_id where o.id = ${offer_id}::uuid`)
  if (!row) return null
  const total = amount * row.quantity
  return { ...row, total, net: netOf(ctx.school, total, row.currency) }
}
