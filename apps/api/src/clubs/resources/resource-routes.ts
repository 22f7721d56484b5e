import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { addResource, changeResource, listResources, removeResource } from './resources.ts'

export const resourceRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listResources,
    handler: (request) => request.read((ctx) => listResources(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.addResource,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await request.command((ctx) => addResource(ctx, media, request.params.id, request.body))),
  })

  app.route({
    ...contract.changeResource,
    handler: (request) =>
      request.command((ctx) => changeResource(ctx, media, request.params.id, request.body)),
  })

  app.route({
    ...contract.removeResource,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => removeResource(ctx, request.params.id))),
  })
}
