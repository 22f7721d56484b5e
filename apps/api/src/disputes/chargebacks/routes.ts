import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { getChargeback, listChargebacks } from './chargeback-view.ts'
import * as contract from './contract.ts'
import { sendNow } from './submit.ts'

export const chargebackRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...contract.listChargebacks,
    handler: (request) => request.read((ctx) => listChargebacks(ctx, request.query)),
  })
  app.route({
    ...contract.getChargeback,
    handler: (request) => request.read((ctx) => getChargeback(ctx, request.params.id)),
  })
  app.route({
    ...contract.sendEvidence,
    handler: async (request, reply) => {
      await request.command((ctx) => sendNow(ctx, request.params.id))
      return reply.code(202).send(await request.read((ctx) => getChargeback(ctx, request.params.id)))
    },
  })
}
