import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { deleteCaptions, getCaptions, putCaptions } from './captions.ts'
import * as contract from './contract.ts'

export const captionRoutes: FastifyPluginAsyncZod<Deps> = async (app) => {
  app.route({
    ...contract.putCaptions,
    handler: (request) => request.command((ctx) => putCaptions(ctx, request.params.id, request.body.text)),
  })

  app.route({
    ...contract.deleteCaptions,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => deleteCaptions(ctx, request.params.id))),
  })

  app.route({
    ...contract.getCaptions,
    handler: async (request, reply) => {
      const text = await request.read((ctx) => getCaptions(ctx, request.params.id))
      return reply.type('text/vtt; charset=utf-8').send(text)
    },
  })
}
