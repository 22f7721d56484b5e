import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { acknowledge, announce, listAnnouncements } from './announcements.ts'
import * as contract from './contract.ts'

export const announcementRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listAnnouncements,
    handler: (request) => request.read((ctx) => listAnnouncements(ctx, media, request.query)),
  })
  app.route({
    ...contract.announce,
    handler: async (request, reply) => {
      const post = await request.command((ctx) => announce(ctx, media, request.body))
      return reply.code(201).send(post)
    },
  })
  app.route({
    ...contract.acknowledge,
    handler: (request) => request.command((ctx) => acknowledge(ctx, request.params.id)),
  })
}
