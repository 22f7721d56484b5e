import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { acceptInvite, declineInvite } from './answers.ts'
import * as contract from './contract.ts'
import { approveRequest, declineRequest } from './decisions.ts'
import { invite, listInvites, listMyInvites, revokeInvite } from './invites.ts'
import { listRequests, requestToJoin } from './requests.ts'

export const admissionRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listRequests,
    handler: (request) => request.read((ctx) => listRequests(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.requestToJoin,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await request.command((ctx) => requestToJoin(ctx, request.params.id, request.body))),
  })

  app.route({
    ...contract.approveRequest,
    handler: async (request, reply) => {
      const { id, rid } = request.params
      return reply.code(204).send(await request.command((ctx) => approveRequest(ctx, id, rid)))
    },
  })

  app.route({
    ...contract.declineRequest,
    handler: async (request, reply) => {
      const { id, rid } = request.params
      const { reason } = request.body
      return reply.code(204).send(await request.command((ctx) => declineRequest(ctx, id, rid, reason)))
    },
  })

  app.route({
    ...contract.listInvites,
    handler: (request) => request.read((ctx) => listInvites(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.invite,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await request.command((ctx) => invite(ctx, media, request.params.id, request.body))),
  })

  app.route({
    ...contract.listMyInvites,
    handler: (request) => request.read((ctx) => listMyInvites(ctx, media, request.query)),
  })

  app.route({
    ...contract.acceptInvite,
    handler: (request) => request.command((ctx) => acceptInvite(ctx, request.params.id)),
  })

  app.route({
    ...contract.declineInvite,
    handler: (request) => request.command((ctx) => declineInvite(ctx, request.params.id)),
  })

  app.route({
    ...contract.revokeInvite,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => revokeInvite(ctx, request.params.id))),
  })
}
