import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Side = z.enum(['buyer', 'seller'])

const OfferFact = z.object({
  offer_id: z.string(),
  product_id: z.string(),
  buyer_id: z.string(),
  seller_id: z.string(),
  /** For one piece. */
  amount: z.int(),
  currency: z.string(),
  quantity: z.int(),
})
export type OfferFact = z.input<typeof OfferFact>

export const offerMade = topic('offer_made', 'offers', OfferFact)
export const offerCountered = topic(
  'offer_countered',
  'offers',
  OfferFact.extend({ by: Side, position: z.int() }),
)
export const offerAccepted = topic('offer_accepted', 'offers', OfferFact.extend({ by: Side }))
/** By one of the two, or because there is nothing left to bargain for. */
export const offerDeclined = topic('offer_declined', 'offers', OfferFact.extend({ by: Side.nullable() }))
export const offerWithdrawn = topic('offer_withdrawn', 'offers', OfferFact.extend({ by: Side }))
/** Nobody answered an open one, or nobody paid an accepted one. */
export const offerExpired = topic(
  'offer_expired',
  'offers',
  OfferFact.extend({ was: z.enum(['open', 'accepted']), turn: Side }),
)

/** Said with each move, delivered when the time for the next one is over. Only the newest of an offer counts: its time is compared. */
export const offerLapses = topic('offer_lapses', 'offers', z.object({ offer_id: z.string() }))
