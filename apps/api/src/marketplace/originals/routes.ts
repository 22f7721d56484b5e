import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { relistPicture } from './relist.ts'

export const originalRoutes: FastifyPluginAsyncZod<Deps> = async (app) => {
  app.route({
    ...contract.relistPicture,
    handler: async (request, reply) => {
      const { params, body } = request
      const listed = await request.command((ctx) => relistPicture(ctx, params.id, body.price))
      return reply.code(201).send(listed)
    },
  })
}
