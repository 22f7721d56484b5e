import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Id = z.string()

/** The buyer owns it from now on. */
export const pictureSold = topic(
  'picture_sold',
  'pictures',
  z.object({ picture_id: Id, order_id: Id, product_id: Id, from_id: Id, to_id: Id }),
)
/** Its sale was paid back in full: it is its seller’s again. */
export const pictureReturned = topic(
  'picture_returned',
  'pictures',
  z.object({ picture_id: Id, order_id: Id, from_id: Id, to_id: Id }),
)
/** Taken away by who made it, or by the staff: nobody can buy it any more. */
export const pictureRemoved = topic('picture_removed', 'pictures', z.object({ picture_id: Id, by_id: Id }))

/** All originals of an order are its buyer’s. */
export const originalsDelivered = topic('originals_delivered', 'pictures', z.object({ order_id: Id }))
/** The seller of this order does not have the original, or not any more: its buyer gets nothing, so the money goes back. */
export const originalsWithheld = topic('originals_withheld', 'pictures', z.object({ order_id: Id }))

const about = z.object({ picture_id: Id, owner_id: Id, actor_id: Id })

export const pictureLiked = topic('picture_liked', 'pictures', about)
export const pictureCommented = topic('picture_commented', 'pictures', about.extend({ comment_id: Id }))
export const pictureCommentDeleted = topic(
  'picture_comment_deleted',
  'pictures',
  z.object({ picture_id: Id, comment_id: Id, deleted_by: Id }),
)
