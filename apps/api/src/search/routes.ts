import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import * as contract from './contract.ts'
import { find } from './find.ts'
import { forgetSearches, listSearches, noteSearch } from './recent.ts'

export const searchRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.search,
    handler: (request) => request.read((ctx) => find(ctx, media, request.query)),
  })

  app.route({ ...contract.listSearches, handler: (request) => request.read(listSearches) })

  app.route({
    ...contract.noteSearch,
    handler: async (request, reply) => {
      await request.command((ctx) => noteSearch(ctx, request.body.query))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.forgetSearches,
    handler: async (request, reply) => {
      await request.command((ctx) => forgetSearches(ctx, request.query.query))
      return reply.code(204).send(null)
    },
  })
}
