import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { personOf } from '../people/person.ts'
import type { Negotiation, Offer } from './contract.ts'
import { findOffer, type MoveRow, movesOf, type OfferRow, sideOf } from './offer-rows.ts'
import { canPay, type Deed, leastOffer, outcomeOf, stateNow } from './policy.ts'
import { netOf } from './seller-net.ts'

export function offerView(ctx: ReadCtx, media: Media, row: OfferRow): Offer {
  const role = sideOf(row, signedIn(ctx))
  const { currency } = row
  const money = (amount: number) => ({ amount, currency })
  const total = row.amount * row.quantity
  return {
    id: row.id,
    state: stateNow(row, ctx.now),
    turn: row.turn,
    role,
    amount: money(row.amount),
    quantity: row.quantity,
    total: money(total),
    sellerGets: role === 'seller' ? money(netOf(ctx.school, total, currency)) : null,
    expiresAt: row.expiresAt.toISOString(),
    orderId: row.orderId,
    product: {
      id: row.productId,
      title: row.title,
      category: row.category,
      status: shownStatus(row),
      price: money(row.priceAmount),
      least: money(leastOffer(row.priceAmount, row.leastOfferPct)),
      stock: row.stock,
      ...(row.photoKey ? { photo: media.url(row.photoKey, 'tile') } : {}),
    },
    other: otherOf(media, row, role),
    createdAt: row.createdAt.toISOString(),
    may: mayOf(ctx, row, role),
  }
}

/** @throws NotFound */
export async function getNegotiation(ctx: ReadCtx, media: Media, id: string): Promise<Negotiation> {
  const row = await findOffer(ctx, id)
  if (!row) throw new NotFound()
  return negotiationOf(ctx, media, row, await movesOf(ctx, id))
}

export const negotiationOf = (ctx: ReadCtx, media: Media, row: OfferRow, moves: MoveRow[]): Negotiation => ({
  ...offerView(ctx, media, row),
  moves: moves.map((move) => moveView(row, move)),
})

/** Whether what was agreed on could be bought right now. */
export const isThere = ({ productStatus, stock, quantity }: OfferRow) =>
  productStatus === 'active' && stock >= quantity

function mayOf(ctx: ReadCtx, row: OfferRow, role: Offer['role']): Offer['may'] {
  const can = (deed: Deed) => outcomeOf(deed, role, row, ctx.now) !== null
  return {
    accept: can('accept') && isThere(row),
    decline: can('decline'),
    counter: can('counter') && isThere(row),
    withdraw: can('withdraw'),
    pay: canPay(role, row, ctx.now) && isThere(row),
  }
}

/** As a listing shows it: what is left decides before what the seller set. */
function shownStatus({ productStatus, stock, reserved }: OfferRow): Offer['product']['status'] {
  if (productStatus === 'deleted' || stock > 0) return productStatus
  return reserved > 0 ? 'reserved' : 'sold'
}

function otherOf(media: Media, row: OfferRow, role: Offer['role']) {
  return role === 'buyer'
    ? personOf(media, { id: row.sellerId, name: row.sellerName, avatarKey: row.sellerAvatarKey })
    : personOf(media, { id: row.buyerId, name: row.buyerName, avatarKey: row.buyerAvatarKey })
}

function moveView(
  offer: OfferRow,
  { move, actorId, amount, note, at }: MoveRow,
): Negotiation['moves'][number] {
  const by = actorId === null ? null : actorId === offer.buyerId ? 'buyer' : 'seller'
  return { move, by, amount: { amount, currency: offer.currency }, note, at: at.toISOString() }
}
