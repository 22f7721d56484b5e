import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { listOrderMessages, sendOrderMessage } from './talk.ts'

export const talkRoutes: FastifyPluginAsyncZod<Pick<Deps, 'media'>> = async (app, { media }) => {
  app.route({
    ...contract.listOrderMessages,
    handler: (request) =>
      request.read((ctx) => listOrderMessages(ctx, media, request.params.id, request.query)),
  })
  app.route({
    ...contract.sendOrderMessage,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await request.command((ctx) => sendOrderMessage(ctx, media, request.params.id, request.body))),
  })
}
