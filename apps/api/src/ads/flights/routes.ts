import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as contract from './contract.ts'
import { estimateFlight } from './estimate.ts'
import { addFlight, removeFlight } from './flights.ts'

export const flightRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...contract.addFlight,
    handler: async (request, reply) =>
      reply.code(201).send(await request.command((ctx) => addFlight(ctx, request.params.id, request.body))),
  })
  app.route({
    ...contract.removeFlight,
    handler: async (request, reply) => {
      await request.command((ctx) => removeFlight(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
  app.route({
    ...contract.estimateFlight,
    handler: (request) => request.read((ctx) => estimateFlight(ctx, request.query)),
  })
}
