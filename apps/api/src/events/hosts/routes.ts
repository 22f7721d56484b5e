import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { getEvent } from '../event-detail.ts'
import * as contract from './contract.ts'
import { acceptHosting, addHost, removeHost } from './hosts.ts'
import { listReviews, review } from './reviews.ts'

export const hostRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.addHost,
    handler: (request) =>
      request.command(async (ctx) => {
        await addHost(ctx, request.params.id, request.body)
        return await getEvent(ctx, media, request.params.id)
      }),
  })

  app.route({
    ...contract.acceptHosting,
    handler: (request) =>
      request.command(async (ctx) => {
        await acceptHosting(ctx, request.params.id, request.params.hostId)
        return await getEvent(ctx, media, request.params.id)
      }),
  })

  app.route({
    ...contract.removeHost,
    handler: async (request, reply) => {
      await request.command((ctx) => removeHost(ctx, request.params.id, request.params.hostId))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.listReviews,
    handler: (request) => request.read((ctx) => listReviews(ctx, media, request.query)),
  })

  app.route({
    ...contract.reviewEvent,
    handler: async (request, reply) => {
      await request.command((ctx) => review(ctx, request.params.id, request.body))
      return reply.code(204).send(null)
    },
  })
}
