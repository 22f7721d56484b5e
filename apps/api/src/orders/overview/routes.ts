import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as contract from './contract.ts'
import { orderOverview } from './overview.ts'

export const overviewRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...contract.getOrderOverview,
    handler: (request) => request.read((ctx) => orderOverview(ctx, request.query.role)),
  })
}
