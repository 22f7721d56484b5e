import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as contract from './contract.ts'
import { changeSavedSearch, forgetSavedSearch, keepSearch, listSavedSearches } from './saved-searches.ts'
import { getSearchAlert, stopSearchAlert } from './stop.ts'

export const savedSearchRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...contract.listSavedSearches,
    handler: (request) => request.read((ctx) => listSavedSearches(ctx)),
  })

  app.route({
    ...contract.saveSearch,
    handler: async (request, reply) => {
      const saved = await request.command((ctx) => keepSearch(ctx, request.body))
      return reply.code(201).send(saved)
    },
  })

  app.route({
    ...contract.changeSavedSearch,
    handler: (request) => request.command((ctx) => changeSavedSearch(ctx, request.params.id, request.body)),
  })

  app.route({
    ...contract.forgetSavedSearch,
    handler: async (request, reply) => {
      await request.command((ctx) => forgetSavedSearch(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.getSearchAlert,
    handler: (request) => request.read((ctx) => getSearchAlert(ctx, request.params.id)),
  })

  app.route({
    ...contract.stopSearchAlert,
    handler: async (request, reply) => {
      await request.command((ctx) => stopSearchAlert(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
