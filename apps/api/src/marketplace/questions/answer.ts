import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { Media } from '../../media/media.ts'
import { countAnswer } from '../answer-time.ts'
import type { Question } from './contract.ts'
import { canChangeAnswer, isOpen } from './policy.ts'
import { lockQuestion, type QuestionRow, questionById, seenListing, shownQuestion } from './question-rows.ts'
import { questionAnswered } from './topics.ts'

export const NotYours = createError('NOT_YOUR_LISTING', 'Only the seller answers.', 403)
export const NotOffered = createError(
  'QUESTIONS_CLOSED',
  'Offer the listing again first: what is not on sale is not answered about.',
  409,
)
export const AnswerStands = createError(
  'ANSWER_STANDS',
  'An answer can be changed for 15 minutes. You can delete it and answer anew.',
  409,
)

/** The same answer again changes nothing. @throws NotFound, NotYours, NotOffered, AnswerStands */
export async function answerQuestion(ctx: Ctx, media: Media, id: string, body: string): Promise<Question> {
  const question = await lockQuestion(ctx, id)
  const listing = await seenListing(ctx, question.productId)
  const viewer = signedIn(ctx)
  if (viewer.id !== question.sellerId) throw new NotYours()
  if (question.answeredAt === null) {
    if (!isOpen(listing)) throw new NotOffered()
    await write(ctx, question, body)
  } else if (question.answer !== body) {
    if (!canChangeAnswer(viewer, question, ctx.now)) throw new AnswerStands()
    ctx.write(
      sql`update product_questions set answer = ${body}, answer_edited_at = ${ctx.now} where id = ${id}::uuid`,
    )
  }
  return shownQuestion(ctx, media, await questionById(ctx, id), isOpen(listing))
}

async function write(ctx: Ctx, { id, productId, askerId, sellerId, createdAt }: QuestionRow, body: string) {
  const [answered] = await ctx.sql<{ first: boolean }>(sql`
    with before as (select id, first_answered_at from product_questions where id = ${id}::uuid)
    update product_questions q
       set answer = ${body}, answered_at = ${ctx.now}, first_answered_at = coalesce(q.first_answered_at, ${ctx.now})
      from before where q.id = before.id returning before.first_answered_at is null as first`)
  if (answered?.first) countAnswer(ctx, sellerId, createdAt)
  await publish(ctx, questionAnswered, {
    question_id: id,
    product_id: productId,
    asker_id: askerId,
    seller_id: sellerId,
  })
}
