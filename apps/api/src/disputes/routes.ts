import type { ReadCtx } from '@banter/tenants/context'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { answerDispute, replyToOffer, withdrawDispute } from './answer.ts'
import { chargebackRoutes } from './chargebacks/routes.ts'
import * as contract from './contract.ts'
import { decisionRoutes } from './decisions/routes.ts'
import { loadDispute } from './dispute-rows.ts'
import { disputeOfOrder, disputeView } from './dispute-view.ts'
import { openDispute } from './open.ts'

export const disputeRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const view = async (ctx: ReadCtx, id: string) => {
    const one = await loadDispute(ctx, id)
    return disputeView(ctx, deps.media, one, one.order.role)
  }
  app.route({
    ...contract.getOrderDispute,
    handler: (request) => request.read((ctx) => disputeOfOrder(ctx, request.params.id)),
  })
  app.route({
    ...contract.openDispute,
    handler: async (request, reply) => {
      const id = await request.command((ctx) => openDispute(ctx, request.params.id, request.body))
      return reply.code(201).send(await request.read((ctx) => view(ctx, id)))
    },
  })
  app.route({
    ...contract.getDispute,
    handler: (request) => request.read((ctx) => view(ctx, request.params.id)),
  })
  app.route({
    ...contract.answerDispute,
    handler: async (request) => {
      await request.command((ctx) => answerDispute(ctx, request.params.id, request.body))
      return request.read((ctx) => view(ctx, request.params.id))
    },
  })
  app.route({
    ...contract.replyToOffer,
    handler: async (request) => {
      await request.command((ctx) => replyToOffer(ctx, request.params.id, request.body.take))
      return request.read((ctx) => view(ctx, request.params.id))
    },
  })
  app.route({
    ...contract.withdrawDispute,
    handler: async (request) => {
      await request.command((ctx) => withdrawDispute(ctx, request.params.id))
      return request.read((ctx) => view(ctx, request.params.id))
    },
  })
  await app.register(decisionRoutes, deps)
  await app.register(chargebackRoutes)
}
