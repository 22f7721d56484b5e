import { type Ctx, signedIn } from '@banter/tenants/context'
import { type Agreed, acceptedFor, OfferGone, tieToOrder } from '../../offers/accepted.ts'
import type { OrderRow } from '../order-rows.ts'
import { type ReservedItem, reserve, type Wanted } from './reservation.ts'

export interface PricedItem extends ReservedItem {
  offerId?: string
}

/** Reserves what is wanted: at its price, or at what its seller has agreed to. @throws OfferGone, and what reserve throws */
export async function reserveAsAgreed(ctx: Ctx, wanted: Wanted[]): Promise<PricedItem[]> {
  const agreed = await agreedOn(ctx, wanted)
  const items = await reserve(ctx, wanted)
  return items.map((item) => {
    const offer = agreed.get(item.productId)
    return offer ? { ...item, unitAmount: offer.amount, offerId: offer.offerId } : item
  })
}

/** What was agreed on is bought as it was agreed on: that thing, as many of it. */
async function agreedOn(ctx: Ctx, wanted: Wanted[]): Promise<Map<string, Agreed>> {
  const offered = wanted.flatMap(({ offerId, ...item }) => (offerId ? [{ ...item, offerId }] : []))
  const agreed = await acceptedFor(
    ctx,
    signedIn(ctx).id,
    offered.map(({ offerId }) => offerId),
  )
  for (const { productId, quantity, offerId } of offered) {
    const offer = agreed.get(productId)
    if (offer?.offerId !== offerId || offer.quantity !== quantity) throw new OfferGone()
  }
  return agreed
}

/** From here on these offers belong to the orders that were made of them. */
export function tieOffers(ctx: Ctx, items: PricedItem[], orders: OrderRow[]): void {
  for (const { id, items: ordered } of orders) {
    const bought = items.filter((item) => ordered.some(({ productId }) => productId === item.productId))
    tieToOrder(
      ctx,
      bought.flatMap(({ offerId }) => offerId ?? []),
      id,
    )
  }
}
