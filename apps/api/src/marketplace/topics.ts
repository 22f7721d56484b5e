import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Cents = z.object({ amount: z.int(), currency: z.string() })

/** What every follower may know of a listing. */
export const ProductFact = z.object({
  product_id: z.string(),
  seller_id: z.string(),
  school_id: z.string(),
  title: z.string(),
  kind: z.string(),
  category: z.string(),
  branch: z.string().nullable(),
  condition: z.string(),
  price: Cents,
  course: z.string().nullable(),
  isbn: z.string().nullable(),
  status: z.string(),
})
export type ProductFact = z.input<typeof ProductFact>

/** In the shop for the first time. */
export const productCreated = topic('product_created', 'marketplace', ProductFact)
export const productUpdated = topic(
  'product_updated',
  'marketplace',
  ProductFact.extend({
    /** Where the change was of the price. */
    old_price: Cents.nullable(),
  }),
)
/** None are left. */
export const productSold = topic('product_sold', 'marketplace', ProductFact)
export const productDeleted = topic('product_deleted', 'marketplace', ProductFact)

const Deadline = z.object({ product_id: z.string(), expires_at: z.iso.datetime() })

/** Said when something is listed, delivered two days before its time is over. */
export const listingEnds = topic('listing_ends', 'marketplace', Deadline)
/** Said when something is listed, delivered when its time is over. */
export const listingEnded = topic('listing_ended', 'marketplace', Deadline)
/** Its time is over and nobody renewed it. */
export const listingExpired = topic(
  'listing_expired',
  'marketplace',
  z.object({ product_id: z.string(), seller_id: z.string() }),
)

/** It waits for the staff. */
export const listingSubmitted = topic(
  'listing_submitted',
  'marketplace',
  z.object({ product_id: z.string(), seller_id: z.string() }),
)
export const listingReviewed = topic(
  'listing_reviewed',
  'marketplace',
  z.object({
    product_id: z.string(),
    seller_id: z.string(),
    actor_id: z.string(),
    decision: z.enum(['approved', 'refused']),
    reason: z.string(),
  }),
)
export const marketRulesChanged = topic(
  'market_rules_changed',
  'marketplace',
  z.object({ actor_id: z.string() }),
)
