import type { Campus, Ctx } from '@banter/tenants/context'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { agree } from './agree.ts'
import { cancel, decline, sayLate } from './change.ts'
import * as contract from './contract.ts'
import { meetingIcs } from './meeting-ics.ts'
import { getPlan } from './plan.ts'
import { propose } from './propose.ts'

/** Does it, and shows how the order's plan stands then. */
async function planAfter(campus: Campus, change: (ctx: Ctx) => Promise<string>) {
  const orderId = await campus.command(change)
  return campus.read((ctx) => getPlan(ctx, orderId))
}

export const meetingRoutes: FastifyPluginAsyncZod<Deps> = async (app, { site }) => {
  app.route({
    ...contract.getPlan,
    handler: (request) => request.read((ctx) => getPlan(ctx, request.params.id)),
  })
  app.route({
    ...contract.getMeetingIcs,
    handler: async (request, reply) => {
      const text = await request.read((ctx) => meetingIcs(ctx, site, request.params.id))
      reply.header('content-disposition', 'attachment; filename="meeting.ics"')
      return reply.type('text/calendar; charset=utf-8').send(text)
    },
  })
  app.route({
    ...contract.propose,
    handler: ({ campus, params, body }) =>
      planAfter(campus, async (ctx) => {
        await propose(ctx, params.id, body)
        return params.id
      }),
  })
  app.route({
    ...contract.agree,
    handler: ({ campus, params }) => planAfter(campus, (ctx) => agree(ctx, params.id)),
  })
  app.route({
    ...contract.decline,
    handler: ({ campus, params }) => planAfter(campus, (ctx) => decline(ctx, params.id)),
  })
  app.route({
    ...contract.cancel,
    handler: ({ campus, params }) => planAfter(campus, (ctx) => cancel(ctx, params.id)),
  })
  app.route({
    ...contract.sayLate,
    handler: ({ campus, params, body }) => planAfter(campus, (ctx) => sayLate(ctx, params.id, body)),
  })
}
