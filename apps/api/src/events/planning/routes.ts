import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { getEvent } from '../event-detail.ts'
import { cancelEvent, deleteEvent } from './cancel.ts'
import * as contract from './contract.ts'
import { createEvent } from './create.ts'
import { duplicateEvent } from './duplicate.ts'
import { updateEvent } from './edit.ts'
import { publishEvent } from './publish.ts'

export const planningRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.createEvent,
    handler: async (request, reply) => {
      const event = await request.command(async (ctx) =>
        getEvent(ctx, media, await createEvent(ctx, request.body)),
      )
      return reply.code(201).send(event)
    },
  })

  app.route({
    ...contract.updateEvent,
    handler: (request) =>
      request.command(async (ctx) => {
        await updateEvent(ctx, request.params.id, request.body)
        return await getEvent(ctx, media, request.params.id)
      }),
  })

  app.route({
    ...contract.duplicateEvent,
    handler: async (request, reply) => {
      const event = await request.command(async (ctx) =>
        getEvent(ctx, media, await duplicateEvent(ctx, request.params.id, request.body.startsAt)),
      )
      return reply.code(201).send(event)
    },
  })

  app.route({
    ...contract.publishEvent,
    handler: (request) =>
      request.command(async (ctx) => {
        await publishEvent(ctx, request.params.id, request.body.scope)
        return await getEvent(ctx, media, request.params.id)
      }),
  })

  app.route({
    ...contract.cancelEvent,
    handler: (request) =>
      request.command(async (ctx) => {
        await cancelEvent(ctx, request.params.id, request.body)
        return await getEvent(ctx, media, request.params.id)
      }),
  })

  app.route({
    ...contract.deleteEvent,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteEvent(ctx, request.params.id, request.query.scope))
      return reply.code(204).send(null)
    },
  })
}
