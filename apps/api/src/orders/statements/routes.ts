import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as contract from './contract.ts'
import { statementMonths, statementOf } from './statement.ts'
import { statementCsv } from './statement-csv.ts'

export const statementRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({ ...contract.listStatements, handler: (request) => request.read(statementMonths) })
  app.route({
    ...contract.getStatement,
    handler: (request) => request.read((ctx) => statementOf(ctx, request.params.period)),
  })
  app.route({
    ...contract.getStatementCsv,
    handler: async (request, reply) => {
      const { period } = request.params
      const statement = await request.read((ctx) => statementOf(ctx, period))
      reply.header('content-disposition', `attachment; filename="statement-${period}.csv"`)
      return reply.type('text/csv; charset=utf-8').send(statementCsv(statement))
    },
  })
}
