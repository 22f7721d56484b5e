import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { answerQuestion } from './answer.ts'
import { askQuestion, changeQuestion } from './ask.ts'
import * as contract from './contract.ts'
import { listQuestions, listWaitingQuestions } from './question-list.ts'
import { deleteAnswer, deleteQuestion } from './take-back.ts'

export const questionRoutes: FastifyPluginAsyncZod<Pick<Deps, 'media'>> = async (app, { media }) => {
  app.route({
    ...contract.listQuestions,
    handler: (request) => request.read((ctx) => listQuestions(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.listWaitingQuestions,
    handler: (request) => request.read((ctx) => listWaitingQuestions(ctx, media, request.query)),
  })

  app.route({
    ...contract.askQuestion,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await request.command((ctx) => askQuestion(ctx, media, request.params.id, request.body))),
  })

  app.route({
    ...contract.changeQuestion,
    handler: (request) =>
      request.command((ctx) => changeQuestion(ctx, media, request.params.id, request.body.body)),
  })

  app.route({
    ...contract.deleteQuestion,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteQuestion(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.answerQuestion,
    handler: (request) =>
      request.command((ctx) => answerQuestion(ctx, media, request.params.id, request.body.body)),
  })

  app.route({
    ...contract.deleteAnswer,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteAnswer(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
