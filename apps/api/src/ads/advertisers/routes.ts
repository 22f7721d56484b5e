import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { changeAdvertiser, createAdvertiser, listAdvertisers } from './advertisers.ts'
import * as contract from './contract.ts'

export const advertiserRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({ ...contract.listAdvertisers, handler: (request) => request.read(listAdvertisers) })
  app.route({
    ...contract.createAdvertiser,
    handler: async (request, reply) =>
      reply.code(201).send(await request.command((ctx) => createAdvertiser(ctx, request.body))),
  })
  app.route({
    ...contract.changeAdvertiser,
    handler: (request) => request.command((ctx) => changeAdvertiser(ctx, request.params.id, request.body)),
  })
}
