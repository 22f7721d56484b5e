import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { listNotifications, markRead } from './bell.ts'
import * as contract from './contract.ts'
import { mailChoiceRoutes } from './mail-choices/routes.ts'

export const notificationRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.route({
    ...contract.listNotifications,
    handler: (request) => request.read((ctx) => listNotifications(ctx, request.query)),
  })

  app.route({
    ...contract.markRead,
    handler: async (request, reply) => {
      await request.command((ctx) => markRead(ctx, request.body.ids))
      return reply.code(204).send(null)
    },
  })

  await app.register(mailChoiceRoutes, deps)
}
