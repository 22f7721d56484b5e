import type { Negotiation } from '@banter/api/offers/contract'
import type { listOrderMessages, OrderMessage } from '@banter/api/orders/talk/contract'
import type { z } from 'zod'

export type Talk = z.output<(typeof listOrderMessages)['schema']['response'][200]>
export type Happened = Talk['happened'][number]

type Line =
  | { what: 'message'; at: string; message: OrderMessage }
  | { what: 'step'; at: string; step: Happened }
  | { what: 'offer'; at: string; offer: Negotiation }

/** All that is shown of a conversation, in the order of time. An offer stands where its last move was. */
export function linesOf({ items, happened, offers }: Pick<Talk, 'items' | 'happened' | 'offers'>): Line[] {
  const lines: Line[] = [
    ...offers.map((offer) => ({
      what: 'offer' as const,
      at: offer.moves.at(-1)?.at ?? offer.createdAt,
      offer,
    })),
    ...happened.map((step) => ({ what: 'step' as const, at: step.at, step })),
    ...items.toReversed().map((message) => ({ what: 'message' as const, at: message.at, message })),
  ]
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
