import type { School } from '@banter/tenants/context'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { decide } from '../rsvp/approval.ts'
import { listAttendees } from './attendees.ts'
import { checkIn, undoCheckIn } from './check-in.ts'
import { doorCodes } from './code.ts'
import * as contract from './contract.ts'
import { exportAttendees } from './export.ts'
import { manifestOf } from './manifest.ts'
import { takeQueue } from './queue.ts'

export const doorRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, env }) => {
  const codesAt = (school: School) => doorCodes(env.HANDOFF_SECRET, school)

  app.route({
    ...contract.listAttendees,
    handler: (request) => request.read((ctx) => listAttendees(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.exportAttendees,
    handler: async (request, reply) => {
      const table = await request.read((ctx) => exportAttendees(ctx, request.params.id))
      reply.header('content-disposition', 'attachment; filename="attendees.csv"')
      return reply.type('text/csv; charset=utf-8').send(table)
    },
  })

  app.route({
    ...contract.decideAttendee,
    handler: async (request, reply) => {
      const { id, userId } = request.params
      await request.command((ctx) => decide(ctx, id, userId, request.body.decision))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.checkIn,
    handler: (request) =>
      request.command((ctx) => checkIn(ctx, media, request.params.id, request.body, codesAt(request.school))),
  })

  app.route({
    ...contract.undoCheckIn,
    handler: async (request, reply) => {
      await request.command((ctx) => undoCheckIn(ctx, request.params.id, request.params.userId))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.sendCheckIns,
    handler: (request) =>
      request.command((ctx) =>
        takeQueue(ctx, media, request.params.id, request.body.items, codesAt(request.school)),
      ),
  })

  app.route({
    ...contract.getManifest,
    handler: (request) => request.read((ctx) => manifestOf(ctx, request.params.id, codesAt(request.school))),
  })
}
