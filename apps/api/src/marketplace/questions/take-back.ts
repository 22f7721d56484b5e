import type { Prisma } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { canDelete, canDeleteAnswer } from './policy.ts'
import { lockQuestion } from './question-rows.ts'
import { questionTakenBack } from './topics.ts'

export const NotYourQuestion = createError('NOT_YOUR_QUESTION', 'This question is somebody else’s.', 403)
export const NotYourAnswer = createError('NOT_YOUR_ANSWER', 'This answer is somebody else’s.', 403)

/** Wherever its listing stands by now. @throws NotFound, NotYourQuestion */
export async function deleteQuestion(ctx: Ctx, id: string): Promise<void> {
  if (!canDelete(signedIn(ctx), await lockQuestion(ctx, id))) throw new NotYourQuestion()
  await removeQuestions(ctx, sql`id = ${id}::uuid`)
}

/** @throws NotFound, NotYourAnswer */
export async function deleteAnswer(ctx: Ctx, id: string): Promise<void> {
  const question = await lockQuestion(ctx, id)
  if (question.answeredAt === null) throw new NotFound()
  if (!canDeleteAnswer(signedIn(ctx), question)) throw new NotYourAnswer()
  await removeAnswers(ctx, sql`id = ${id}::uuid`)
}

/** Whoever has left says nothing any more, neither as buyer nor as seller. */
export async function forgetAsker(ctx: Ctx, { user_id }: { user_id: string }): Promise<void> {
  await removeQuestions(ctx, sql`asker_id = ${user_id}::uuid`)
  await removeAnswers(ctx, sql`seller_id = ${user_id}::uuid`)
}

/** Nothing of what was said is kept. */
async function removeQuestions(ctx: Ctx, which: Prisma.Sql): Promise<void> {
  await say(
    ctx,
    false,
    await ctx.sql(sql`
      update product_questions set deleted_at = ${ctx.now}, body = '', answer = '', answered_at = null, answer_edited_at = null
       where deleted_at is null and ${which} returning id`),
  )
}

async function removeAnswers(ctx: Ctx, which: Prisma.Sql): Promise<void> {
  await say(
    ctx,
    true,
    await ctx.sql(sql`
      update product_questions set answer = '', answered_at = null, answer_edited_at = null
       where answered_at is not null and ${which} returning id`),
  )
}

async function say(ctx: Ctx, onlyAnswer: boolean, gone: { id: string }[]): Promise<void> {
  await publishAll(
    ctx,
    gone.map(({ id }) => statement(questionTakenBack, { question_id: id, only_answer: onlyAnswer })),
  )
}
