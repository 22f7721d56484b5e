import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { appoint, listFrozenClubs } from './appointment.ts'
import * as contract from './contract.ts'
import { getHandover, listHandovers, offerOffice, withdrawOffer } from './handover.ts'
import { acceptOffice, declineOffice } from './handover-answers.ts'
import { listHistory } from './history.ts'

export const successionRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, site }) => {
  const means = { media, site }

  app.route({
    ...contract.offerOffice,
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await request.command((ctx) => offerOffice(ctx, means, request.params.id, request.body))),
  })

  app.route({
    ...contract.listHandovers,
    handler: (request) => request.read((ctx) => listHandovers(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.getHandover,
    handler: (request) => request.read((ctx) => getHandover(ctx, means, request.params.id)),
  })

  app.route({
    ...contract.acceptOffice,
    handler: (request) => request.command((ctx) => acceptOffice(ctx, means, request.params.id)),
  })

  app.route({
    ...contract.declineOffice,
    handler: (request) => request.command((ctx) => declineOffice(ctx, means, request.params.id)),
  })

  app.route({
    ...contract.withdrawOffer,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => withdrawOffer(ctx, request.params.id))),
  })

  app.route({
    ...contract.listHistory,
    handler: (request) => request.read((ctx) => listHistory(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.appoint,
    handler: (request) =>
      request.command((ctx) => appoint(ctx, media, request.params.id, request.body.userId)),
  })

  app.route({
    ...contract.listFrozenClubs,
    handler: (request) => request.read((ctx) => listFrozenClubs(ctx, media, request.query)),
  })
}
