import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import type * as contract from './contract.ts'
import { canChange, isOpen, MOST_A_DAY, MOST_WAITING_HERE } from './policy.ts'
import { lockQuestion, questionById, seenListing, shownQuestion } from './question-rows.ts'
import { questionAsked } from './topics.ts'

export const MayNotAsk = createError('MAY_NOT_ASK', 'Confirm your e-mail address first.', 403)
export const OwnListing = createError('OWN_PRODUCT', 'This is your own listing.', 422)
export const QuestionsClosed = createError(
  'QUESTIONS_CLOSED',
  'It is not offered right now, so nothing can be asked about it.',
  409,
)
export const TooManyWaiting = createError(
  'TOO_MANY_WAITING',
  'You have asked %s questions here that wait for an answer. Please wait for the seller.',
  409,
)
export const TooManyQuestions = createError(
  'TOO_MANY_QUESTIONS',
  'These are many questions for one day. Please go on tomorrow.',
  429,
)
export const QuestionStands = createError(
  'QUESTION_STANDS',
  'A question can be changed for 15 minutes, and until it is answered. You can delete it and ask anew.',
  409,
)

type NewQuestion = z.output<typeof contract.askQuestion.schema.body>

/** Sent again under its id, it is the question that is there. @throws NotFound, what is declared above, IdAhead, IdTaken */
export async function askQuestion(
  ctx: Ctx,
  media: Media,
  productId: string,
  { id = v7(), body }: NewQuestion,
): Promise<contract.Question> {
  const viewer = signedIn(ctx)
  const listing = await seenListing(ctx, productId)
  if (!viewer.verified) throw new MayNotAsk()
  assertNotAhead(ctx, id)
  // Two at once of one person wait for each other: so they are counted, and one that was sent twice finds its first.
  ctx.write(sql`select pg_advisory_xact_lock(hashtextextended(${viewer.id} || ' questions', 0))`)
  if (!(await isSame(ctx, id, productId, body))) {
    if (listing.sellerId === viewer.id) throw new OwnListing()
    if (!isOpen(listing)) throw new QuestionsClosed()
    await assertFew(ctx, productId)
    await write(ctx, id, productId, listing.sellerId, body)
  }
  return shownQuestion(ctx, media, await questionById(ctx, id), isOpen(listing))
}

/** @throws IdTaken when something else has this id */
async function isSame(ctx: Ctx, id: string, productId: string, body: string): Promise<boolean> {
  const [there] = await ctx.sql<{ same: boolean }>(sql`
    select product_id = ${productId}::uuid and asker_id = ${signedIn(ctx).id}::uuid and body = ${body} and deleted_at is null as same
      from product_questions where id = ${id}::uuid`)
  if (there && !there.same) throw new IdTaken()
  return there !== undefined
}

async function write(ctx: Ctx, id: string, productId: string, sellerId: string, body: string): Promise<void> {
  const askerId = signedIn(ctx).id
  const made = await ctx.sql(sql`
    insert into product_questions (id, product_id, asker_id, seller_id, body, created_at)
    values (${id}::uuid, ${productId}::uuid, ${askerId}::uuid, ${sellerId}::uuid, ${body}, ${ctx.now})
    on conflict do nothing returning id`)
  if (!made.length) throw new IdTaken()
  await publish(ctx, questionAsked, {
    question_id: id,
    product_id: productId,
    asker_id: askerId,
    seller_id: sellerId,
  })
}

/** What was deleted counts for the day too: else a seller could be written to without end. @throws TooManyWaiting, TooManyQuestions */
async function assertFew(ctx: Ctx, productId: string): Promise<void> {
  const asker = sql`asker_id = ${signedIn(ctx).id}::uuid`
  const [count] = await ctx.sql<{ day: number; here: number }>(sql`
    select (select count(*)::int from product_questions
             where ${asker} and created_at > ${ctx.now}::timestamptz - interval '24 hours') as day,
           (select count(*)::int from product_questions
             where ${asker} and product_id = ${productId}::uuid and answered_at is null and deleted_at is null) as here`)
  if (!count) return
  if (count.here >= MOST_WAITING_HERE) throw new TooManyWaiting(MOST_WAITING_HERE)
  if (count.day >= MOST_A_DAY) throw new TooManyQuestions()
}

/** @throws NotFound, QuestionStands */
export async function changeQuestion(
  ctx: Ctx,
  media: Media,
  id: string,
  body: string,
): Promise<contract.Question> {
  const question = await lockQuestion(ctx, id)
  const open = isOpen(await seenListing(ctx, question.productId))
  if (!canChange(signedIn(ctx), question, ctx.now)) throw new QuestionStands()
  if (body !== question.body)
    ctx.write(sql`update product_questions set body = ${body}, edited_at = ${ctx.now} where id = ${id}::uuid`)
  return shownQuestion(ctx, media, await questionById(ctx, id), open)
}
