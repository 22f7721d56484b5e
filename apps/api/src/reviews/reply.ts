import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import type { Review } from './contract.ts'
import { type ReviewRow, reviewView, selectReviews } from './review-rows.ts'
import { reviewAnswered } from './topics.ts'

export const AnsweredAlready = createError('ANSWERED_ALREADY', 'You have answered this already.', 409)

/** For anybody but whom it is about, and before it is shown, there is nothing to answer. @throws NotFound, AnsweredAlready */
export async function reply(ctx: Ctx, media: Media, id: string, text: string): Promise<Review> {
  const me = signedIn(ctx).id
  const [answered] = await ctx.sql(sql`
    update reviews set reply = ${text}, replied_at = ${ctx.now}
     where id = ${id}::uuid and subject_id = ${me}::uuid and shown_at is not null and hidden_at is null and replied_at is null
    returning id`)
  const [review] = await ctx.sql<ReviewRow>(
    selectReviews(sql`
      select * from reviews where id = ${id}::uuid and subject_id = ${me}::uuid and shown_at is not null and hidden_at is null`),
  )
  if (!review) throw new NotFound()
  if (!answered && review.reply !== text) throw new AnsweredAlready()
  if (answered)
    await publish(ctx, reviewAnswered, {
      review_id: id,
      order_id: review.orderId,
      author_id: review.authorId,
      subject_id: me,
    })
  return reviewView(media, review, me)
}
