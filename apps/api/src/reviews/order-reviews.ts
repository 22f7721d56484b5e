import { type ReadCtx, signedIn } from '@banter/tenants/context'
import type { Media } from '../media/media.ts'
import { ratingCloses } from '../orders/order-facts.ts'
import { loadOrder, type ViewedOrder } from '../orders/order-rows.ts'
import type { OrderReviews } from './contract.ts'
import { canRate } from './policy.ts'
import { isShown, reviewsOfOrder, reviewView } from './review-rows.ts'

/** @throws NotFound */
export async function getOrderReviews(ctx: ReadCtx, media: Media, orderId: string): Promise<OrderReviews> {
  return orderReviewsOf(ctx, media, await loadOrder(ctx, orderId))
}

/** One's own words always, the other's only once they are shown: until then all answers are as if there were none. */
export async function orderReviewsOf(ctx: ReadCtx, media: Media, order: ViewedOrder): Promise<OrderReviews> {
  const me = signedIn(ctx).id
  const closesAt = await ratingCloses(ctx, order.id)
  const written = await reviewsOfOrder(ctx, order.id)
  const mine = written.find(({ authorId }) => authorId === me)
  const theirs = written.find((review) => review.subjectId === me && isShown(review))
  return {
    orderId: order.id,
    mine: mine ? reviewView(media, mine, me) : null,
    removed: Boolean(mine?.hiddenAt),
    theirs: theirs ? reviewView(media, theirs, me) : null,
    closesAt: closesAt?.toISOString() ?? null,
    mayRate: canRate(order, closesAt, ctx.now) && !mine?.shownAt,
  }
}
