import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { explainReconIssue, getReconIssue } from './issue-case.ts'
import { listReconIssues } from './issue-list.ts'
import { issuesCsv } from './issues-csv.ts'

const MOST_IN_TABLE = 1_000

/** For finance, at the platform's own host: they look over all schools, one after the other. */
export const reconciliationRoutes: FastifyPluginAsyncZod<Deps> = async (app, desk) => {
  app.route({
    ...contract.listReconIssues,
    handler: ({ campus, query }) => listReconIssues(desk, campus, query),
  })
  app.route({
    ...contract.getReconIssuesCsv,
    handler: async ({ campus, query }, reply) => {
      const { items } = await listReconIssues(desk, campus, { ...query, limit: MOST_IN_TABLE })
      reply.header('content-disposition', 'attachment; filename="differences.csv"')
      return reply.type('text/csv; charset=utf-8').send(issuesCsv(items))
    },
  })
  app.route({
    ...contract.getReconIssue,
    handler: ({ campus, params }) => getReconIssue(desk, campus, params),
  })
  app.route({
    ...contract.explainReconIssue,
    handler: ({ campus, params, body }) => explainReconIssue(desk, campus, params, body),
  })
}
