import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { NotAllowed } from '../http/session.ts'
import type { Media } from '../media/media.ts'
import { ratingCloses } from '../orders/order-facts.ts'
import { loadOrder, type ViewedOrder } from '../orders/order-rows.ts'
import type { OrderReviews, rateOrder } from './contract.ts'
import { orderReviewsOf } from './order-reviews.ts'
import { canRate, canSay, shownFrom } from './policy.ts'
import { type ReviewRow, reviewsOfOrder } from './review-rows.ts'
import { show } from './show.ts'
import { reviewsClose } from './topics.ts'

export const NotRateable = createError('NOT_RATEABLE', '%s', 409)
export const ShownAlready = createError(
  'SHOWN_ALREADY',
  'What you wrote is shown already: it cannot be changed any more.',
  409,
)
export const OnlyTheBuyer = createError(
  'ONLY_THE_BUYER',
  'Only the buyer can say whether it was as described.',
  422,
)

type Said = z.output<typeof rateOrder.schema.body>

/**
 * Writes down what one of an order's two people says of the other, or changes it while nobody sees it. The order's row is locked: of two
 * who write at once the second one sees the first, and both are shown. @throws NotFound, NotAllowed, NotRateable, ShownAlready, OnlyTheBuyer
 */
export async function rate(ctx: Ctx, media: Media, orderId: string, said: Said): Promise<OrderReviews> {
  const me = signedIn(ctx).id
  const order = await loadOrder(ctx, orderId, { lock: true })
  if (order.role === 'staff') throw new NotAllowed()
  const written = await reviewsOfOrder(ctx, orderId)
  const before = written.find(({ authorId }) => authorId === me)
  if (before && isSame(before, said)) return orderReviewsOf(ctx, media, order)
  const closesAt = await ratingCloses(ctx, orderId)
  if (before?.shownAt) throw new ShownAlready()
  if (!closesAt || !canRate(order, closesAt, ctx.now)) throw new NotRateable(reasonOf(order))
  if (!canSay(order.role, said.tags))
    throw Object.assign(new OnlyTheBuyer(), { fields: { tags: new OnlyTheBuyer().message } })
  await write(ctx, order, said)
  if (written.some(({ authorId }) => authorId !== me)) await show(ctx, orderId)
  else if (!before) await publish(ctx, reviewsClose, { order_id: orderId }, { at: shownFrom(closesAt) })
  return orderReviewsOf(ctx, media, order)
}

const isSame = (before: ReviewRow, { stars, tags, body }: Said) =>
  before.stars === stars && before.body === body && before.tags.join() === tagsOf(tags).join()

/** Each once, always in the same order. */
const tagsOf = (tags: Said['tags']) => [...new Set(tags)].toSorted()

function reasonOf({ state }: ViewedOrder): string {
  if (state === 'settled') return 'The seven days to rate it are over.'
  return state === 'held' || state === 'settling' || state === 'awaiting_payment'
    ? 'You can rate each other once the order is complete.'
    : 'An order that was called off, or whose money went back, is not rated.'
}

async function write(ctx: Ctx, order: ViewedOrder, { stars, tags, body }: Said): Promise<void> {
  const [author, subject] =
    order.role === 'buyer' ? [order.buyerId, order.sellerId] : [order.sellerId, order.buyerId]
  await ctx.sql(sql`
    insert into reviews (order_id, author_id, subject_id, stars, tags, body, created_at)
    values (${order.id}::uuid, ${author}::uuid, ${subject}::uuid, ${stars}, ${tagsOf(tags)}::text[], ${body}, ${ctx.now})
    on conflict (school_id, order_id, author_id) do update
       set stars = excluded.stars, tags = excluded.tags, body = excluded.body`)
}
