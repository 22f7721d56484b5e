import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { noShowRoutes } from './no-shows/routes.ts'
import * as slots from './slots/contract.ts'
import { getSlots, putSlots } from './slots/slots.ts'
import * as spots from './spots/contract.ts'
import { addSpot, changeSpot, deleteSpot, listAllSpots, listSpots } from './spots/spots.ts'

export const handoffRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.route({ ...spots.listSpots, handler: (request) => request.read(listSpots) })
  app.route({ ...spots.listAllSpots, handler: (request) => request.read(listAllSpots) })
  app.route({
    ...spots.addSpot,
    handler: async (request, reply) =>
      reply.code(201).send(await request.command((ctx) => addSpot(ctx, request.body))),
  })
  app.route({
    ...spots.changeSpot,
    handler: (request) => request.command((ctx) => changeSpot(ctx, request.params.id, request.body)),
  })
  app.route({
    ...spots.deleteSpot,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => deleteSpot(ctx, request.params.id))),
  })
  app.route({ ...slots.getSlots, handler: (request) => request.read(getSlots) })
  app.route({
    ...slots.putSlots,
    handler: (request) => request.command((ctx) => putSlots(ctx, request.body.slots)),
  })
  await app.register(meetingRoutes, deps)
  await app.register(noShowRoutes)
}
