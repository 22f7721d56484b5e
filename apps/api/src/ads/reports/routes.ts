import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as contract from './contract.ts'
import { reportCsv, reportOf } from './report.ts'
import { sharesOf } from './shares.ts'

export const adReportRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...contract.getAdReport,
    handler: (request) => request.read((ctx) => reportOf(ctx, request.params.id)),
  })
  app.route({ ...contract.listAdShares, handler: (request) => request.read(sharesOf) })
  app.route({
    ...contract.exportAdReport,
    handler: async (request, reply) => {
      const { name, text } = await request.read((ctx) => reportCsv(ctx, request.params.id))
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply.type('text/csv; charset=utf-8').send(text)
    },
  })
}
