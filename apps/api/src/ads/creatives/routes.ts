import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { creativeView } from './creative-rows.ts'
import { addCreative, changeCreative, removeCreative } from './creatives.ts'

export const creativeRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.addCreative,
    handler: async (request, reply) => {
      const id = await request.command((ctx) => addCreative(ctx, request.params.id, request.body))
      return reply.code(201).send(await request.read((ctx) => creativeView(ctx, media, id)))
    },
  })
  app.route({
    ...contract.changeCreative,
    handler: async (request) => {
      const { id } = request.params
      await request.command((ctx) => changeCreative(ctx, id, request.body))
      return request.read((ctx) => creativeView(ctx, media, id))
    },
  })
  app.route({
    ...contract.removeCreative,
    handler: async (request, reply) => {
      await request.command((ctx) => removeCreative(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
