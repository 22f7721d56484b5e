import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { callOffScheduled, changeScheduled, getScheduled, listScheduled, schedule } from './scheduled.ts'

export const scheduledRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listScheduled,
    handler: (request) => request.read((ctx) => listScheduled(ctx, media)),
  })
  app.route({
    ...contract.getScheduled,
    handler: (request) => request.read((ctx) => getScheduled(ctx, media, request.params.id)),
  })
  app.route({
    ...contract.schedule,
    handler: async (request, reply) => {
      const waiting = await request.command((ctx) => schedule(ctx, media, request.body))
      return reply.code(201).send(waiting)
    },
  })
  app.route({
    ...contract.changeScheduled,
    handler: (request) =>
      request.command((ctx) => changeScheduled(ctx, media, request.params.id, request.body)),
  })
  app.route({
    ...contract.callOffScheduled,
    handler: async (request, reply) => {
      await request.command((ctx) => callOffScheduled(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
