import type { ReadCtx } from '@banter/tenants/context'
import type { Media } from '../../media/media.ts'
import { offersBetween } from '../../offers/between.ts'
import type { Negotiation } from '../../offers/contract.ts'
import { timelineOf } from '../order-notes.ts'
import type { ViewedOrder } from '../order-rows.ts'

/** What a page of messages covers: from its oldest message on, up to the page of later ones; null has no end. */
interface Span {
  from: string | null
  to: string | null
}

const within = (at: string, { from, to }: Span) => (from === null || at >= from) && (to === null || at < to)

/** What else happened while these messages were written: the order's own steps, and what the two bargained for. */
export async function aroundMessages(ctx: ReadCtx, media: Media, order: ViewedOrder, span: Span) {
  const { id: orderId, buyerId, sellerId, items } = order
  const productIds = items.map(({ productId }) => productId)
  const [timeline, offers] = await Promise.all([
    timelineOf(ctx, order),
    offersBetween(ctx, media, { orderId, buyerId, sellerId, productIds }),
  ])
  return {
    happened: timeline
      .filter(({ at, text }) => text && within(at, span))
      .map(({ at, text, reason }) => ({ at, text, reason })),
    offers: offers.filter((offer) => (isOpen(offer) ? span.to === null : within(lastMove(offer), span))),
  }
}

/** It is still to be answered or paid: then it is on the latest page, however old it is. */
const isOpen = ({ state, orderId }: Negotiation) =>
  (state === 'open' || state === 'accepted') && orderId === null

const lastMove = ({ moves, createdAt }: Negotiation) => moves.at(-1)?.at ?? createdAt
