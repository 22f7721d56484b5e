import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { answerWanted, listMatches } from './answers.ts'
import * as contract from './contract.ts'

export const wantedRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listMatches,
    handler: (request) => request.read((ctx) => listMatches(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.answerWanted,
    handler: async (request, reply) => {
      await request.command((ctx) => answerWanted(ctx, request.params.id, request.body.productId))
      return reply.code(204).send(null)
    },
  })
}
