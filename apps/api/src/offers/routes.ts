import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { answer } from './answer.ts'
import * as contract from './contract.ts'
import { makeOffer } from './make-offer.ts'
import { listMyOffers, listProductOffers } from './offer-list.ts'
import { getNegotiation } from './offer-view.ts'

export const offerRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.makeOffer,
    handler: async (request, reply) => {
      const made = await request.command((ctx) => makeOffer(ctx, media, request.params.id, request.body))
      return reply.code(201).send(made)
    },
  })
  app.route({
    ...contract.listProductOffers,
    handler: (request) =>
      request.read((ctx) => listProductOffers(ctx, media, request.params.id, request.query)),
  })
  app.route({
    ...contract.listMyOffers,
    handler: (request) => request.read((ctx) => listMyOffers(ctx, media, request.query)),
  })
  app.route({
    ...contract.getOffer,
    handler: (request) => request.read((ctx) => getNegotiation(ctx, media, request.params.id)),
  })
  app.route({
    ...contract.acceptOffer,
    handler: (request) => request.command((ctx) => answer(ctx, media, request.params.id, 'accept')),
  })
  app.route({
    ...contract.declineOffer,
    handler: (request) => request.command((ctx) => answer(ctx, media, request.params.id, 'decline')),
  })
  app.route({
    ...contract.withdrawOffer,
    handler: (request) => request.command((ctx) => answer(ctx, media, request.params.id, 'withdraw')),
  })
  app.route({
    ...contract.counterOffer,
    handler: (request) =>
      request.command((ctx) => answer(ctx, media, request.params.id, 'counter', request.body)),
  })
}
