import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const QuestionFact = z.object({
  question_id: z.string(),
  product_id: z.string(),
  asker_id: z.string(),
  seller_id: z.string(),
})

export const questionAsked = topic('question_asked', 'marketplace', QuestionFact)
export const questionAnswered = topic('question_answered', 'marketplace', QuestionFact)
/** The question with its answer, or the answer alone. */
export const questionTakenBack = topic(
  'question_taken_back',
  'marketplace',
  z.object({ question_id: z.string(), only_answer: z.boolean() }),
)
