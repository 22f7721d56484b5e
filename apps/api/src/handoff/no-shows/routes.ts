import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { answerNoShow, withdrawNoShow } from './answer.ts'
import * as contract from './contract.ts'
import { decideNoShow, listNoShows } from './decide.ts'
import { sayNoShow } from './say.ts'

export const noShowRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...contract.sayNoShow,
    handler: async (request, reply) => {
      const { params, body } = request
      return reply.code(201).send(await request.command((ctx) => sayNoShow(ctx, params.id, body.statement)))
    },
  })
  app.route({
    ...contract.answerNoShow,
    handler: (request) => request.command((ctx) => answerNoShow(ctx, request.params.id, request.body)),
  })
  app.route({
    ...contract.withdrawNoShow,
    handler: (request) => request.command((ctx) => withdrawNoShow(ctx, request.params.id)),
  })
  app.route({
    ...contract.listNoShows,
    handler: (request) => request.read((ctx) => listNoShows(ctx, request.query)),
  })
  app.route({
    ...contract.decideNoShow,
    handler: (request) => request.command((ctx) => decideNoShow(ctx, request.params.id, request.body)),
  })
}
