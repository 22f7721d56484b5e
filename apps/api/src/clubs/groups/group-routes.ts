import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { closeGroup, createGroup, joinGroup, leaveGroup, listGroups } from './groups.ts'

export const groupRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listGroups,
    handler: (request) => request.read((ctx) => listGroups(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.createGroup,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await request.command((ctx) => createGroup(ctx, media, request.params.id, request.body))),
  })

  app.route({
    ...contract.joinGroup,
    handler: (request) => request.command((ctx) => joinGroup(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.leaveGroup,
    handler: (request) => request.command((ctx) => leaveGroup(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.closeGroup,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => closeGroup(ctx, request.params.id))),
  })
}
