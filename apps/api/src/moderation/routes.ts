import type { School } from '@banter/tenants/context'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { listCases } from './cases.ts'
import * as contract from './contract.ts'
import { report } from './report.ts'
import { resolve } from './resolve.ts'
import { lift } from './sanctions.ts'
import { lookAt } from './subjects.ts'

export const moderationRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  /** At once in this process; others follow within seconds. */
  const forget = (school: School, sessions: string[]) => {
    for (const session of sessions) app.forgetSession(school, session)
  }

  app.route({
    ...contract.getReportSubject,
    handler: (request) =>
      request.read(async (ctx) => (await lookAt(ctx, media, request.query.type, request.params.id)).evidence),
  })

  app.route({
    ...contract.createReport,
    handler: async (request, reply) => {
      const made = await request.command((ctx) => report(ctx, media, request.body))
      return reply.code(201).send(made)
    },
  })

  app.route({
    ...contract.listReports,
    handler: (request) => request.read((ctx) => listCases(ctx, media, request.query)),
  })

  app.route({
    ...contract.resolveReport,
    handler: async (request) => {
      const { decided, ended } = await request.command((ctx) => resolve(ctx, request.params.id, request.body))
      forget(request.school, ended)
      return { decided }
    },
  })

  app.route({
    ...contract.liftSuspension,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => lift(ctx, request.params.id))),
  })
}
