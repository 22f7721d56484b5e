import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { exportMembers } from './export.ts'
import { joinClub, leaveClub, setMyMembership } from './join.ts'
import { listMembers } from './member-list.ts'
import { changeMember, removeMember } from './roles.ts'

export const memberRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.joinClub,
    handler: (request) => request.command((ctx) => joinClub(ctx, request.params.id, request.body)),
  })

  app.route({
    ...contract.leaveClub,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => leaveClub(ctx, request.params.id))),
  })

  app.route({
    ...contract.setMyMembership,
    handler: async (request, reply) =>
      reply
        .code(204)
        .send(await request.command((ctx) => setMyMembership(ctx, request.params.id, request.body))),
  })

  app.route({
    ...contract.listMembers,
    handler: (request) => request.read((ctx) => listMembers(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.exportMembers,
    handler: (request) => request.read((ctx) => exportMembers(ctx, request.params.id)),
  })

  app.route({
    ...contract.changeMember,
    handler: (request) => {
      const { id, userId } = request.params
      return request.command((ctx) => changeMember(ctx, media, id, userId, request.body))
    },
  })

  app.route({
    ...contract.removeMember,
    handler: async (request, reply) => {
      const { id, userId } = request.params
      return reply.code(204).send(await request.command((ctx) => removeMember(ctx, id, userId)))
    },
  })
}
