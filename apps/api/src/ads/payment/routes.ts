import type { ReadCtx } from '@banter/tenants/context'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { attemptOf } from '../../http/idempotency.ts'
import { campaignById } from '../campaigns/campaign-rows.ts'
import * as contract from './contract.ts'
import { payCampaign, topUpCampaign } from './pay.ts'
import { paymentsOf, paymentView } from './payment-rows.ts'
import { receiptOf } from './receipt.ts'

export const adPaymentRoutes: FastifyPluginAsyncZod<Deps> = async (app, { payments, site }) => {
  const reach = { payments, site }
  app.route({
    ...contract.payCampaign,
    handler: async (request, reply) => {
      const made = await payCampaign(request.campus, request.params.id, attemptOf(request), reach)
      return reply.code(201).send(await request.read(async (ctx) => paymentView(ctx, made)))
    },
  })
  app.route({
    ...contract.topUpCampaign,
    handler: async (request, reply) => {
      const { params, body } = request
      const made = await topUpCampaign(request.campus, params.id, body, attemptOf(request), reach)
      return reply.code(201).send(await request.read(async (ctx) => paymentView(ctx, made)))
    },
  })
  app.route({
    ...contract.listAdPayments,
    handler: (request) =>
      request.read(async (ctx: ReadCtx) => {
        const { id } = await campaignById(ctx, request.params.id)
        const rows = await paymentsOf(ctx, id)
        return { items: rows.map((row) => paymentView(ctx, row)), nextCursor: null }
      }),
  })
  app.route({
    ...contract.getAdReceipt,
    handler: (request) => request.read((ctx) => receiptOf(ctx, request.params.id)),
  })
}
