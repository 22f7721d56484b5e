import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Nothing, Page, Person, When, writing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

const where = { access: 'member', at: 'school' } as const

export const MOST_OF_A_QUESTION = 500
export const MOST_OF_AN_ANSWER = 1_000

export const Question = z.object({
  id: Id,
  productId: Id,
  asker: Person,
  body: z.string(),
  askedAt: When,
  edited: z.boolean(),
  mine: z.boolean(),
  /** Of the listing’s seller. */
  answer: z.object({ body: z.string(), at: When, edited: z.boolean() }).nullable(),
  may: z.object({
    edit: z.boolean(),
    delete: z.boolean(),
    answer: z.boolean(),
    editAnswer: z.boolean(),
    deleteAnswer: z.boolean(),
  }),
})
export type Question = z.output<typeof Question>

const WaitingQuestion = Question.extend({ productTitle: z.string() })

export const listQuestions = {
  method: 'GET',
  url: '/products/:id/questions',
  config: where,
  schema: {
    summary: 'What people ask about a listing and what its seller answers, the latest first.',
    params: IdPath,
    querystring: Page,
    response: {
      200: listOf(Question).extend({
        /** It can be had: so it can be asked about, and answered. */
        open: z.boolean(),
      }),
    },
  },
} as const satisfies Endpoint

export const listWaitingQuestions = {
  method: 'GET',
  url: '/me/questions',
  config: where,
  schema: {
    summary: 'What people ask about one’s own listings and waits for an answer, the longest waiting first.',
    querystring: Page,
    response: { 200: listOf(WaitingQuestion) },
  },
} as const satisfies Endpoint

const asked = writing(MOST_OF_A_QUESTION, 'Write your question first.')
const answered = writing(MOST_OF_AN_ANSWER, 'Write your answer first.')

export const askQuestion = {
  method: 'POST',
  url: '/products/:id/questions',
  config: { ...where, perMinute: 20 },
  schema: {
    summary:
      'Ask the seller of a listing something that everybody may read. Sent again under the same id, it is the question that is there.',
    params: IdPath,
    body: z.strictObject({ id: NewId.optional(), body: asked }),
    response: { 201: Question },
  },
} as const satisfies Endpoint

export const changeQuestion = {
  method: 'PATCH',
  url: '/questions/:id',
  config: where,
  schema: {
    summary: 'Put one’s own question in other words, shortly after it was asked and before it is answered.',
    params: IdPath,
    body: z.strictObject({ body: asked }),
    response: { 200: Question },
  },
} as const satisfies Endpoint

export const deleteQuestion = {
  method: 'DELETE',
  url: '/questions/:id',
  config: where,
  schema: {
    summary: 'Take back one’s own question, and its answer with it; moderators may delete any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const answerQuestion = {
  method: 'PUT',
  url: '/questions/:id/answer',
  config: { ...where, perMinute: 30 },
  schema: {
    summary: 'The seller answers. Shortly after it, the answer can be put in other words.',
    params: IdPath,
    body: z.strictObject({ body: answered }),
    response: { 200: Question },
  },
} as const satisfies Endpoint

export const deleteAnswer = {
  method: 'DELETE',
  url: '/questions/:id/answer',
  config: where,
  schema: {
    summary: 'The seller takes an answer back: the question waits for another. Moderators may delete any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
